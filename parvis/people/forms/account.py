"""Accounts as their owners and as their managers write them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from parvis.kit import clock
from parvis.kit.dated import holds_on
from parvis.kit.dates import PartialDate
from parvis.people.models import Duty, User
from parvis.people.models.account import UserQuerySet
from parvis.ui.lists import Filters

END_LABEL = _("First day without this duty")


class ProfileForm(forms.ModelForm[User]):
    """How I am called, and in which language I am written to."""

    class Meta:
        model = User
        fields = ("name", "language")
        widgets = {"language": forms.Select(choices=settings.LANGUAGES)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True

    def clean_language(self) -> str:
        language: str = self.cleaned_data["language"]
        known = dict(settings.LANGUAGES)
        return language if language in known else settings.LANGUAGE_CODE


class DutyForm(forms.ModelForm[Duty]):
    """A duty, from one day to another."""

    class Meta:
        model = Duty
        fields = ("duty", "start", "end")

    def __init__(self, *args: Any, grantable: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = set(grantable)
        choices = [choice for choice in Duty.Kind.choices if choice[0] in allowed]
        self.fields["duty"].choices = choices  # type: ignore[attr-defined]
        self.fields["start"].required = True
        self.fields["start"].initial = str(clock.today())
        self.fields["end"].label = END_LABEL
        self.fields["end"].help_text = _("Leave it empty while it lasts.")


class DutyEndForm(forms.ModelForm[Duty]):
    """The first day without the duty."""

    class Meta:
        model = Duty
        fields = ("end",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["end"].label = END_LABEL
        self.fields["end"].required = True
        self.initial["end"] = PartialDate.of(clock.today())


class CloseForm(forms.Form):
    """Why an account is closed."""

    reason = forms.CharField(label=_("Why?"), max_length=500)


class AccountFilters(Filters):
    """Accounts by name, duty, second factor, use and state."""

    search = forms.CharField(label=_("Name or e-mail"))
    duty = forms.ChoiceField(
        label=_("Duty"), choices=[("", _("All")), ("none", _("None")), *Duty.Kind.choices]
    )
    factor = forms.ChoiceField(
        label=_("Second factor"), choices=[("", _("All")), ("yes", _("Set up")), ("no", _("None"))]
    )
    use = forms.ChoiceField(
        label=_("Use of the account"), choices=[("", _("All")), ("never", _("Never signed in"))]
    )
    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("All")), ("open", _("Open")), ("closed", _("Closed"))]
    )

    def narrow_search(self, accounts: UserQuerySet, text: str) -> UserQuerySet:
        return accounts.filter(Q(name__icontains=text) | Q(email__icontains=text))

    def narrow_duty(self, accounts: UserQuerySet, duty: str) -> UserQuerySet:
        held = Duty.objects.as_of()
        if duty == "none":
            return accounts.exclude(pk__in=held.values("user_id"))
        of_this_kind = Duty.objects.filter(holds_on(clock.today()), duty=duty)
        return accounts.filter(pk__in=of_this_kind.values("user_id"))

    def narrow_factor(self, accounts: UserQuerySet, factor: str) -> UserQuerySet:
        return accounts.filter(has_factor=factor == "yes")  # type: ignore[misc]

    def narrow_use(self, accounts: UserQuerySet, use: str) -> UserQuerySet:
        return accounts.filter(last_login__isnull=True)

    def narrow_state(self, accounts: UserQuerySet, state: str) -> UserQuerySet:
        return accounts.filter(is_active=state == "open")
