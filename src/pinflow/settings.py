"""All settings, read from the environment once, by the entrypoints. Faults are reported all at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from datetime import timedelta
from decimal import Decimal
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Literal, TypeVar
from urllib.parse import urlsplit

import platformdirs
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from pinflow.integrations.openai_compatible.settings import (
    INPUT_PRICE,
    KEY,
    MODEL,
    OUTPUT_PRICE,
    URL,
    check_currency,
    check_price,
    read_endpoint,
)
from pinflow.integrations.pinterest.settings import (
    AUTHORIZE_URL,
    PRODUCTION_BASE_URL,
    checked_base_url,
)
from pinflow.integrations.smtp import settings as smtp
from pinflow.integrations.smtp.settings import read_mail_server, read_sender
from pinflow.kit.crypto.read_master_keys import read_master_key
from pinflow.kit.errors import InvalidInputError
from pinflow.kit.http import is_loopback_url, is_usable_proxy

PREFIX = "PINFLOW_"
# Read by the tests alone.
_TEST_PREFIX = "PINFLOW_TEST_"
# Of the command line that asks a server: they say nothing about this installation.
_CLIENT_NAMES = frozenset({"PINFLOW_SERVER", "PINFLOW_TOKEN"})


class Settings(BaseSettings):
    """Every setting is an environment variable ``PINFLOW_<NAME>``; the defaults run a laptop."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="forbid", frozen=True)

    data_dir: Path = Field(
        default_factory=lambda: Path(platformdirs.user_data_dir("pinflow", appauthor=False)),
        description="Where the embedded PostgreSQL, the master key and the sandbox keep their files.",
    )
    database_url: SecretStr | None = Field(
        None, description="The application's login. Unset: an embedded PostgreSQL in the data folder."
    )
    system_database_url: SecretStr | None = Field(None, description="The system login.")
    migration_database_url: SecretStr | None = Field(
        None, description="The login with which `pinflow db setup|migrate` creates roles and schema."
    )
    master_key: SecretStr | None = Field(
        None,
        description="32 bytes in base64 that encrypt stored tokens. Unset: a file in the data folder.",
    )
    former_master_keys: SecretStr | None = Field(
        None,
        description="Former master keys, with commas between them, until `pinflow key rotate` has sealed "
        "everything under the new one.",
    )
    blobs: str = Field(
        "postgres", description="Where pictures and pages stand: postgres, dir:/path or s3://bucket/prefix."
    )
    s3_endpoint_url: str | None = Field(None, description="For S3-compatible stores other than AWS.")
    host: str = Field("127.0.0.1", description="The address the API listens on.")
    port: int = Field(8321, ge=0, le=65535, description="The port the API listens on; 0 takes a free one.")
    public_url: str | None = Field(
        None, description="How browsers reach the dashboard, such as https://pins.example.org."
    )
    trusted_proxies: str | None = Field(
        None,
        description="Addresses or networks of reverse proxies, with commas between them, whose "
        "X-Forwarded-Host and X-Forwarded-Proto are believed. Nobody else's are.",
    )
    log_format: Literal["console", "json"] = Field(
        "console", description="console for people, json (ECS) for machines."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="The least severe level that is logged."
    )
    clock_file: Path | None = Field(
        None, description="A file with seconds to add to the clock; for demos and tests."
    )
    writer: str = Field(
        "template",
        description="Who writes copy where a project chose nobody: template, language_model, or a writer of "
        "an installed package.",
    )
    language_model_url: str | None = Field(
        None,
        description="The address before /chat/completions of an OpenAI-compatible server, a provider's or "
        "your own, such as http://127.0.0.1:11434/v1. With it projects may choose the writer language_model.",
    )
    language_model: str | None = Field(None, description="The model to ask for, by the server's name for it.")
    language_model_key: SecretStr | None = Field(
        None, description="The server's key, if it asks for one. It leaves over https alone."
    )
    language_model_input_price: str | None = Field(
        None, description="What a million tokens of a question cost, such as 0.15; 0 for your own server."
    )
    language_model_output_price: str | None = Field(
        None, description="What a million tokens of an answer cost."
    )
    language_model_currency: str = Field("USD", description="The currency of those prices and of budgets.")
    language_model_timeout_seconds: float = Field(
        60.0, ge=1, le=600, description="How long a whole answer of the language model is awaited."
    )
    language_model_budget: Decimal = Field(
        Decimal("5.00"),
        ge=0,
        le=100_000,
        decimal_places=2,
        description="What a tenant's language model may cost in a month, unless its admin chose otherwise.",
    )
    renderer: str = Field(
        "skia", description="Who draws pictures: skia, or a renderer of an installed package."
    )
    channel: str = Field(
        "pinterest", description="Where pins are published: pinterest, or a channel of an installed package."
    )
    lookup: str = Field(
        "amazon_creators",
        description="Who looks products up by a team's own key: amazon_creators, or one of an installed "
        "package.",
    )
    trends: str = Field(
        "pinterest", description="Who tells trends: pinterest, or one of an installed package."
    )
    studio_processes: int = Field(2, ge=1, le=64, description="How many pictures are drawn at once.")
    scrape_interval_seconds: float = Field(
        5.0,
        ge=1.0,
        le=3600,
        description="The least time between two requests to a host, over all processes.",
    )
    scrape_daily_budget: int = Field(
        1000, ge=1, le=20000, description="The most requests to one host in a day, over all processes."
    )
    readers_off: str = Field(
        "",
        description="Readers of brought files that this installation does without, such as xlsx,mhtml.",
    )
    import_max_megabytes: int = Field(
        16, ge=1, le=16, description="The largest file of products that is taken, in MB."
    )
    observations_days: int = Field(
        400,
        ge=60,
        le=36500,
        description="How many days every observation is kept; older ones stay as one row a day.",
    )
    figures_days: int = Field(
        800, ge=180, le=36500, description="How many days the daily figures of published pins are kept."
    )
    figures_daily_days: int = Field(
        28,
        ge=1,
        le=89,
        description="Pins younger than this are asked for their figures every day, older ones every week.",
    )
    best_hours_pins: int = Field(
        30, ge=10, le=1000, description="How many pins of an account must count before its best hours do."
    )
    best_hours_weeks: int = Field(
        4, ge=1, le=26, description="In how many weeks those pins must have gone out."
    )
    best_hours_days: int = Field(
        7, ge=1, le=28, description="How many of a pin's first days count for the hour it went out in."
    )
    pinterest_timeout_seconds: float = Field(
        30.0, ge=1, le=300, description="How long an answer of Pinterest is awaited."
    )
    pinterest_app_id: str | None = Field(
        None, description="Your app at Pinterest, for connecting accounts on Pinterest's own page."
    )
    pinterest_app_secret: SecretStr | None = Field(
        None, description="The app's secret. It is sent to Pinterest's addresses and the one below alone."
    )
    pinterest_api_url: str = Field(
        PRODUCTION_BASE_URL, description="Which address of the API new connections use."
    )
    pinterest_authorize_url: str = Field(
        AUTHORIZE_URL, description="The page on which an account's owner allows the app."
    )
    pinterest_pkce: bool = Field(
        False,
        description="PKCE on the way to that page, where the server accepts it. Pinterest's description does "
        "not name it.",
    )
    pinterest_continuous_refresh: bool = Field(
        False, description="For apps that were made before 2025-09-25: asks for refresh tokens that go on."
    )
    settle_minutes: float = Field(
        15.0, ge=0.05, le=1440, description="How long an unknown outcome may still turn up on Pinterest."
    )
    resend_unknown: Literal["after_window", "never"] = Field(
        "after_window",
        description="What becomes of a pin that did not turn up within the settle window: it is "
        "sent again, or (never) waits for a person. A project may say otherwise.",
    )
    smtp_host: str | None = Field(
        None, description="The mail server through which members are told. Unset: nothing is mailed."
    )
    smtp_from: str | None = Field(
        None, description="From whom mail comes, such as Pinflow <pins@example.org>."
    )
    smtp_port: int | None = Field(
        None, ge=1, le=65535, description="Unset: 587 for starttls, 465 for tls, 25 for none."
    )
    smtp_security: smtp.Security = Field(
        "starttls", description="starttls, tls from the first byte, or none for a server on this machine."
    )
    smtp_user: str | None = Field(None, description="The mail server's login, if it asks for one.")
    smtp_password: SecretStr | None = Field(None, description="Its password. It never leaves in the clear.")
    smtp_ca_file: Path | None = Field(
        None,
        description="Certificates that vouch for the mail server, if it is signed by your own authority.",
    )
    smtp_timeout_seconds: float = Field(
        20.0, ge=1, le=50, description="How long an answer of the mail server is awaited."
    )
    egress_proxy: SecretStr | None = Field(
        None,
        description="A proxy for requests to sites and vendors: http, https, socks5 or socks5h URL, with or "
        "without a login. It changes no limit; this machine's own addresses are reached without it.",
    )
    sandbox_amazon_url: str | None = Field(
        None, description="A sandbox marketplace that stands in for Amazon; on loopback only."
    )

    sandbox_creators_url: str | None = Field(
        None, description="A stand-in for Amazon's Creators API; on loopback only."
    )
    creators_interval_seconds: float = Field(
        1.1,
        ge=0.01,
        le=60,
        description="The least time between two Creators API requests with one credential.",
    )
    creators_daily_budget: int = Field(
        8640,
        ge=1,
        le=1_000_000,
        description="The most Creators API requests with one credential in a day (UTC).",
    )

    @field_validator("sandbox_amazon_url", "sandbox_creators_url")
    @classmethod
    def _loopback_only(cls, url: str | None) -> str | None:
        if url is not None and urlsplit(url).hostname not in ("127.0.0.1", "localhost", "::1"):
            raise ValueError("must be on loopback, such as http://127.0.0.1:8400")
        return url

    @field_validator("egress_proxy")
    @classmethod
    def _usable_proxy(cls, proxy: SecretStr | None) -> SecretStr | None:
        if proxy is not None and not is_usable_proxy(proxy.get_secret_value()):
            raise ValueError("must be a URL such as http://host:port or socks5://user:password@host:port")
        return proxy

    @field_validator("database_url", "system_database_url", "migration_database_url")
    @classmethod
    def _postgresql_url(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not _names_a_login(value.get_secret_value()):
            raise ValueError("must look like postgresql://USER:PASSWORD@HOST/DATABASE")
        return value

    @field_validator("master_key")
    @classmethod
    def _whole_key(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            try:
                read_master_key(value.get_secret_value())
            except InvalidInputError:
                raise ValueError("must be 32 random bytes in base64 (`openssl rand -base64 32`)") from None
        return value

    @field_validator("former_master_keys")
    @classmethod
    def _whole_keys(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            try:
                read_former_keys(value.get_secret_value())
            except InvalidInputError:
                raise ValueError("must be keys of 32 bytes in base64, with commas between them") from None
        return value

    @field_validator("trusted_proxies")
    @classmethod
    def _networks(cls, value: str | None) -> str | None:
        if value is not None:
            try:
                read_networks(value)
            except ValueError:
                raise ValueError("must be addresses or networks, such as 127.0.0.1, 10.0.0.0/8") from None
        return value

    @field_validator("smtp_from")
    @classmethod
    def _mailbox(cls, text: str | None) -> str | None:
        if text is not None:
            _checked(read_sender, text)
        return text

    @field_validator("pinterest_api_url")
    @classmethod
    def _api_address(cls, url: str) -> str:
        return _checked(checked_base_url, url)

    @field_validator("pinterest_authorize_url")
    @classmethod
    def _page_address(cls, url: str) -> str:
        if not url.startswith("https://") and not is_loopback_url(url):
            raise ValueError("must start with https://, or be on loopback")
        return url

    @field_validator("language_model_input_price", "language_model_output_price")
    @classmethod
    def _price(cls, price: str | None) -> str | None:
        return price if price is None else str(_checked(check_price, price))

    @field_validator("language_model_currency")
    @classmethod
    def _currency(cls, code: str) -> str:
        return _checked(check_currency, code)

    @field_validator("public_url", "s3_endpoint_url")
    @classmethod
    def _web_address(cls, url: str | None) -> str | None:
        if url is not None and not (url.startswith(("http://", "https://")) and urlsplit(url).hostname):
            raise ValueError("must be a web address, such as https://pins.example.org")
        return url

    @field_validator("blobs")
    @classmethod
    def _known_blob_store(cls, value: str) -> str:
        if value == "postgres" or value.startswith(("dir:/", "s3://")):
            return value
        raise ValueError("must be postgres, dir:/path or s3://bucket/prefix")

    @property
    def off_readers(self) -> frozenset[str]:
        return frozenset(name.strip() for name in self.readers_off.split(",") if name.strip())

    @property
    def former_keys(self) -> list[bytes]:
        """The former master keys."""
        keys = self.former_master_keys
        return [] if keys is None else read_former_keys(keys.get_secret_value())

    @property
    def proxy_networks(self) -> list[Network]:
        """The reverse proxies that are believed."""
        return read_networks(self.trusted_proxies or "")

    @property
    def settle(self) -> timedelta:
        return timedelta(minutes=self.settle_minutes)

    @property
    def base_url(self) -> str:
        """How the dashboard is reached."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")


Network = IPv4Network | IPv6Network


def read_former_keys(text: str) -> list[bytes]:
    """The keys in a list with commas.

    Raises:
        InvalidInputError: ``crypto.bad_key``.
    """
    return [read_master_key(part.strip()) for part in text.split(",") if part.strip()]


def read_networks(text: str) -> list[Network]:
    """The addresses and networks in a list with commas.

    Raises:
        ValueError: one is neither.
    """
    return [ip_network(part.strip()) for part in text.split(",") if part.strip()]


Checked = TypeVar("Checked")


def _checked(check: Callable[[str], Checked], value: str) -> Checked:
    """The value as ``check`` gives it; pydantic wants a ValueError where it refuses."""
    try:
        return check(value)
    except InvalidInputError as error:
        raise ValueError(error.message) from None


Look = Callable[[Settings], list[str]]


def load_settings(
    environ: Mapping[str, str] | None = None, *, look: Look | None = None, **overrides: object
) -> Settings:
    """Reads the environment.

    ``look`` finds faults that only the entrypoints can see, in the settings as far as they are right.

    Raises:
        InvalidInputError: ``settings.wrong``: lists all faults, misspelt names included, one a line; never
            the value of a secret.
    """
    environ = os.environ if environ is None else environ
    values: dict[str, object] = {}
    faults = []
    for name, value in sorted(environ.items()):
        if not name.startswith(PREFIX) or name.startswith(_TEST_PREFIX) or name in _CLIENT_NAMES:
            continue
        field = name.removeprefix(PREFIX).lower()
        if field in Settings.model_fields:
            if value != "":
                values[field] = value
        else:
            faults.append(f"{name}: there is no such setting{_nearest(field)}")
    values.update(overrides)
    wrong: set[str] = set()
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        faults += [_fault(dict(item)) for item in found]
        wrong = {str(item["loc"][0]) for item in found if item["loc"]}
        # Named with their defaults, as what is left out is looked for in the environment again.
        defaults = {
            name: Settings.model_fields[name].get_default(call_default_factory=True) for name in wrong
        }
        settings = Settings.model_validate({**values, **defaults})
    faults += _contradictions(settings, wrong)
    if look is not None:
        faults += look(settings)
    if faults:
        raise InvalidInputError("settings.wrong", "These settings are wrong:\n  " + "\n  ".join(faults))
    return settings


_ONE_LOGIN = (
    "PINFLOW_DATABASE_URL and PINFLOW_SYSTEM_DATABASE_URL belong together: set both, or neither for the "
    "embedded PostgreSQL"
)


_MODEL_FIELDS = {name for name in Settings.model_fields if name.startswith("language_model")}


def _model_keys(settings: Settings) -> dict[str, str]:
    """What the language model's adapter reads, by the names of the variables."""
    key = settings.language_model_key
    values = {
        URL: settings.language_model_url,
        MODEL: settings.language_model or "unnamed",
        KEY: None if key is None else key.get_secret_value(),
        INPUT_PRICE: settings.language_model_input_price,
        OUTPUT_PRICE: settings.language_model_output_price,
    }
    return {name: value for name, value in values.items() if value}


_MAIL_FIELDS = {name for name in Settings.model_fields if name.startswith("smtp_")}


def _mail_keys(settings: Settings) -> dict[str, str]:
    """What of the mail adapter's settings has to fit together, by the names of the variables."""
    password = settings.smtp_password
    values = {
        smtp.HOST: settings.smtp_host,
        smtp.FROM: settings.smtp_from,
        smtp.SECURITY: settings.smtp_security,
        smtp.USER: settings.smtp_user,
        smtp.PASSWORD: None if password is None else password.get_secret_value(),
        smtp.CA_FILE: None if settings.smtp_ca_file is None else str(settings.smtp_ca_file),
    }
    return {name: value for name, value in values.items() if value}


def _mail_faults(settings: Settings) -> list[str]:
    if (settings.smtp_host is None) != (settings.smtp_from is None):
        return [f"{smtp.HOST} and {smtp.FROM} belong together: set both"]
    if settings.smtp_host is None:
        return []
    try:
        read_mail_server(_mail_keys(settings))
    except InvalidInputError as error:
        return [error.message]
    return []


def _contradictions(settings: Settings, wrong: Collection[str]) -> list[str]:
    """Faults between settings; one that is ``wrong`` by itself is set, and contradicts nothing."""
    faults = []
    app = settings.database_url is not None or "database_url" in wrong
    system = settings.system_database_url is not None or "system_database_url" in wrong
    if app != system:
        faults.append(_ONE_LOGIN)
    if (settings.pinterest_app_id is None) != (settings.pinterest_app_secret is None):
        faults.append("PINFLOW_PINTEREST_APP_ID and PINFLOW_PINTEREST_APP_SECRET belong together: set both")
    if settings.language_model_url is not None and _MODEL_FIELDS.isdisjoint(wrong):
        try:
            read_endpoint(_model_keys(settings))
        except InvalidInputError as error:
            faults.append(error.message)
    if _MAIL_FIELDS.isdisjoint(wrong):
        faults += _mail_faults(settings)
    if not {"settle_minutes", "pinterest_timeout_seconds"}.isdisjoint(wrong):
        return faults
    if settings.settle_minutes * 60 <= settings.pinterest_timeout_seconds:
        faults.append(
            "PINFLOW_SETTLE_MINUTES must be longer than PINFLOW_PINTEREST_TIMEOUT_SECONDS: an answer that is "
            "still awaited cannot have settled"
        )
    return faults


def _names_a_login(url: str) -> bool:
    try:
        parts = urlsplit(url)
        # Reading the port is what finds one that is no number.
        return parts.scheme in ("postgresql", "postgres") and bool(parts.username) and parts.port != 0
    except ValueError:
        return False


def _fault(item: dict[str, object]) -> str:
    location = item.get("loc")
    name = f"{PREFIX}{str(location[0]).upper()}: " if isinstance(location, tuple) and location else ""
    return f"{name}{str(item['msg']).removeprefix('Value error, ')}"


def _nearest(field: str) -> str:
    import difflib

    close = difflib.get_close_matches(field, Settings.model_fields, n=1)
    return f" (did you mean {PREFIX}{close[0].upper()}?)" if close else ""
