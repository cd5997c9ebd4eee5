"""Telling people: in the application, and one mail each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template import Context
from django.template.loader import get_template, select_template
from django.urls import reverse
from django.utils import translation

from parvis.journal.models import Entry, Notice, address_of
from parvis.kit import clock

if TYPE_CHECKING:
    from django.db import models

    from parvis.people.models import User

_NOT_PRINTED = re.compile(r"[\x00-\x20\x7f\x85\u2028\u2029]+")


def tell(entry: Entry, thing: models.Model | None, people: Iterable[User]) -> None:
    """Write each person's notice of an entry, once, in their language."""
    wanted = {person.pk: person for person in people if person.is_active}
    told = set(entry.notice_set.filter(user__in=wanted).values_list("user", flat=True))
    notices = [_notice(entry, thing, wanted[pk]) for pk in wanted if pk not in told]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)


def _notice(entry: Entry, thing: models.Model | None, person: User) -> Notice:
    url = address_of(thing)
    facts = {
        "entry": entry,
        "thing": thing,
        "user": person,
        "actor": entry.actor_name,
        "url": urljoin(settings.SITE_URL, url),
        "network_name": settings.NETWORK_NAME,
        "site_url": settings.SITE_URL,
    }
    template = select_template([f"notices/{entry.verb}.txt", "notices/default.txt"])
    with translation.override(person.language):
        text = template.template.render(Context(facts, autoescape=False)).strip()
    title, _line, rest = text.partition("\n")
    return Notice(
        user=person,
        entry=entry,
        title=_NOT_PRINTED.sub(" ", title).strip()[:300],
        text=rest.strip(),
        url=url,
    )


def mail(notice: Notice) -> bool:
    """Send a notice's one mail; whoever claims it first sends it, a failure gives it back."""
    unsent = Notice.objects.filter(pk=notice.pk, mailed_at__isnull=True)
    if not unsent.update(mailed_at=clock.now()):
        return False
    try:
        _letter(notice).send()
    except Exception:
        Notice.objects.filter(pk=notice.pk).update(mailed_at=None)
        raise
    return True


def _letter(notice: Notice) -> EmailMessage:
    person = notice.user
    facts = {
        "notice": notice,
        "url": urljoin(settings.SITE_URL, notice.url),
        "network_name": settings.NETWORK_NAME,
        "notices_url": urljoin(settings.SITE_URL, reverse("journal:notice_list")),
    }
    with translation.override(person.language):
        frame = get_template("journal/notice_mail.txt").template  # type: ignore[attr-defined]
        body = frame.render(Context(facts, autoescape=False))
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    headers = {
        "Message-ID": f"<notice-{notice.pk}-{notice.created_at:%Y%m%d%H%M%S}@{host}>",
        "Auto-Submitted": "auto-generated",
        "Content-Language": person.language,
    }
    return EmailMessage(notice.title, body.strip() + "\n", to=[person.email], headers=headers)


def mark_read(notices: models.QuerySet[Notice]) -> int:
    """Mark notices as read, from now on."""
    return notices.filter(read_at__isnull=True).update(read_at=clock.now())
