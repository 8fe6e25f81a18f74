"""Mail on the wire: what it looks like, who may read it on its way, and what is never in it."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import msgspec
import pytest

from pinflow.integrations.smtp.settings import read_mail_server
from pinflow.kit.errors import ExternalError, InvalidInputError
from pinflow.notifications.channels import EmailNotifier
from pinflow.settings import load_settings
from tests.notifications.mail_server import MailRoom, make_certificate, running_mail_server
from tests.notifications.test_notifiers import MESSAGE

PASSWORD = "a-mail-password"
LOGIN = {"PINFLOW_SMTP_USER": "pins", "PINFLOW_SMTP_PASSWORD": PASSWORD}


def notifier(room: MailRoom, **more: str) -> EmailNotifier:
    """As the settings make it."""
    keys = {
        "PINFLOW_SMTP_HOST": "127.0.0.1",
        "PINFLOW_SMTP_PORT": str(room.port),
        "PINFLOW_SMTP_FROM": "Pinflow <pins@example.test>",
        "PINFLOW_SMTP_TIMEOUT_SECONDS": "5",
        **more,
    }
    return EmailNotifier(read_mail_server(keys))


async def test_a_mail_has_text_and_html_and_says_that_a_machine_wrote_it() -> None:
    hostile = msgspec.structs.replace(MESSAGE, body='<script>alert("x")</script> & more')
    async with running_mail_server() as room:
        await notifier(room, PINFLOW_SMTP_SECURITY="none").send(hostile)
    mail = room.taken[0].mail
    assert mail["from"] == "Pinflow <pins@example.test>"
    assert mail["to"] == "Alice <alice@example.test>"
    assert mail["auto-submitted"] == "auto-generated"
    assert mail["message-id"] == f"<{MESSAGE.id}@example.test>"
    assert mail["date"] == "Mon, 23 Nov 2026 09:00:00 +0000"
    text, html = (mail.get_body((kind,)) for kind in ("plain", "html"))
    assert text is not None
    assert html is not None
    assert hostile.body in text.get_content()
    assert MESSAGE.settings_url in text.get_content()
    assert "<script>" not in html.get_content()
    assert "&lt;script&gt;" in html.get_content()
    assert re.findall(r'href="([^"]*)"', html.get_content()) == [MESSAGE.url, MESSAGE.settings_url]


async def test_words_cannot_add_a_header_or_a_reader() -> None:
    hostile = msgspec.structs.replace(
        MESSAGE,
        title="Hi\nBcc: mallory@example.test",
        recipient_name='Alice"\r\nX-Evil: yes\r\n <mallory@example.test>',
    )
    async with running_mail_server() as room:
        await notifier(room, PINFLOW_SMTP_SECURITY="none").send(hostile)
    (taken,) = room.taken
    assert taken.recipients == ("alice@example.test",)
    assert {name.lower() for name in taken.mail} == {
        *("subject", "from", "to", "date", "message-id", "auto-submitted", "mime-version", "content-type"),
    }
    assert [address.addr_spec for address in taken.mail["to"].addresses] == ["alice@example.test"]


@pytest.mark.parametrize(
    "address",
    ["", "nobody", "a@b@c", "alice@example.test\r\nRCPT TO:<mallory@example.test>", "ä@example.test"],
)
async def test_what_is_no_address_is_refused_for_good_and_nothing_is_sent(address: str) -> None:
    async with running_mail_server() as room:
        with pytest.raises(ExternalError) as failure:
            await notifier(room, PINFLOW_SMTP_SECURITY="none").send(
                msgspec.structs.replace(MESSAGE, recipient_address=address)
            )
    assert (failure.value.code, failure.value.permanent) == ("notifications.bad_address", True)
    assert room.taken == []


async def test_by_default_nothing_leaves_without_tls(tmp_path: Path) -> None:
    async with running_mail_server() as room:
        with pytest.raises(ExternalError) as failure:
            await notifier(room, **LOGIN).send(MESSAGE)
    assert (failure.value.code, failure.value.permanent) == ("smtp.no_tls", False)
    assert (room.taken, room.logins) == ([], [])


async def test_starttls_with_a_login(tmp_path: Path) -> None:
    file, tls = make_certificate(tmp_path)
    async with running_mail_server(tls=tls, needs_login=True) as room:
        await notifier(room, PINFLOW_SMTP_CA_FILE=str(file), **LOGIN).send(MESSAGE)
    assert [taken.secure for taken in room.taken] == [True]
    assert room.logins == [("pins", PASSWORD)]


async def test_tls_from_the_first_byte(tmp_path: Path) -> None:
    file, tls = make_certificate(tmp_path)
    async with running_mail_server(tls=tls, at_once=True) as room:
        await notifier(room, PINFLOW_SMTP_SECURITY="tls", PINFLOW_SMTP_CA_FILE=str(file)).send(MESSAGE)
    assert len(room.taken) == 1


@pytest.mark.parametrize("at_once", [True, False])
async def test_a_server_that_nobody_vouches_for_gets_neither_login_nor_mail(
    tmp_path: Path, at_once: bool
) -> None:
    _, tls = make_certificate(tmp_path)
    security = "tls" if at_once else "starttls"
    async with running_mail_server(tls=tls, at_once=at_once) as room:
        with pytest.raises(ExternalError) as failure:
            await notifier(room, PINFLOW_SMTP_SECURITY=security, **LOGIN).send(MESSAGE)
    assert (failure.value.code, failure.value.permanent) == ("smtp.no_tls", False)
    assert (room.taken, room.logins) == ([], [])


async def test_a_refused_login_is_the_operators_to_mend_and_tells_no_password(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file, tls = make_certificate(tmp_path)
    async with running_mail_server(tls=tls, needs_login=True) as room:
        room.login = ("pins", "another")
        with caplog.at_level(logging.DEBUG), pytest.raises(ExternalError) as failure:
            await notifier(room, PINFLOW_SMTP_CA_FILE=str(file), **LOGIN).send(MESSAGE)
    assert (failure.value.code, failure.value.permanent) == ("smtp.login_refused", False)
    assert PASSWORD not in failure.value.message + caplog.text
    assert room.taken == []


@pytest.mark.parametrize(
    ("answer", "permanent"), [("550 5.1.1 no such user", True), ("450 4.2.1 greylisted", False)]
)
async def test_a_refused_recipient_is_told_in_the_servers_words(answer: str, permanent: bool) -> None:
    async with running_mail_server() as room:
        room.refused_recipients[MESSAGE.recipient_address] = answer
        with pytest.raises(ExternalError) as failure:
            await notifier(room, PINFLOW_SMTP_SECURITY="none").send(MESSAGE)
    assert failure.value.permanent is permanent
    assert answer.split(" ", 2)[2] in failure.value.message


WRONG = [
    ({"PINFLOW_SMTP_HOST": "mail.example.test"}, "PINFLOW_SMTP_FROM"),
    ({"PINFLOW_SMTP_FROM": "pins@example.test"}, "PINFLOW_SMTP_HOST"),
    ({"PINFLOW_SMTP_FROM": "pins"}, "PINFLOW_SMTP_FROM"),
    ({"PINFLOW_SMTP_FROM": "a@example.test\nBcc: b@example.test"}, "PINFLOW_SMTP_FROM"),
    ({"PINFLOW_SMTP_FROM": "ä@example.test"}, "PINFLOW_SMTP_FROM"),
    ({"PINFLOW_SMTP_SECURITY": "ssl"}, "PINFLOW_SMTP_SECURITY"),
    ({"PINFLOW_SMTP_PORT": "0"}, "PINFLOW_SMTP_PORT"),
    (
        {"PINFLOW_SMTP_HOST": "m.test", "PINFLOW_SMTP_FROM": "a@m.test", "PINFLOW_SMTP_USER": "pins"},
        "PINFLOW_SMTP_PASSWORD",
    ),
    (
        {
            "PINFLOW_SMTP_HOST": "m.test",
            "PINFLOW_SMTP_FROM": "a@m.test",
            "PINFLOW_SMTP_SECURITY": "none",
            **LOGIN,
        },
        "in the clear",
    ),
    (
        {
            "PINFLOW_SMTP_HOST": "m.test",
            "PINFLOW_SMTP_FROM": "a@m.test",
            "PINFLOW_SMTP_CA_FILE": "/nowhere/at/all.pem",
        },
        "PINFLOW_SMTP_CA_FILE",
    ),
]


@pytest.mark.parametrize(("environ", "named"), WRONG)
def test_wrong_settings_are_named_at_the_start_and_no_password_is_told(
    environ: dict[str, str], named: str
) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        load_settings(environ)
    assert named in refusal.value.message
    assert PASSWORD not in refusal.value.message
