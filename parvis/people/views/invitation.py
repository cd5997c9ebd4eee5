"""Invitations: sent by those who manage accounts, accepted by whoever holds the link."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from parvis.kit.refusing import Refused, require
from parvis.people import actions, rules
from parvis.people.forms import AcceptForm, InvitationForm
from parvis.people.models import Invitation, User

from .sign_in import is_throttled, prove_again, too_many_requests

# The link's token is put away in the session, so that no address, log or referrer shows it.
HELD = "held"


def invitation_list(request: HttpRequest) -> HttpResponse:
    """Invitations that wait, and the last hundred that are settled."""
    require(rules.can_manage_accounts(request.user))
    seen = Invitation.objects.visible_to(request.user).select_related("invited_by")
    waiting = list(seen.waiting())
    for invitation in waiting:
        invitation.can_resend = rules.can_resend(request.user, invitation)  # type: ignore[attr-defined]
    settled = seen.exclude(pk__in=[invitation.pk for invitation in waiting])[:100]
    context = {"waiting": waiting, "settled": settled}
    return render(request, "people/invitation_list.html", context)


def invitation_create(request: HttpRequest) -> HttpResponse:
    """Invite a person by mail."""
    require(rules.can_manage_accounts(request.user))
    prove_again(request)
    form = InvitationForm(request.POST or None, grantable=rules.grantable_duties(request.user))
    if form.is_valid():
        assert isinstance(request.user, User)
        try:
            actions.invite(by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error("email", str(refused))
        else:
            messages.success(request, _("The invitation is on its way."))
            return redirect("people:invitation_list")
    return render(request, "people/invitation_create.html", {"form": form})


def invitation_resend(request: HttpRequest, pk: int) -> HttpResponse:
    """Mail a new link; the one before it opens nothing any more."""
    invitation = get_object_or_404(Invitation.objects.visible_to(request.user), pk=pk)
    require(rules.can_resend(request.user, invitation))
    prove_again(request)
    if request.method == "POST":
        assert isinstance(request.user, User)
        actions.resend_invitation(invitation, by=request.user)
        messages.success(request, _("The invitation is on its way."))
        return redirect("people:invitation_list")
    return render(request, "people/invitation_resend.html", {"invitation": invitation})


def invitation_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Take an invitation back."""
    invitation = get_object_or_404(Invitation.objects.visible_to(request.user), pk=pk)
    require(rules.can_revoke(request.user, invitation))
    if request.method == "POST":
        assert isinstance(request.user, User)
        actions.revoke_invitation(invitation, by=request.user)
        messages.success(request, _("The invitation is withdrawn."))
        return redirect("people:invitation_list")
    return render(request, "people/invitation_revoke.html", {"invitation": invitation})


@login_not_required
@sensitive_post_parameters("password")
def invitation_accept(request: HttpRequest, token: str) -> HttpResponseBase:
    """Choose a name and a password, once; the second factor comes next."""
    if token != HELD:
        request.session["invitation"] = token
        return redirect("people:invitation_accept", HELD)
    token = request.session.get("invitation", "")
    invitation = Invitation.objects.opened_by(token) if token else None
    if request.method == "POST" and is_throttled(request, "token"):
        return too_many_requests(request)
    if invitation is None:
        return render(request, "people/invitation_too_late.html")
    invited = User(email=invitation.email, name=invitation.name)
    form = AcceptForm(request.POST or None, user=invited, initial={"name": invitation.name})
    if form.is_valid():
        return _welcome(request, token, form)
    context = {"invitation": invitation, "form": form}
    return render(request, "people/invitation_accept.html", context)


def _welcome(request: HttpRequest, token: str, form: AcceptForm) -> HttpResponse:
    chosen = form.cleaned_data
    user = actions.accept_invitation(token, name=chosen["name"], password=chosen["password"])
    request.session.pop("invitation", None)
    request.session["device"] = chosen["device"]
    get_adapter().login(request, user)
    # The password was chosen a moment ago: the page that comes next need not ask for it again.
    record_authentication(request, user, "password", email=user.email)
    messages.success(request, _("Welcome. Your account is open."))
    return redirect("mfa_index")
