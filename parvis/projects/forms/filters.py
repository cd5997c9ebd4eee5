"""What one looks for among projects: its state is the address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from parvis.kit import clock
from parvis.kit.text import fold
from parvis.members.models import Organisation
from parvis.projects.models import Channel, Participation, Project, ProjectQuerySet
from parvis.strategy.models import Node, NodeQuerySet
from parvis.terms.models import Country, Region, Theme
from parvis.ui.lists import Choices, Filters, kept

ANY = ("", "–")
A_YEAR = timedelta(days=365)
NOUN = ngettext_lazy("%(count)s project", "%(count)s projects", "count")
HIDDEN = forms.HiddenInput


class ProjectFilters(Filters):
    """Drafts are told apart only for whoever sees some."""

    common = ("q", "region", "country", "theme", "node", "state")

    q = forms.CharField(label=_("Words"), widget=forms.TextInput({"type": "search"}))
    region = forms.ChoiceField(label=_("Region"))
    country = forms.ChoiceField(label=_("Country"))
    theme = forms.ChoiceField(label=_("Theme"))
    node = forms.ChoiceField(label=_("Part of the programme"))
    state = forms.ChoiceField(
        label=_("State"),
        choices=[ANY, ("running", _("Running")), *Project.State.choices],
    )
    channel = forms.ChoiceField(label=_("Channel"))
    carrier = forms.CharField(label=_("Carrier"), max_length=120)
    partner = forms.CharField(label=_("Partner or funder"), max_length=120)
    year = forms.IntegerField(label=_("Year"), min_value=1970, max_value=2200)
    values = forms.ChoiceField(  # type: ignore[assignment]
        label=_("Indicators"),
        choices=[
            ANY,
            ("with", _("With a value within a year")),
            ("without", _("Without a value within a year")),
        ],
    )
    public = forms.ChoiceField(
        label=_("Who sees it"),
        choices=[ANY, ("yes", _("Everybody")), ("no", _("Not public yet"))],
    )
    ties = forms.ChoiceField(
        label=_("Ties to the programme"),
        choices=[ANY, ("waiting", _("To confirm")), ("none", _("None"))],
        widget=HIDDEN,
    )
    organisation = forms.SlugField(label=_("Taking part"), widget=HIDDEN)
    money = forms.ChoiceField(
        label=_("Amounts"),
        choices=[
            ANY,
            ("own", _("Own funds known")),
            ("total", _("Total known")),
            ("both", _("Both known")),
        ],
        widget=HIDDEN,
    )

    def __init__(self, query: Any = None, *, sees_drafts: bool = False) -> None:
        super().__init__(query)
        if not sees_drafts:
            del self.fields["public"]
            del self.fields["ties"]
        for name, choices in OFFERED.items():
            self._offer(name, choices(str(self.query.get(name, ""))))

    def _offer(self, name: str, choices: Choices) -> None:
        field: Any = self.fields[name]
        field.choices = [ANY, *choices]

    def narrow_q(self, projects: ProjectQuerySet, value: str) -> ProjectQuerySet:
        for word in fold(value).split():
            projects = projects.filter(Q(folded__contains=word) | _takes_part(word))
        return projects

    def narrow_region(self, projects: ProjectQuerySet, value: str) -> ProjectQuerySet:
        return projects.in_region(value)

    def narrow_country(self, projects: ProjectQuerySet, value: str) -> ProjectQuerySet:
        return projects.in_country(value)

    def narrow_theme(self, projects: ProjectQuerySet, value: str) -> ProjectQuerySet:
        return projects.on_theme(value)

    def narrow_node(self, projects: ProjectQuerySet, value: str) -> ProjectQuerySet:
        node = Node.objects.filter(code=value).first()
        return projects.tied_under(node) if node else projects.none()

    def narrow_state(self, projects: ProjectQuerySet, value: str) -> ProjectQuerySet:
        return projects.running() if value == "running" else projects.filter(state=value)

    def narrow_channel(self, projects: ProjectQuerySet, value: str) -> ProjectQuerySet:
        return projects.filter(channel__code=value)

    def narrow_carrier(self, projects: ProjectQuerySet, value: str) -> ProjectQuerySet:
        return projects.filter(_takes_part(fold(value), is_carrier=True))

    def narrow_partner(self, projects: ProjectQuerySet, value: str) -> ProjectQuerySet:
        return projects.filter(_takes_part(fold(value), is_carrier=False))

    def narrow_year(self, projects: ProjectQuerySet, value: int) -> ProjectQuerySet:
        return projects.filter(dated_on__year=value)

    def narrow_values(self, projects: ProjectQuerySet, value: str) -> ProjectQuerySet:
        since = clock.today() - A_YEAR
        return projects.valued_since(since) if value == "with" else projects.not_valued_since(since)

    def narrow_public(self, projects: ProjectQuerySet, value: str) -> ProjectQuerySet:
        return projects.filter(is_published=value == "yes")

    def narrow_ties(self, projects: ProjectQuerySet, value: str) -> ProjectQuerySet:
        if value == "waiting":
            return projects.with_ties_to_confirm()
        return projects.without_ties()

    def read_organisation(self, value: str) -> str:
        """The name of the organisation at this address, if everybody may read it."""
        organisation = Organisation.objects.visible_to(AnonymousUser()).filter(slug=value).first()
        return str(organisation or value)

    def narrow_organisation(self, projects: ProjectQuerySet, value: str) -> ProjectQuerySet:
        organisation = Organisation.objects.filter(slug=value).first()
        return projects.of_organisation(organisation) if organisation else projects.none()

    def narrow_money(self, projects: ProjectQuerySet, value: str) -> ProjectQuerySet:
        return projects.with_leverage() if value == "both" else projects.with_known(value)


def _filed(**values: Any) -> ProjectQuerySet:
    return Project.objects.order_by().filter(**values)


def _takes_part(words: str, **roles: Any) -> Exists:
    """An organisation called like that, in the directory's words or the source's."""
    rows = Participation.objects.order_by().filter(project=OuterRef("pk"), **roles)
    called = Q(organisation__folded__contains=words) | Q(folded__contains=words)
    return Exists(rows.filter(called))


@kept
def _regions() -> Choices:
    return [(each.code, str(each.name)) for each in Region.objects.all()]


@kept
def _countries() -> Choices:
    """Countries in which there is a project, as the reader would sort them."""
    used = Country.objects.filter(Exists(_filed(places__country=OuterRef("pk")))).order_by()
    named = [(each.pk, str(each.name)) for each in used.only("iso2", "name")]
    return sorted(named, key=lambda each: fold(each[1]))


@kept
def _themes() -> Choices:
    """Themes that a project is about."""
    themes = Theme.objects.filter(Exists(_filed(themes=OuterRef("pk"))))
    return [(each.code, str(each.name)) for each in themes]


@kept
def _channels() -> Choices:
    return [(each.code, str(each.name)) for each in Channel.objects.all()]


@kept
def _parts_at_a_glance() -> Choices:
    kinds = [Node.Kind.AXIS, Node.Kind.PRIORITY, Node.Kind.STAKE]
    return _written(Node.objects.filter(kind__in=kinds))


def _nodes(asked: str) -> Choices:
    """Axes, priorities and stakes; another part only where the address names it."""
    nodes = _parts_at_a_glance("")
    if not asked or asked in dict(nodes):
        return nodes
    return nodes + _written(Node.objects.filter(code=asked))


def _written(nodes: NodeQuerySet) -> Choices:
    return [(node.code, f"{node.code} {node.title}") for node in nodes.only("code", "title")]


OFFERED: dict[str, Callable[[str], Choices]] = {
    "region": _regions,
    "country": _countries,
    "theme": _themes,
    "node": _nodes,
    "channel": _channels,
}
