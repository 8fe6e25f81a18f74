"""Where a language model is, what it is called, and what it costs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from urllib.parse import urlsplit

import msgspec

from pinflow.kit.errors import InvalidInputError
from pinflow.kit.http import is_loopback_url

URL = "PINFLOW_LANGUAGE_MODEL_URL"
MODEL = "PINFLOW_LANGUAGE_MODEL"
KEY = "PINFLOW_LANGUAGE_MODEL_KEY"
INPUT_PRICE = "PINFLOW_LANGUAGE_MODEL_INPUT_PRICE"
OUTPUT_PRICE = "PINFLOW_LANGUAGE_MODEL_OUTPUT_PRICE"
CURRENCY = "PINFLOW_LANGUAGE_MODEL_CURRENCY"
TIMEOUT = "PINFLOW_LANGUAGE_MODEL_TIMEOUT_SECONDS"
MILLION = Decimal(1_000_000)


class Endpoint(msgspec.Struct, frozen=True, kw_only=True):
    """An endpoint and the model to ask for.

    ``base_url`` ends before ``/chat/completions``. ``key`` None: the server asks for none. Prices are for a
    million tokens in ``currency`` (ISO 4217). ``timeout_seconds``: for a whole answer.
    """

    base_url: str
    model: str
    key: str | None = None
    input_price: Decimal = Decimal(0)
    output_price: Decimal = Decimal(0)
    currency: str = "USD"
    timeout_seconds: float = 60.0

    def __repr__(self) -> str:
        """Without the key: this may end up in a log."""
        return f"Endpoint(base_url={self.base_url!r}, model={self.model!r})"

    def cost(self, tokens_in: int, tokens_out: int) -> Decimal:
        """What so many tokens cost, in ``currency``."""
        return (self.input_price * tokens_in + self.output_price * tokens_out) / MILLION


def read_endpoint(keys: Mapping[str, str]) -> Endpoint:
    """The endpoint that these settings name.

    Raises:
        InvalidInputError: ``language_model.wrong_setting``; names it, and never repeats the key.
    """
    base_url = check_base_url(keys[URL], has_key=bool(keys.get(KEY)))
    has_prices = bool(keys.get(INPUT_PRICE)) and bool(keys.get(OUTPUT_PRICE))
    if not has_prices and not is_loopback_url(base_url):
        raise _wrong(
            f"Set {INPUT_PRICE} and {OUTPUT_PRICE}, the prices of a million tokens (0 for a server of your "
            "own): without them no budget holds."
        )
    return Endpoint(
        base_url=base_url,
        model=keys[MODEL],
        key=keys.get(KEY) or None,
        input_price=check_price(keys.get(INPUT_PRICE) or "0"),
        output_price=check_price(keys.get(OUTPUT_PRICE) or "0"),
        currency=check_currency(keys.get(CURRENCY) or "USD"),
        timeout_seconds=float(keys.get(TIMEOUT) or 60),
    )


def check_base_url(url: str, *, has_key: bool) -> str:
    """The address without its last slash; a key travels over https alone, or stays on this machine.

    Raises:
        InvalidInputError: it is no address, holds a login or a query, or would send a key in the clear.
    """
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or parts.username or parts.password or parts.query or parts.fragment:
        raise _wrong(
            f"{URL} must be the address before /chat/completions, such as https://api.example.com/v1 or "
            f"http://127.0.0.1:11434/v1, without a login or a query. A key belongs into {KEY}."
        )
    if parts.scheme == "http" and has_key and not is_loopback_url(url):
        raise _wrong(f"{URL} must begin with https://, as {KEY} would travel in the clear.")
    return url.strip().rstrip("/").removesuffix("/chat/completions")


def check_price(text: str) -> Decimal:
    """A price of a million tokens.

    Raises:
        InvalidInputError: it is no number from 0 to 10,000.
    """
    try:
        price = Decimal(text)
    except InvalidOperation:
        price = Decimal(-1)
    if not (price.is_finite() and 0 <= price <= 10_000):
        raise _wrong("A price of a million tokens is a number from 0 to 10000, such as 0.15.")
    return price


def check_currency(text: str) -> str:
    """A currency's code.

    Raises:
        InvalidInputError: it is none.
    """
    if not re.fullmatch(r"[A-Z]{3}", text):
        raise _wrong(f"{CURRENCY} is a code of three letters, such as USD or EUR.")
    return text


def _wrong(message: str) -> InvalidInputError:
    return InvalidInputError("language_model.wrong_setting", message)
