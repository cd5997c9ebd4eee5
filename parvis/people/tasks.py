"""What follows in the background: links are made here, mailed, and kept nowhere."""

from __future__ import annotations

from typing import Any
from urllib.parse import urljoin

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.mail import EmailMessage
from django.db import transaction
from django.template import Context
from django.template.loader import get_template
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from parvis.journal.tasks import after
from parvis.kit import clock

from . import actions
from .figures import fingerprint, new_token
from .models import Invitation, Recovery, User


@task()
def mail_password_reset(email: str) -> None:
    """Mail a link that sets a new password; where there is no account, nothing happens."""
    user = User.objects.filter(email__iexact=email, is_active=True).first()
    if user is None:
        return
    token = PasswordResetTokenGenerator().make_token(user)
    place = {"uidb36": user_pk_to_url_str(user), "key": token}
    url = reverse("account_reset_password_from_key", kwargs=place)
    _mail("password_reset", user.email, user.language, person=user, url=_absolute(url))


@task()
def start_recovery(email: str) -> None:
    """Note that somebody lost every way in; where there is no account, nothing happens."""
    actions.ask_recovery(email)


@after("invitation.created", "invitation.resent")
def send_invitation(invitation: Invitation | None) -> None:
    """Mail an invitation's link, unless it left already."""
    if invitation is not None:
        mail_invitation(invitation.pk)


@transaction.atomic
def mail_invitation(pk: int) -> None:
    """Make the token, keep its fingerprint, mail it; a failure leaves the invitation unsent."""
    invitation = Invitation.objects.select_for_update().get(pk=pk)
    if invitation.sent_at or not invitation.can_still_be_used:
        return
    token = new_token()
    invitation.token_hash, invitation.sent_at = fingerprint(token), clock.now()
    invitation.save(update_fields=["token_hash", "sent_at"])
    url = _absolute(reverse("people:invitation_accept", args=[token]))
    facts = {"invitation": invitation, "url": url}
    _mail("invitation", invitation.email, invitation.language, **facts)


@after("recovery.approved")
def send_recovery_link(recovery: Recovery | None) -> None:
    """Mail the link of a recovery that two persons approved, unless it left already."""
    if recovery is not None:
        mail_recovery_link(recovery.pk)


@transaction.atomic
def mail_recovery_link(pk: int) -> None:
    """Make the token, keep its fingerprint, mail it; a failure leaves the recovery unsent."""
    recovery = Recovery.objects.select_for_update().select_related("user").get(pk=pk)
    if recovery.sent_at or recovery.state != Recovery.State.APPROVED:
        return
    token = new_token()
    recovery.token_hash, recovery.sent_at = fingerprint(token), clock.now()
    recovery.save(update_fields=["token_hash", "sent_at"])
    url = _absolute(reverse("people:recovery_complete", args=[token]))
    _mail("recovery", recovery.user.email, recovery.user.language, recovery=recovery, url=url)


def _absolute(path: str) -> str:
    """On the site's own host, whatever host the request claimed."""
    return urljoin(settings.SITE_URL, path)


def _mail(letter: str, to: str, language: str, **facts: Any) -> None:
    context = Context(
        facts | {"network_name": settings.NETWORK_NAME, "contact": settings.NETWORK_CONTACT},
        autoescape=False,
    )
    with translation.override(language):
        template: Any = get_template(f"people/mails/{letter}.txt")
        text = template.template.render(context).strip()
    subject, _line, body = text.partition("\n")
    headers = {"Auto-Submitted": "auto-generated", "Content-Language": language}
    EmailMessage(" ".join(subject.split()), body.strip() + "\n", to=[to], headers=headers).send()
