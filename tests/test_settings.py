"""Settings: everything that is wrong is said at once, and no secret is repeated."""

from __future__ import annotations

import pytest

from pinflow.kit.errors import InvalidInputError
from pinflow.settings import load_settings


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


def test_secrets_do_not_show_when_settings_are_printed() -> None:
    settings = load_settings(
        {
            "PINFLOW_DATABASE_URL": "postgresql://app:hunter2@db/x",
            "PINFLOW_SYSTEM_DATABASE_URL": "postgresql://sys:hunter2@db/x",
            "PINFLOW_MASTER_KEY": "hunter2",
        }
    )
    assert "hunter2" not in repr(settings)
    assert "hunter2" not in str(settings.model_dump())


def test_an_empty_variable_counts_as_unset() -> None:
    assert load_settings({"PINFLOW_PORT": ""}).port == 8321
