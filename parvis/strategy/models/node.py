"""The parts of a programme, and whom each works with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from parvis.kit.fields import TranslatedField
from parvis.members.models import Organisation
from parvis.terms.models import Theme

from .programme import Programme

if TYPE_CHECKING:
    from parvis.people.models import User


class NodeQuerySet(models.QuerySet["Node"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The programme is public."""
        return self.all()

    def of_kind(self, *kinds: str) -> Self:
        """Stakes, axes, priorities, actions or measures."""
        return self.filter(kind__in=kinds)

    def under(self, node: Node) -> Self:
        """A node and all below it."""
        return self.filter(programme=node.programme_id, path__startswith=node.path)

    def above(self, node: Node) -> Self:
        """The nodes on the way from the root to a node, without it."""
        steps = node.path.split(".")
        paths = [".".join(steps[:count]) for count in range(1, len(steps))]
        return self.filter(programme=node.programme_id, path__in=paths)

    def beside(self, node: Node) -> Self:
        """A node and its like: same parent, same kind."""
        return self.filter(programme=node.programme_id, parent=node.parent_id, kind=node.kind)


class Node(models.Model):
    """One part of the programme: a stake, an axis, a priority, an action, a measure."""

    class Kind(models.TextChoices):
        STAKE = "stake", _("Stake")
        AXIS = "axis", _("Axis")
        PRIORITY = "priority", _("Priority")
        ACTION = "action", _("Action")
        MEASURE = "measure", _("Measure")

    programme = models.ForeignKey(
        Programme, verbose_name=_("programme"), on_delete=models.CASCADE, related_name="nodes"
    )
    code = models.CharField(
        _("code"),
        max_length=20,
        validators=[RegexValidator(r"^[\w.-]+$", _("Only letters, digits, points and hyphens."))],
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="children",
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    path = models.CharField(
        max_length=200,
        editable=False,
        help_text="Kind and position from the root down: 20002.40001 is the first action of the "
        "second axis. Whatever is below starts with it.",
    )
    title = TranslatedField(_("title"))
    description = TranslatedField(_("description"), long=True, blank=True)
    themes = models.ManyToManyField(
        Theme,
        verbose_name=_("themes"),
        blank=True,
        related_name="nodes",
        help_text=_("Projects and events on these themes are proposed for this part."),
    )

    objects = NodeQuerySet.as_manager()

    verbs = {
        "moved": _("Move"),
        "link_added": _("Link added"),
        "link_changed": _("Link changed"),
        "link_removed": _("Link taken away"),
        "keymoment_added": _("Key moment added"),
        "keymoment_changed": _("Key moment changed"),
        "keymoment_removed": _("Key moment taken away"),
        "gauge_added": _("Figure added"),
        "gauge_changed": _("Figure changed"),
        "gauge_removed": _("Figure taken away"),
    }

    class Meta:
        verbose_name = _("part of the programme")
        verbose_name_plural = _("parts of the programme")
        ordering = ["path"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "code"],
                name="strategy_node_code_once_a_programme",
                violation_error_message=_("Another part of the programme has this code."),
            )
        ]
        indexes = [models.Index(fields=["programme", "path"])]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("strategy:node_detail", args=[self.code])

    @property
    def own_path(self) -> str:
        """Where it stands: below its parent, by kind, then by position."""
        step = f"{list(self.Kind).index(self.Kind(self.kind)) + 1}{self.position:04}"
        return f"{self.parent.path}.{step}" if self.parent else step

    @property
    def slug(self) -> str:
        """What its address ends with."""
        return self.code

    @property
    def depth(self) -> int:
        """0 for what stands right below the programme."""
        return self.path.count(".")


class LinkQuerySet(models.QuerySet["Link"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """As public as the programme; possible funders are the secretariat's affair."""
        if getattr(user, "is_secretariat", False):
            return self.all()
        return self.exclude(kind=Link.Kind.PROSPECT)


class Link(models.Model):
    """Whom a part of the programme works with: who animates it, its synergies and funders."""

    class Kind(models.TextChoices):
        ANIMATION = "animation", _("Animation")
        SYNERGY = "synergy", _("Synergy")
        FUNDER = "funder", _("Funder")
        PROSPECT = "prospect", _("Possible funder")

    node = models.ForeignKey(
        Node,
        verbose_name=_("part of the programme"),
        on_delete=models.CASCADE,
        related_name="links",
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    label = TranslatedField(_("name"))
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="programme_links",
    )
    position = models.PositiveSmallIntegerField(default=0)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["kind", "position", "pk"]

    def __str__(self) -> str:
        return str(self.label)

    def get_absolute_url(self) -> str:
        return f"{self.node.get_absolute_url()}#links"
