"""Accounts: made, charged with duties, closed; and their sign-ins ended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext as _

from parvis.journal.actions import record
from parvis.kit import clock
from parvis.kit.dates import PartialDate
from parvis.kit.refusing import refuse_unless
from parvis.people.models import Duty, User

if TYPE_CHECKING:
    from django.db.models import QuerySet


@transaction.atomic
def ensure_account(
    email: str,
    name: str,
    *,
    duties: Iterable[str] = (),
    password: str | None = None,
    language: str = "fr",
    by: User | None = None,
) -> User:
    """The account of this address, made where there is none, with at least these duties today."""
    account = User.objects.filter(email__iexact=email).first()
    if account is None:
        account = User.objects.create_user(email, password, name=name, language=language)
        record("created", account, by=by)
    held = set(Duty.objects.filter(user=account).as_of().values_list("duty", flat=True))
    for duty in duties:
        if duty not in held:
            grant_duty(account, duty=duty, start=PartialDate.of(clock.today()), by=by)
    account.__dict__.pop("duties", None)
    return account


@transaction.atomic
def grant_duty(
    account: User,
    *,
    duty: str,
    start: PartialDate,
    end: PartialDate | None = None,
    by: User | None,
) -> Duty:
    """Charge a person with a duty, from one day to another (excluded)."""
    account = User.objects.select_for_update().get(pk=account.pk)
    refuse_unless(account.is_active, _("This account is closed: open it again first."))
    others = Duty.objects.filter(user=account, duty=duty)
    granted = Duty(user=account, duty=duty, start=start, end=end, granted_by=by)
    granted.full_clean()
    overlaps = any(_overlaps(other, start, end) for other in others)
    refuse_unless(not overlaps, _("The person already has this duty in that period."))
    granted.save()
    name, until = granted.get_duty_display(), str(end or "")
    record("duty_granted", account, by=by, duty=duty, name=name, start=str(start), end=until)
    return granted


def _overlaps(other: Duty, start: PartialDate, end: PartialDate | None) -> bool:
    begins_before_end = end is None or other.starts_on is None or other.starts_on < end.first_day
    ends_after_start = other.ends_on is None or other.ends_on > start.first_day
    return begins_before_end and ends_after_start


@transaction.atomic
def end_duty(duty: Duty, *, end: PartialDate, by: User | None) -> Duty:
    """End a duty; `end` is the first day without it. There is a direction at any time."""
    _hold_the_directions()
    duty = Duty.objects.select_for_update().get(pk=duty.pk)
    if duty.duty == Duty.Kind.DIRECTION:
        _refuse_to_lose_the_last_direction(duty.user, on=end.first_day)
    before = duty.end
    duty.end = end
    duty.full_clean()
    duty.save()
    duty.refresh_from_db()
    was = str(before) if before else ""
    name = duty.get_duty_display()
    record("duty_ended", duty.user, by=by, duty=duty.duty, name=name, end=str(end), was=was)
    return duty


def _hold_the_directions() -> None:
    """Two who would each leave the direction to the other do so one after the other."""
    held = Duty.objects.select_for_update().filter(duty=Duty.Kind.DIRECTION).order_by("pk")
    list(held.values_list("pk", flat=True))


def _refuse_to_lose_the_last_direction(account: User, *, on: date) -> None:
    others = Duty.objects.as_of(on).filter(duty=Duty.Kind.DIRECTION, user__is_active=True)
    remains = others.exclude(user=account).exists()
    refuse_unless(remains, _("Nobody else has the direction then: give it to somebody first."))


@transaction.atomic
def close_account(account: User, *, by: User | None, reason: str = "") -> User:
    """Nobody signs in with it any more; every open sign-in ends now."""
    _hold_the_directions()
    account = User.objects.select_for_update().get(pk=account.pk)
    refuse_unless(account.is_active, _("This account is closed already."))
    if Duty.Kind.DIRECTION in account.duties:
        _refuse_to_lose_the_last_direction(account, on=clock.today())
    account.is_active = False
    account.save(update_fields=["is_active"])
    _end(UserSession.objects.filter(user=account))
    record("closed", account, by=by, reason=reason)
    return account


@transaction.atomic
def reopen_account(account: User, *, by: User | None) -> User:
    """The person may sign in again, with the duties whose time has not ended."""
    account = User.objects.select_for_update().get(pk=account.pk)
    refuse_unless(not account.is_active, _("This account is open already."))
    account.is_active = True
    account.save(update_fields=["is_active"])
    record("reopened", account, by=by)
    return account


@transaction.atomic
def end_sign_ins(account: User, *, by: User | None, only: int | None = None, keep: str = "") -> int:
    """End open sign-ins: `only` one (its number), or all but the session `keep`. Says how many.

    No device is trusted any more: a lost one may bear the password too.
    """
    sign_ins = UserSession.objects.filter(user=account)
    sign_ins = sign_ins.filter(pk=only) if only else sign_ins.exclude(session_key=keep)
    count = _end(sign_ins)
    User.objects.filter(pk=account.pk).update(trust_ended_at=clock.now())
    record("sign_ins_ended", account, by=by, count=count)
    return count


def _end(sign_ins: QuerySet[UserSession]) -> int:
    keys = list(sign_ins.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    sign_ins.delete()
    return len(keys)
