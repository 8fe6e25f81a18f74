"""What a member wants sent: by kind and channel, within the role; and the message that tries it out."""

from __future__ import annotations

import pytest

from pinflow.identity.models import system_actor
from pinflow.kit.errors import (
    ConflictError,
    ExternalError,
    ForbiddenError,
    InvalidInputError,
    NotFoundError,
)
from pinflow.notifications.choose_preferences import Preferences, choose_preference, show_preferences
from pinflow.notifications.kinds import NotificationKind
from pinflow.notifications.send_test import send_test
from tests.factories.accounts import actor_of
from tests.factories.cast import Person
from tests.notifications.conftest import RECONNECT, Office

UNDECIDED = NotificationKind.PIN_UNDECIDED


async def choose(
    office: Office, person: Person, kind: NotificationKind, wanted: bool, channel: str = "fake"
) -> Preferences:
    actor = actor_of(person)
    async with office.database.tenant_session(actor.tenant_id) as session:
        return await choose_preference(
            session, office.tools(), actor, kind, channel, wanted=wanted, now=office.clock.now()
        )


def wanted(preferences: Preferences, channel: str = "fake") -> set[NotificationKind]:
    return {
        row.id
        for row in preferences.kinds
        for each in row.channels
        if each.channel == channel and each.wanted
    }


async def test_by_default_what_stops_the_income_is_sent_to_those_who_can_mend_it(office: Office) -> None:
    found = {}
    for person in (office.cast.alice, office.cast.bob, office.cast.vera):
        async with office.database.tenant_session(person.tenant_id) as session:
            found[person.name] = await show_preferences(session, office.tools(), actor_of(person))
    assert wanted(found["alice"]) == {
        NotificationKind.ACCOUNT_RECONNECT,
        NotificationKind.ACCOUNT_PAUSED,
        NotificationKind.DUPLICATES_FOUND,
    }
    assert wanted(found["bob"]) == {NotificationKind.DUPLICATES_FOUND}
    assert wanted(found["vera"]) == set()
    assert found["alice"].address == "alice@example.test"
    assert {state.name: state.reason for state in found["alice"].channels} == {
        "fake": None,
        "email": "Set PINFLOW_SMTP_HOST to use it.",
    }


async def test_a_choice_counts_and_is_the_members_own(office: Office) -> None:
    assert RECONNECT not in wanted(await choose(office, office.cast.alice, RECONNECT, False))
    assert UNDECIDED in wanted(await choose(office, office.cast.bob, UNDECIDED, True))
    await office.tell()
    await office.tell(UNDECIDED)
    await office.deliver()
    assert [one.recipient_name for one in office.notifier.received] == ["bob"]
    await choose(office, office.cast.bob, UNDECIDED, False)
    await office.over(UNDECIDED)
    await office.tell(UNDECIDED)
    assert await office.deliver() == 0


async def test_a_choice_for_a_channel_that_is_off_is_kept_for_later(office: Office) -> None:
    assert UNDECIDED in wanted(await choose(office, office.cast.alice, UNDECIDED, True, "email"), "email")


async def test_what_a_role_may_not_have_is_refused_and_says_whose_it_is(office: Office) -> None:
    with pytest.raises(ForbiddenError, match="role “admin”"):
        await choose(office, office.cast.bob, RECONNECT, True)
    with pytest.raises(ForbiddenError, match="role “editor”"):
        await choose(office, office.cast.vera, UNDECIDED, True)
    # Not wanting it is everybody's right.
    await choose(office, office.cast.vera, UNDECIDED, False)


async def test_what_there_may_be_one_a_pin_of_is_never_sent(office: Office) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        await choose(office, office.cast.alice, NotificationKind.PIN_FAILED, True)
    assert refusal.value.code == "notifications.in_app_only"


async def test_an_unknown_channel_is_named(office: Office) -> None:
    with pytest.raises(NotFoundError, match="pigeon"):
        await choose(office, office.cast.alice, RECONNECT, True, "pigeon")


async def test_the_system_itself_has_no_preferences(office: Office) -> None:
    nobody = system_actor(office.alice.tenant_id)
    with pytest.raises(ForbiddenError):
        async with office.database.tenant_session(nobody.tenant_id) as session:
            await show_preferences(session, office.tools(), nobody)
    with pytest.raises(ForbiddenError):
        await send_test(office.tools(), nobody, "fake", office.clock.now())


async def test_a_test_goes_to_the_members_own_address(office: Office) -> None:
    sent = await send_test(office.tools(), actor_of(office.cast.vera), "fake", office.clock.now())
    (message,) = office.notifier.received
    assert (sent.sent_to, sent.message_id) == ("vera@example.test", str(message.id))
    assert message.recipient_address == "vera@example.test"


async def test_a_test_says_why_it_cannot_be_sent(office: Office) -> None:
    with pytest.raises(ConflictError, match="PINFLOW_SMTP_HOST"):
        await send_test(office.tools(), office.alice, "email", office.clock.now())
    with pytest.raises(NotFoundError, match="pigeon"):
        await send_test(office.tools(), office.alice, "pigeon", office.clock.now())
    office.notifier.fault = ExternalError("smtp.refused", "No such user (550).", permanent=True)
    with pytest.raises(ExternalError, match="No such user"):
        await send_test(office.tools(), office.alice, "fake", office.clock.now())
