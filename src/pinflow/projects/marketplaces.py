"""The Amazon marketplaces: host, currency and the language its own pages are written in."""

from __future__ import annotations

import msgspec

from pinflow.kit.errors import InvalidInputError


class Marketplace(msgspec.Struct, frozen=True):
    """``name`` is the host without ``www.``; ``currency`` is ISO 4217; ``language`` is ISO 639-1."""

    name: str
    country: str
    currency: str
    language: str

    @property
    def host(self) -> str:
        return f"www.{self.name}"


MARKETPLACES: dict[str, Marketplace] = {
    name: Marketplace(name, country, currency, language)
    for name, country, currency, language in (
        ("amazon.com", "US", "USD", "en"),
        ("amazon.ca", "CA", "CAD", "en"),
        ("amazon.com.mx", "MX", "MXN", "es"),
        ("amazon.com.br", "BR", "BRL", "pt"),
        ("amazon.co.uk", "GB", "GBP", "en"),
        ("amazon.de", "DE", "EUR", "de"),
        ("amazon.fr", "FR", "EUR", "fr"),
        ("amazon.it", "IT", "EUR", "it"),
        ("amazon.es", "ES", "EUR", "es"),
        ("amazon.nl", "NL", "EUR", "nl"),
        ("amazon.se", "SE", "SEK", "sv"),
        ("amazon.pl", "PL", "PLN", "pl"),
        ("amazon.com.be", "BE", "EUR", "fr"),
        ("amazon.com.tr", "TR", "TRY", "tr"),
        ("amazon.ae", "AE", "AED", "en"),
        ("amazon.sa", "SA", "SAR", "ar"),
        ("amazon.eg", "EG", "EGP", "ar"),
        ("amazon.in", "IN", "INR", "en"),
        ("amazon.co.jp", "JP", "JPY", "ja"),
        ("amazon.sg", "SG", "SGD", "en"),
        ("amazon.com.au", "AU", "AUD", "en"),
    )
}


def get_marketplace(name: str) -> Marketplace:
    """The marketplace called ``name`` (``amazon.de``).

    Raises:
        InvalidInputError: ``projects.unknown_marketplace``.
    """
    try:
        return MARKETPLACES[name]
    except KeyError:
        raise InvalidInputError(
            "projects.unknown_marketplace",
            f"There is no marketplace “{name}”. Known: {', '.join(sorted(MARKETPLACES))}.",
        ) from None
