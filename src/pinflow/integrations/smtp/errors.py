"""What a mail server, or the way to it, made impossible; in words."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from aiosmtplib.errors import (
    SMTPAuthenticationError,
    SMTPException,
    SMTPNotSupported,
    SMTPRecipientsRefused,
    SMTPResponseException,
)

from pinflow.kit.errors import ExternalError
from pinflow.kit.logging import redact_text
from pinflow.kit.one_line import one_line

_LONGEST_REPLY = 300


class MailRefusedError(ExternalError):
    """The server does not take this message, now or ever."""


@contextmanager
def translate_smtp_errors(host: str) -> Iterator[None]:
    """Turns what the driver raises into words.

    Permanent is what is said of the message: a 5xx answer to it. A login that is refused or a server that
    cannot be reached is the operator's to mend, and the message waits meanwhile.

    Raises:
        ExternalError: ``smtp.login_refused``, ``smtp.no_tls``, ``smtp.unreachable``.
        MailRefusedError: ``smtp.refused`` (permanent) or ``smtp.not_now``.
    """
    try:
        yield
    except SMTPAuthenticationError as error:
        raise ExternalError(
            "smtp.login_refused",
            f"The mail server {host} refuses the login ({error.code}). Check user and password.",
        ) from None
    except SMTPRecipientsRefused as error:
        raise _refused(host, error.recipients[0]) from None
    except SMTPResponseException as error:
        raise _refused(host, error) from None
    except SMTPNotSupported as error:
        raise _not_offered(host, error.message) from None
    except ssl.SSLError as error:
        raise _no_tls(host, error) from None
    except (SMTPException, OSError) as error:
        if isinstance(error.__cause__, ssl.SSLError):
            raise _no_tls(host, error.__cause__) from None
        if type(error) is SMTPException:
            # What the driver says of an extension, STARTTLS above all, that the server does not have.
            raise _not_offered(host, error.message) from None
        raise ExternalError(
            "smtp.unreachable", f"The mail server {host} does not answer: {_reply(str(error))}."
        ) from None


def _refused(host: str, error: SMTPResponseException) -> ExternalError:
    # 421 and 4xx mean later; whatever is no answer of the protocol is no word about the message.
    permanent = 500 <= error.code < 600
    return MailRefusedError(
        "smtp.refused" if permanent else "smtp.not_now",
        f"The mail server {host} {'refuses this message' if permanent else 'does not take it now'} "
        f"({error.code}): {_reply(error.message)}.",
        permanent=permanent,
        status=error.code,
    )


def _not_offered(host: str, message: str) -> ExternalError:
    return ExternalError(
        "smtp.no_tls", f"The mail server {host} does not offer what is asked of it: {_reply(message)}."
    )


def _no_tls(host: str, error: ssl.SSLError) -> ExternalError:
    return ExternalError(
        "smtp.no_tls",
        f"No secure connection to the mail server {host}: {_reply(error.reason or str(error))}.",
    )


def _reply(text: str) -> str:
    """What a server says, on one line; it may repeat what it was told."""
    return redact_text(one_line(text)[:_LONGEST_REPLY]).rstrip(". ") or "no reason given"
