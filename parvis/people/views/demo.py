"""The demonstration: one button, one role."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from parvis.kit.refusing import require
from parvis.people.forms.sign_in import SHARED
from parvis.people.models import Duty, User

ROLES = {
    **dict(Duty.Kind.choices),
    "city": _("A member city"),
    "outsider": _("Somebody without access"),
}


def _demo_users() -> dict[str, User]:
    addresses = {f"{role}@demo.example": role for role in ROLES}
    users = User.objects.filter(email__in=addresses, is_active=True)
    by_role = {addresses[user.email]: user for user in users}
    return {role: by_role[role] for role in ROLES if role in by_role}


@login_not_required
@require_safe
def demo_list(request: HttpRequest) -> HttpResponse:
    """The roles one may play."""
    require(settings.DEMO)
    roles = [(role, ROLES[role], user) for role, user in _demo_users().items()]
    return render(request, "people/demo_list.html", {"roles": roles})


@login_not_required
def demo_sign_in(request: HttpRequest, role: str) -> HttpResponse:
    """Play one role; only the button signs in."""
    require(settings.DEMO and role in ROLES)
    user = get_object_or_404(User, email=f"{role}@demo.example", is_active=True)
    if request.method == "POST":
        request.session["device"] = SHARED
        get_adapter().login(request, user)
        return redirect(settings.LOGIN_REDIRECT_URL)
    return render(request, "people/demo_sign_in.html", {"label": ROLES[role], "person": user})
