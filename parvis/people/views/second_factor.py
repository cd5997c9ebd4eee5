"""Second factors: what is set up, and the printed codes."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from allauth.mfa.models import Authenticator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from parvis.people import rules


def second_factors(request: HttpRequest) -> HttpResponse:
    """Passkeys, application, printed codes: what I have and what I can set up."""
    mine = list(Authenticator.objects.filter(user=request.user.pk).order_by("pk"))
    by_type = {factor.type: factor for factor in mine}
    context = {
        "passkeys": [each.wrap() for each in mine if each.type == Authenticator.Type.WEBAUTHN],
        "application": by_type.get(Authenticator.Type.TOTP),
        "codes": by_type.get(Authenticator.Type.RECOVERY_CODES),
        "is_needed": rules.needs_second_factor(request.user),
        "has_factor": bool(set(by_type) - {Authenticator.Type.RECOVERY_CODES}),
    }
    return render(request, "people/second_factors.html", context)


@reauthentication_required(app="allauth.mfa")
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """The codes that are left, on a page made to be printed."""
    factor = Authenticator.objects.filter(
        user=request.user.pk, type=Authenticator.Type.RECOVERY_CODES
    ).first()
    if factor is None:
        raise Http404
    return render(
        request, "people/recovery_codes.html", {"codes": factor.wrap().get_unused_codes()}
    )
