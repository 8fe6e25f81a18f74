"""Settings: everything that is wrong is said at once, and no secret is repeated."""

from __future__ import annotations

import base64

import pytest

from pinflow.kit.errors import InvalidInputError
from pinflow.settings import load_settings

KEY = base64.b64encode(b"hunter2 and twenty-five more one").decode()


def test_nothing_needs_to_be_set() -> None:
    settings = load_settings({})
    assert settings.database_url is None
    assert settings.base_url == "http://127.0.0.1:8321"


def test_all_faults_are_listed_at_once() -> None:
    with pytest.raises(InvalidInputError) as caught:
        load_settings(
            {
                "PINFLOW_PORTT": "1",
                "PINFLOW_PORT": "many",
                "PINFLOW_DATABASE_URL": "postgresql://app:hunter2@db/x",
                "PINFLOW_BLOBS": "ftp://x",
                "PINFLOW_SANDBOX_AMAZON_URL": "https://www.amazon.com",
            }
        )
    message = caught.value.message
    assert "did you mean PINFLOW_PORT?" in message
    for name in (
        "PINFLOW_PORT:",
        "PINFLOW_BLOBS:",
        "PINFLOW_SANDBOX_AMAZON_URL:",
        "PINFLOW_SYSTEM_DATABASE_URL",
    ):
        assert name in message
    assert "hunter2" not in message


def test_a_settle_window_shorter_than_the_wait_is_refused() -> None:
    with pytest.raises(InvalidInputError, match="must be longer"):
        load_settings({"PINFLOW_SETTLE_MINUTES": "0.4", "PINFLOW_PINTEREST_TIMEOUT_SECONDS": "30"})


def test_faults_between_settings_are_listed_with_those_of_single_ones() -> None:
    with pytest.raises(InvalidInputError) as caught:
        load_settings({"PINFLOW_PORT": "many", "PINFLOW_SETTLE_MINUTES": "0.4"})
    assert "PINFLOW_PORT:" in caught.value.message
    assert "PINFLOW_SETTLE_MINUTES must be longer" in caught.value.message


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PINFLOW_DATABASE_URL", "mysql://app:hunter2@db/x"),
        ("PINFLOW_DATABASE_URL", "postgresql://app:hunter2@db:notaport/x"),
        ("PINFLOW_SYSTEM_DATABASE_URL", "hunter2"),
        ("PINFLOW_MIGRATION_DATABASE_URL", "postgresql://db/hunter2"),
        ("PINFLOW_MASTER_KEY", "hunter2"),
        ("PINFLOW_PUBLIC_URL", "ftp://hunter2"),
        ("PINFLOW_S3_ENDPOINT_URL", "hunter2"),
    ],
)
def test_a_value_that_could_never_work_is_refused_at_once_and_not_repeated(name: str, value: str) -> None:
    both = {
        "PINFLOW_DATABASE_URL": "postgresql://a@db/x",
        "PINFLOW_SYSTEM_DATABASE_URL": "postgresql://b@db/x",
    }
    with pytest.raises(InvalidInputError) as caught:
        load_settings({**both, name: value})
    assert caught.value.message.splitlines()[1:] == [
        line for line in caught.value.message.splitlines() if line.startswith(f"  {name}: must ")
    ]
    assert "hunter2" not in caught.value.message


def test_secrets_do_not_show_when_settings_are_printed() -> None:
    settings = load_settings(
        {
            "PINFLOW_DATABASE_URL": "postgresql://app:hunter2@db/x",
            "PINFLOW_SYSTEM_DATABASE_URL": "postgresql://sys:hunter2@db/x",
            "PINFLOW_MASTER_KEY": KEY,
        }
    )
    for shown in (repr(settings), str(settings.model_dump())):
        assert "hunter2" not in shown
        assert KEY not in shown


def test_an_empty_variable_counts_as_unset() -> None:
    assert load_settings({"PINFLOW_PORT": ""}).port == 8321


MODEL = {"PINFLOW_LANGUAGE_MODEL_URL": "https://models.example/v1", "PINFLOW_LANGUAGE_MODEL": "small"}
PRICES = {
    "PINFLOW_LANGUAGE_MODEL_INPUT_PRICE": "0.15",
    "PINFLOW_LANGUAGE_MODEL_OUTPUT_PRICE": "0.60",
}


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (MODEL, "without them no budget holds"),
        ({**MODEL, **PRICES, "PINFLOW_LANGUAGE_MODEL_INPUT_PRICE": "cheap"}, "_INPUT_PRICE: A price of"),
        ({**MODEL, **PRICES, "PINFLOW_LANGUAGE_MODEL_CURRENCY": "euro"}, "_CURRENCY: "),
        ({**MODEL, **PRICES, "PINFLOW_LANGUAGE_MODEL_BUDGET": "-1"}, "_BUDGET: "),
        ({**MODEL, **PRICES, "PINFLOW_LANGUAGE_MODEL_URL": "models.example"}, "must be the address before"),
        (
            {
                **MODEL,
                **PRICES,
                "PINFLOW_LANGUAGE_MODEL_URL": "http://models.example/v1",
                "PINFLOW_LANGUAGE_MODEL_KEY": "hunter2",
            },
            "must begin with https://",
        ),
    ],
)
def test_a_language_model_that_could_not_be_asked_or_paid_for_is_refused(
    given: dict[str, str], told: str
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        load_settings(given)
    assert told in caught.value.message
    assert "hunter2" not in caught.value.message


def test_a_server_on_this_machine_needs_neither_key_nor_prices() -> None:
    load_settings(
        {"PINFLOW_LANGUAGE_MODEL_URL": "http://127.0.0.1:11434/v1", "PINFLOW_LANGUAGE_MODEL": "own"}
    )
    settings = load_settings({**MODEL, **PRICES, "PINFLOW_LANGUAGE_MODEL_KEY": "hunter2"})
    assert "hunter2" not in f"{settings!r} {settings.model_dump()}"
