"""One's own account, and everybody's for those who manage them."""

from __future__ import annotations

from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy
from django.views.decorators.http import require_POST

from parvis.journal.actions import save
from parvis.kit.refusing import require
from parvis.people import actions, rules
from parvis.people.figures import device
from parvis.people.forms import AccountFilters, CloseForm, ProfileForm
from parvis.people.models import Duty, User
from parvis.people.models.account import FACTORS
from parvis.ui.lists import Column, answer, page

from .sign_in import prove_again


def _duty_names(account: User) -> list[str]:
    return [duty.get_duty_display() for duty in account.duty_set.all() if duty.holds_today]


COLUMNS = [
    Column("name", gettext_lazy("Name"), str, link=User.get_absolute_url, sort=("name", "email")),
    Column("email", gettext_lazy("E-mail"), lambda account: account.email, sort="email"),
    Column("duties", gettext_lazy("Duties"), _duty_names),
    Column(
        "factor",
        gettext_lazy("Second factor"),
        lambda account: _("Set up") if account.has_factor else _("None"),
    ),
    Column(
        "last_login",
        gettext_lazy("Last sign-in"),
        lambda account: account.last_login.date() if account.last_login else "",
        sort="last_login",
    ),
    Column(
        "state",
        gettext_lazy("State"),
        lambda account: _("Open") if account.is_active else _("Closed"),
        sort="-is_active",
        state=lambda account: "neutral" if account.is_active else "late",
    ),
]
NOUN = ngettext_lazy("%(count)s account", "%(count)s accounts", "count")


def account_list(request: HttpRequest) -> HttpResponseBase:
    """Every account, for those who manage them."""
    require(rules.can_manage_accounts(request.user))
    filters = AccountFilters(request.GET)
    accounts = User.objects.visible_to(request.user).with_factors()
    found = filters.apply(accounts).prefetch_related("duty_set")
    listing = page(request, found, filters=filters, columns=COLUMNS, noun=NOUN)
    return answer(request, "people/account_list.html", listing)


def account_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """One account: its duties, its sign-ins, its history."""
    accounts = User.objects.visible_to(request.user).with_factors()
    account = get_object_or_404(accounts, uuid=uuid)
    if not rules.can_manage_accounts(request.user):
        return redirect("people:account_home")
    duties = list(account.duty_set.select_related("granted_by").order_by("-starts_on", "duty"))
    for duty in duties:
        duty.user = account
        duty.can_end = rules.can_end(request.user, duty)
    context = {
        "account": account,
        "duties": duties,
        "sign_in_count": UserSession.objects.filter(user=account).count(),
        "can_grant": rules.can_grant(request.user, account),
        "can_close": account.is_active and rules.can_close(request.user, account),
        "can_reopen": not account.is_active and rules.can_close(request.user, account),
    }
    return render(request, "people/account_detail.html", context)


def account_home(request: HttpRequest) -> HttpResponse:
    """My account: who I am, how I sign in, where I am signed in, what I have access to."""
    me = request.user
    assert isinstance(me, User)
    sign_ins = list(UserSession.objects.filter(user=me).order_by("-last_seen_at")[:50])
    for sign_in in sign_ins:
        sign_in.device = device(sign_in.user_agent)
    factors = list(Authenticator.objects.filter(user=me, type__in=FACTORS).order_by("pk"))
    context = {
        "account": me,
        "duties": Duty.objects.filter(user=me).as_of().order_by("duty"),
        "factors": factors,
        "needs_factor": rules.needs_second_factor(me) and not factors,
        "sign_ins": sign_ins,
        "can_manage_accounts": rules.can_manage_accounts(me),
        "this_key": request.session.session_key,
    }
    return render(request, "people/account_home.html", context)


def account_change(request: HttpRequest) -> HttpResponse:
    """How I am called, and in which language."""
    me = User.objects.get(pk=request.user.pk)
    form = ProfileForm(request.POST or None, instance=me)
    if form.is_valid():
        save(form, by=me)
        messages.success(request, _("Your account is changed."))
        return redirect("people:account_home")
    return render(request, "people/account_change.html", {"form": form})


@require_POST
def sign_in_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of my other sign-ins; of another person's, nothing is known."""
    me = request.user
    assert isinstance(me, User)
    get_object_or_404(UserSession, pk=pk, user=me)
    actions.end_sign_ins(me, only=pk, by=me)
    messages.success(request, _("This sign-in is ended."))
    return redirect("people:account_home")


@require_POST
def sign_in_end_others(request: HttpRequest) -> HttpResponse:
    """End all my sign-ins but this one."""
    me = request.user
    assert isinstance(me, User)
    count = actions.end_sign_ins(me, keep=request.session.session_key or "", by=me)
    told = ngettext("%(count)s sign-in is ended.", "%(count)s sign-ins are ended.", count)
    messages.success(request, told % {"count": count})
    return redirect("people:account_home")


def account_end_sign_ins(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """End all the sign-ins of somebody: a lost telephone, a doubt."""
    account = get_object_or_404(User.objects.visible_to(request.user), uuid=uuid)
    require(rules.can_close(request.user, account))
    prove_again(request)
    if request.method == "POST":
        assert isinstance(request.user, User)
        actions.end_sign_ins(account, by=request.user)
        messages.success(request, _("The person is signed out everywhere."))
        return redirect(account)
    return render(request, "people/account_end_sign_ins.html", {"account": account})


def account_close(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Close an account: nobody signs in with it any more."""
    account = get_object_or_404(User.objects.visible_to(request.user), uuid=uuid)
    require(account.is_active and rules.can_close(request.user, account))
    prove_again(request)
    form = CloseForm(request.POST or None)
    if form.is_valid():
        assert isinstance(request.user, User)
        actions.close_account(account, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("The account is closed."))
        return redirect(account)
    return render(request, "people/account_close.html", {"account": account, "form": form})


def account_reopen(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """Open a closed account again."""
    account = get_object_or_404(User.objects.visible_to(request.user), uuid=uuid)
    require(not account.is_active and rules.can_close(request.user, account))
    prove_again(request)
    if request.method == "POST":
        assert isinstance(request.user, User)
        actions.reopen_account(account, by=request.user)
        messages.success(request, _("The account is open again."))
        return redirect(account)
    return render(request, "people/account_reopen.html", {"account": account})
