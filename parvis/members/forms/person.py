"""A person's sheet."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from parvis.members.models import Person
from parvis.people.models import User

from .fields import language_choices


class PersonForm(forms.ModelForm[Person]):
    """All that the directory's people write of a person."""

    preferred_language = forms.ChoiceField(label=_("Language"), choices=language_choices)
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken"),
        choices=language_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Person
        fields = [
            "given_name",
            "family_name",
            "native_name",
            "honorific",
            "gender",
            "gender_source",
            "preferred_language",
            "languages",
            "birth_year",
            "deceased_on",
            "do_not_contact",
            "source",
            "note",
        ]
        widgets = {
            "note": forms.Textarea({"rows": 3}),
            "deceased_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        }


class AccountForm(forms.Form):
    """The account of a person, by its address; none where it is left blank."""

    account = forms.EmailField(
        label=_("E-mail of the account"),
        required=False,
        help_text=_("Leave it blank to take the link away."),
    )

    def clean_account(self) -> User | None:
        email = self.cleaned_data["account"]
        if not email:
            return None
        user = User.objects.filter(email__iexact=email).first()
        if user is None:
            raise ValidationError(_("There is no account with this address: invite them first."))
        return user
