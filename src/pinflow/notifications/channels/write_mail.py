"""A notification as a mail: text for everybody, and simple HTML."""

from __future__ import annotations

from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape

from pinflow.kit.errors import ExternalError
from pinflow.kit.one_line import one_line
from pinflow.notifications.channels.notifier import Message

_OPENINGS = {"urgent": "Needs you", "warning": "To look at", "information": "To know"}
_PAGE = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>
<body style="margin:0;padding:24px;background:#FBFAF7;color:#1B1F1D;\
font:16px/24px Figtree,'Segoe UI',Helvetica,Arial,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:24px;background:#FFFFFF;border:1px solid #E6E3DC;\
border-radius:10px">
<p style="margin:0 0 4px;font-size:12px;line-height:16px;color:#5B615E">{opening}</p>
<h1 style="margin:0 0 12px;font-size:20px;line-height:28px;font-weight:600">{title}</h1>
{paragraphs}
<p style="margin:20px 0 0"><a href="{url}" style="display:inline-block;padding:8px 16px;background:#0F6B4F;\
color:#FFFFFF;border-radius:6px;text-decoration:none">Open it in the dashboard</a></p>
<p style="margin:20px 0 0;font-size:12px;line-height:16px;color:#5B615E">You get this because you are a \
member of a team on pinflow.
<a href="{settings_url}" style="color:#5B615E">Choose what is sent to you</a>.</p>
</div></body></html>
"""
_PARAGRAPH = '<p style="margin:0 0 12px">{}</p>'


def write_mail(message: Message, sender: Address) -> EmailMessage:
    """The mail. Its ``Message-ID`` follows from the message's id: a repetition is recognised by it.

    Raises:
        ExternalError: ``notifications.bad_address`` (permanent).
    """
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = one_line(message.title)
    mail["From"] = sender
    mail["To"] = _recipient(message)
    mail["Date"] = format_datetime(message.at)
    mail["Message-ID"] = f"<{message.id}@{sender.domain}>"
    # RFC 3834: nobody's holiday answers to it.
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(_text(message))
    mail.add_alternative(_html(message), subtype="html")
    return mail


def _recipient(message: Message) -> Address:
    try:
        address = Address(display_name=one_line(message.recipient_name), addr_spec=message.recipient_address)
        if address.username and address.domain and message.recipient_address.isascii():
            return address
    except (HeaderParseError, ValueError, IndexError):
        pass
    raise ExternalError(
        "notifications.bad_address",
        f"“{one_line(message.recipient_address)}” is no address that mail can be sent to.",
        permanent=True,
    )


def _text(message: Message) -> str:
    return (
        f"{one_line(message.title)}\n\n{message.body}\n\nOpen it in the dashboard:\n{message.url}\n\n"
        f"-- \nYou get this because you are a member of a team on pinflow.\n"
        f"Choose what is sent to you: {message.settings_url}\n"
    )


def _html(message: Message) -> str:
    paragraphs = [part for part in message.body.splitlines() if part.strip()]
    return _PAGE.format(
        title=escape(one_line(message.title)),
        opening=_OPENINGS[message.severity],
        paragraphs="\n".join(_PARAGRAPH.format(escape(part)) for part in paragraphs),
        url=escape(message.url),
        settings_url=escape(message.settings_url),
    )
