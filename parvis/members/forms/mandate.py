"""A mandate: who holds an office, how it begins and ends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django import forms
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from parvis.kit.text import fold
from parvis.members.models import Mandate, Person

from .fields import END_DATE, PARTIAL_DATE, Suggestions

TITLES = (
    "Maire",
    "Mairesse",
    "Bourgmestre",
    "Bourgmestresse",
    "Syndic",
    "Syndique",
    "Gouverneur",
    "Gouverneure",
    "Délégué spécial",
    "Déléguée spéciale",
    "Président du conseil régional",
    "Présidente du conseil régional",
    "Président du conseil départemental",
    "Présidente du conseil départemental",
    "Administrateur",
    "Administratrice",
)
END_LABEL = _("First day without this mandate")
CONSTRAINTS = ("one_holder_at_a_time", "one_at_a_time")


@contextmanager
def telling_overlap(form: forms.BaseForm) -> Iterator[None]:
    """Two at once, refused by the database between validation and saving, told as an error."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if not any(name in str(error) for name in CONSTRAINTS):
            raise
        form.add_error("start", _("Another one was saved for that time just now: look again."))


class MandateForm(forms.ModelForm[Mandate]):
    """A mandate as it is written down."""

    class Meta:
        model = Mandate
        fields = [
            "title",
            "entry",
            "ordinal",
            "start",
            "attested",
            "end",
            "end_reason",
            "source",
            "note",
        ]
        widgets = {"title": Suggestions(TITLES)}
        labels = {"end": END_LABEL}
        help_texts = {"start": PARTIAL_DATE, "end": END_DATE}


class MandateCreateForm(MandateForm):
    """A mandate with its holder: somebody of the directory, or somebody new."""

    given_name = forms.CharField(label=_("Given name"), max_length=100, required=False)
    family_name = forms.CharField(label=_("Family name"), max_length=100)
    gender = forms.ChoiceField(
        label=_("Gender"), choices=[("", "–"), *Person.Gender.choices], required=False
    )
    person = forms.ChoiceField(label=_("Who is it?"), required=False, widget=forms.RadioSelect)

    field_order = ["given_name", "family_name", "gender", "person"]
    NEW = "new"

    class Meta(MandateForm.Meta):
        fields = ["title", "entry", "ordinal", "start", "attested", "source", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.namesakes = self._namesakes()
        if not self.namesakes:
            del self.fields["person"]
            return
        choices = [(str(each.pk), _described(each)) for each in self.namesakes]
        field = self.fields["person"]
        field.choices = [*choices, (self.NEW, _("Somebody else of the same name"))]  # type: ignore[attr-defined]
        field.required = True
        field.error_messages["required"] = _(
            "Somebody of this name is in the directory: say whether it is the same person."
        )

    def _namesakes(self) -> list[Person]:
        family = fold(str(self.data.get("family_name", "")))
        given = fold(str(self.data.get("given_name", "")))
        if not family:
            return []
        name = "|".join(filter(None, (family, given)))
        people = Person.objects.filter(folded__startswith=name).with_offices()
        return [each for each in people[:20] if each.folded.split("|")[:2] == name.split("|")]

    @property
    def holder(self) -> Person:
        """The person of the directory that was chosen, else somebody new."""
        told = self.cleaned_data
        chosen = told.get("person", self.NEW)
        known = next((each for each in self.namesakes if str(each.pk) == chosen), None)
        return known or Person(
            given_name=told["given_name"],
            family_name=told["family_name"],
            gender=told["gender"],
            source=told["source"],
        )


class MandateEndForm(forms.ModelForm[Mandate]):
    """When a mandate ends, and why."""

    class Meta:
        model = Mandate
        fields = ["end", "end_reason", "source"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["end"].required = True
        self.fields["end"].label = END_LABEL
        self.fields["end"].help_text = PARTIAL_DATE
        self.fields["end_reason"].required = True


def _described(person: Person) -> str:
    offices = ", ".join(each.described for each in person.mandates_now)
    return f"{person} – {offices}" if offices else str(person)
