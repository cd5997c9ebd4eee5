"""A forgotten password: the same answer, as fast, for any address."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from parvis.journal.actions import enqueue
from parvis.people import tasks
from parvis.people.forms import AddressForm

from .sign_in import is_throttled, too_many_requests


@login_not_required
def password_reset(request: HttpRequest) -> HttpResponse:
    """Ask for a link; the worker alone looks whether the address is known."""
    form = AddressForm(request.POST or None)
    if form.is_valid():
        if is_throttled(request, "reset_password"):
            return too_many_requests(request)
        email = form.cleaned_data["email"]
        if not is_throttled(request, "reset_password_mail", key=email):
            enqueue(tasks.mail_password_reset, email=email)
        return redirect("account_reset_password_done")
    return render(request, "account/password_reset.html", {"form": form})
