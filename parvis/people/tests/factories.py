"""People, invitations and recoveries to try the room with."""

from __future__ import annotations

import secrets
import time
from datetime import timedelta
from typing import Any

import factory
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.usersessions.models import UserSession
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from parvis.kit import clock
from parvis.kit.dates import PartialDate
from parvis.people.figures import fingerprint
from parvis.people.models import Duty, Invitation, Recovery, User

PASSWORD = "un parvis devant la mairie"


class UserFactory(factory.django.DjangoModelFactory):
    """A person without password or duty."""

    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"personne{n}@ville.example")
    name = factory.Sequence(lambda n: f"Personne {n}")
    password = "!none"


class DutyFactory(factory.django.DjangoModelFactory):
    """A duty held since last year."""

    class Meta:
        model = Duty

    user = factory.SubFactory(UserFactory)
    duty = "directory"
    start = factory.LazyFunction(lambda: PartialDate.of(clock.today() - timedelta(days=400)))


class InvitationFactory(factory.django.DjangoModelFactory):
    """An invitation whose link is `token`."""

    class Meta:
        model = Invitation

    class Params:
        token = factory.Sequence(lambda n: f"jeton-{n}")

    email = factory.Sequence(lambda n: f"invitee{n}@ville.example")
    name = "Awa Ndiaye"
    token_hash = factory.LazyAttribute(lambda made: fingerprint(made.token))
    sent_at = factory.LazyFunction(clock.now)


class RecoveryFactory(factory.django.DjangoModelFactory):
    """Somebody who lost the second factor."""

    class Meta:
        model = Recovery

    user = factory.SubFactory(UserFactory)


def with_password(user: User) -> User:
    """The same person, who knows PASSWORD."""
    user.set_password(PASSWORD)
    user.save()
    return user


def signed_in(client: Client, user: User) -> Client:
    """A browser in which the person has just shown that it is them."""
    client.force_login(user)
    session = client.session
    session["account_authentication_methods_user"] = str(user.pk)
    session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
    session.save()
    return client


def set_up_totp(user: User) -> str:
    """Give the person an application; its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


def totp_code(secret: str, *, step: int = 0) -> str:
    """What the application shows now, or some steps of 30 seconds away."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step))


def printed_codes(user: User) -> list[str]:
    """Give the person printed codes."""
    return RecoveryCodes.activate(user).generate_codes()


def approved_recovery(user: User, *approvers: User, token: str = "jeton") -> Recovery:
    """A recovery that two persons approved, with its link."""
    now = clock.now()
    return RecoveryFactory(
        user=user,
        first_approved_by=approvers[0],
        first_approved_at=now,
        second_approved_by=approvers[1],
        second_approved_at=now,
        expires_at=now + timedelta(hours=24),
        token_hash=fingerprint(token),
        sent_at=now,
    )


def passkey(user: User, name: str = "Téléphone") -> Authenticator:
    """A passkey with a key of its own."""
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    key_id = secrets.token_bytes(16)
    attested = AttestedCredentialData.create(Aaguid.NONE, key_id, public)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    facts = AuthenticatorData.create(sha256(b"localhost"), flags, 0, attested)
    client = CollectedClientData.create("webauthn.create", b"challenge", "http://localhost")
    credential = {
        "id": websafe_encode(key_id),
        "rawId": websafe_encode(key_id),
        "type": "public-key",
        "clientExtensionResults": {"credProps": {"rk": True}},
        "response": {
            "clientDataJSON": websafe_encode(bytes(client)),
            "attestationObject": websafe_encode(AttestationObject.create("none", facts, {})),
        },
    }
    return Authenticator.objects.create(
        user=user,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": name, "credential": credential},
    )


def examples(world: Any) -> dict[str, dict[str, Any]]:
    """For each address with arguments, a thing to try it on."""
    somebody = UserFactory()
    closed = UserFactory(is_active=False)
    duty = DutyFactory(user=somebody, duty="events")
    invitation = InvitationFactory()
    recovery = RecoveryFactory()
    sign_in = UserSession.objects.create(
        user=world.outsider, ip="192.0.2.1", session_key="k" * 32, user_agent="Firefox"
    )
    key = passkey(world.outsider)
    account = {"uuid": somebody.uuid}
    return {
        "account_reset_password_from_key": {"uidb36": "1", "key": "set-password"},
        "mfa_edit_webauthn": {"pk": key.pk},
        "mfa_remove_webauthn": {"pk": key.pk},
        "people:account_close": account,
        "people:account_detail": account,
        "people:account_end_sign_ins": account,
        "people:account_reopen": {"uuid": closed.uuid},
        "people:demo_sign_in": {"role": "directory"},
        "people:duty_end": {"pk": duty.pk},
        "people:duty_grant": account,
        "people:invitation_accept": {"token": "held"},
        "people:invitation_resend": {"pk": invitation.pk},
        "people:invitation_revoke": {"pk": invitation.pk},
        "people:recovery_approve": {"pk": recovery.pk},
        "people:recovery_complete": {"token": "held"},
        "people:recovery_detail": {"pk": recovery.pk},
        "people:recovery_refuse": {"pk": recovery.pk},
        "people:sign_in_end": {"pk": sign_in.pk},
    }
