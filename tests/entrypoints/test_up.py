"""What `pinflow up` looks at before it starts anything."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest

from pinflow.entrypoints.up import require_free_port, running_tree, with_real_port
from pinflow.kit.errors import ConflictError
from pinflow.settings import load_settings


def test_a_taken_port_names_port_reason_and_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ConflictError) as told:
            require_free_port("127.0.0.1", port)
    assert told.value.code == "up.port_taken"
    assert f"Port {port} on 127.0.0.1" in told.value.message
    assert "PINFLOW_PORT" in told.value.message
    require_free_port("127.0.0.1", port)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_port_0_becomes_one_that_can_be_printed(host: str) -> None:
    try:
        chosen = with_real_port(load_settings({}, host=host, port=0))
    except OSError:
        pytest.skip(f"this machine has no {host}")
    assert chosen.port > 0
    require_free_port(host, chosen.port)
    assert str(chosen.port) in chosen.base_url


def test_a_port_that_was_chosen_stays() -> None:
    settings = load_settings({}, port=9000)
    assert with_real_port(settings) is settings


async def test_no_database_is_made_for_a_tree_that_cannot_listen(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings = load_settings({}, data_dir=tmp_path, port=taken.getsockname()[1])
        with pytest.raises(ConflictError):
            async with running_tree(settings, asyncio.Event()):
                pytest.fail("it started")
    assert list(tmp_path.iterdir()) == []
