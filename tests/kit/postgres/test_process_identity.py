"""A number is not a process."""

from __future__ import annotations

import os
import subprocess
import sys

from pinflow.kit.postgres.process_identity import ProcessIdentity, identify, identify_self
from tests.kit.postgres.conftest import wait_for


def test_a_process_is_itself() -> None:
    assert identify_self() == identify(os.getpid())
    assert identify_self().is_alive()


def test_a_number_that_another_process_has_by_now_is_not_the_one_recorded() -> None:
    assert not ProcessIdentity(os.getpid(), "another boot:1").is_alive()


def test_an_ended_process_is_not_alive_even_before_its_parent_asks() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        process = identify(child.pid)
        assert process
        assert process.is_alive()
        assert child.stdin
        child.stdin.close()
        wait_for(lambda: not process.is_alive(), "the zombie")  # not yet waited for
        assert child.returncode is None
    assert identify(child.pid) is None


def test_no_process_has_the_number_zero() -> None:
    assert identify(0) is None
