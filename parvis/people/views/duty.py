"""Duties: granted and ended on a date."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from parvis.kit.refusing import require
from parvis.people import actions, rules
from parvis.people.forms import DutyEndForm, DutyForm
from parvis.people.models import Duty, User

from .sign_in import prove_again


def duty_grant(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Charge a person with a duty."""
    account = get_object_or_404(User.objects.visible_to(request.user), uuid=uuid)
    require(rules.can_grant(request.user, account))
    prove_again(request)
    form = DutyForm(request.POST or None, grantable=rules.grantable_duties(request.user))
    if form.is_valid():
        assert isinstance(request.user, User)
        asked = form.cleaned_data
        actions.grant_duty(
            account, duty=asked["duty"], start=asked["start"], end=asked["end"], by=request.user
        )
        messages.success(request, _("The duty is granted."))
        return redirect(account)
    return render(request, "people/duty_grant.html", {"account": account, "form": form})


def duty_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a duty, today or on a day to come: access ends with it."""
    duties = Duty.objects.visible_to(request.user).select_related("user")
    duty = get_object_or_404(duties, pk=pk)
    require(rules.can_end(request.user, duty))
    prove_again(request)
    form = DutyEndForm(request.POST or None, instance=duty)
    if form.is_valid():
        assert isinstance(request.user, User)
        actions.end_duty(duty, end=form.cleaned_data["end"], by=request.user)
        messages.success(request, _("The end of the duty is noted."))
        return redirect(duty.user)
    return render(request, "people/duty_end.html", {"duty": duty, "form": form})
