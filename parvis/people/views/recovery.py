"""Recoveries: asked by somebody who cannot sign in, approved by two persons, used once."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from parvis.journal.actions import enqueue
from parvis.kit.refusing import require
from parvis.people import actions, rules, tasks
from parvis.people.forms import AddressForm, NewPasswordForm
from parvis.people.models import Recovery, User

from .invitation import HELD
from .sign_in import is_throttled, prove_again, too_many_requests

PEOPLE = ("user", "first_approved_by", "second_approved_by", "closed_by")


@login_not_required
def recovery_ask(request: HttpRequest) -> HttpResponse:
    """I lost every way in: the same answer, as fast, for any address."""
    form = AddressForm(request.POST or None)
    if form.is_valid():
        if is_throttled(request, "recovery"):
            return too_many_requests(request)
        email = form.cleaned_data["email"]
        if not is_throttled(request, "recovery_mail", key=email):
            enqueue(tasks.start_recovery, email=email)
        return redirect("people:recovery_asked")
    return render(request, "people/recovery_ask.html", {"form": form})


@login_not_required
@require_safe
def recovery_asked(request: HttpRequest) -> HttpResponse:
    """What happens next, whether the address is known or not."""
    return render(request, "people/recovery_asked.html")


def recovery_list(request: HttpRequest) -> HttpResponse:
    """Who waits to be let in again."""
    require(rules.can_manage_accounts(request.user))
    recoveries = Recovery.objects.visible_to(request.user).select_related(*PEOPLE)[:100]
    return render(request, "people/recovery_list.html", {"recoveries": recoveries})


def recovery_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One request: who vouched, what comes next."""
    recoveries = Recovery.objects.visible_to(request.user).select_related(*PEOPLE)
    recovery = get_object_or_404(recoveries, pk=pk)
    context = {
        "recovery": recovery,
        "can_approve": rules.can_approve(request.user, recovery),
        "can_refuse": rules.can_refuse(request.user, recovery),
    }
    return render(request, "people/recovery_detail.html", context)


def recovery_approve(request: HttpRequest, pk: int) -> HttpResponse:
    """Vouch for the person, having spoken with them."""
    recovery = get_object_or_404(Recovery.objects.visible_to(request.user), pk=pk)
    require(rules.can_approve(request.user, recovery))
    prove_again(request)
    if request.method == "POST":
        assert isinstance(request.user, User)
        actions.approve_recovery(recovery, by=request.user)
        messages.success(request, _("Your approval is noted."))
        return redirect(recovery)
    return render(request, "people/recovery_approve.html", {"recovery": recovery})


def recovery_refuse(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop a request that is not genuine."""
    recovery = get_object_or_404(Recovery.objects.visible_to(request.user), pk=pk)
    require(rules.can_refuse(request.user, recovery))
    if request.method == "POST":
        assert isinstance(request.user, User)
        actions.refuse_recovery(recovery, by=request.user)
        messages.success(request, _("The request is stopped."))
        return redirect(recovery)
    return render(request, "people/recovery_refuse.html", {"recovery": recovery})


@login_not_required
@sensitive_post_parameters("password")
def recovery_complete(request: HttpRequest, token: str) -> HttpResponseBase:
    """Choose a new password; the lost second factors are forgotten."""
    if token != HELD:
        request.session["recovery"] = token
        return redirect("people:recovery_complete", HELD)
    token = request.session.get("recovery", "")
    recovery = Recovery.objects.opened_by(token) if token else None
    if request.method == "POST" and is_throttled(request, "token"):
        return too_many_requests(request)
    if recovery is None:
        return render(request, "people/recovery_too_late.html")
    form = NewPasswordForm(request.POST or None, user=recovery.user)
    if form.is_valid():
        actions.complete_recovery(token, password=form.cleaned_data["password"])
        request.session.pop("recovery", None)
        messages.success(request, _("Your password is changed. Sign in with it."))
        return redirect("account_login")
    return render(request, "people/recovery_complete.html", {"form": form})
