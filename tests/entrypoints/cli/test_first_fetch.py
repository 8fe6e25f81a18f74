"""The first live fetch from a terminal: the terms are shown, the question is asked, the answer is kept."""

from __future__ import annotations

import asyncio
import os
import pty
import select
import subprocess
import sys
from datetime import UTC, datetime
from typing import Any

import asyncpg
import pytest

from pinflow.kit.ids import new_id
from pinflow.scraping.terms import TERMS
from tests.conftest import ROOT, TestUrls
from tests.entrypoints.cli.conftest import Type

LIST_URL = "https://www.amazon.de/gp/bestsellers/garden"
QUESTION = "Shall pinflow fetch live pages for you, knowing this?"
# Far beyond what a command takes on a busy machine: then it waits for something that never comes.
PATIENCE_SECONDS = 120


class Terminal:
    """``pinflow`` with a pseudo terminal as its input and output."""

    def __init__(self, *arguments: str) -> None:
        self._master, slave = pty.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "pinflow.entrypoints", *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=ROOT,
            start_new_session=True,
        )
        os.close(slave)
        self.shown = ""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        os.close(self._master)

    def wait_for(self, words: str) -> None:
        while words not in self.shown:
            assert self._read(), f"it ended without {words!r}: {self.shown}"

    def answer(self, line: str) -> None:
        os.write(self._master, f"{line}\n".encode())

    def end(self) -> int:
        """The exit code, after everything was read."""
        while self._read():
            pass
        return self._process.wait(PATIENCE_SECONDS)

    def _read(self) -> bool:
        readable, _, _ = select.select([self._master], [], [], PATIENCE_SECONDS)
        assert readable, f"it waits: {self.shown}"
        try:
            found = os.read(self._master, 65536)
        except OSError:  # Linux says so when the last process has closed the terminal
            return False
        self.shown += found.decode("utf-8", "replace")
        return bool(found)


def fetch(*answers: str, options: tuple[str, ...] = ()) -> tuple[int, str]:
    """Exit code and screen of ``list fetch``, each answer typed only once the question stands there."""
    with Terminal("list", "fetch", LIST_URL, *options) as terminal:
        for answer in answers:
            terminal.wait_for(QUESTION)
            terminal.answer(answer)
        return terminal.end(), terminal.shown


@pytest.fixture
async def watching(team: Type) -> Type:
    """The team watches a list of the live site."""
    assert (await team("list", "watch", LIST_URL)).code == 0
    return team


async def values(urls: TestUrls, sql: str) -> list[Any]:
    connection = await asyncpg.connect(urls.migration)
    try:
        return [row[0] for row in await connection.fetch(sql)]
    finally:
        await connection.close()


async def decisions(urls: TestUrls) -> list[str]:
    return await values(
        urls, "select decided_by || ': ' || allowed from pinflow.fetch_decision order by decided_at"
    )


async def visits_asked_for(urls: TestUrls) -> int:
    return len(await values(urls, "select id from queue.pgqueuer where entrypoint = 'scraping.fetch_list'"))


async def test_yes_is_kept_with_the_name_and_the_visit_asked_for(
    watching: Type, database_urls: TestUrls
) -> None:
    code, screen = await asyncio.to_thread(fetch, "y")
    assert code == 0, screen
    for term in TERMS:
        assert screen.index(term.title) < screen.index(QUESTION)
        assert term.source in screen
    assert "A visit is queued." in screen
    assert await decisions(database_urls) == ["nora: true"]
    assert await visits_asked_for(database_urls) == 1

    code, screen = await asyncio.to_thread(fetch)
    assert code == 0, screen
    assert QUESTION not in screen, "who has decided is not asked again"
    assert await decisions(database_urls) == ["nora: true"]


@pytest.mark.parametrize(("answer", "options"), [("n", ()), ("", ()), ("n", ("--now",))])
async def test_no_is_kept_too_and_nothing_is_fetched(
    answer: str, options: tuple[str, ...], watching: Type, database_urls: TestUrls
) -> None:
    code, screen = await asyncio.to_thread(fetch, answer, options=options)
    assert code == 1, screen
    assert "Nothing is fetched." in screen
    assert "queued" not in screen
    assert await decisions(database_urls) == ["nora: false"]
    assert await visits_asked_for(database_urls) == 0
    assert await values(database_urls, "select id from pinflow.page_visit") == []


async def test_the_end_of_the_input_is_no_answer(watching: Type, database_urls: TestUrls) -> None:
    code, screen = await asyncio.to_thread(fetch, "\x04")
    assert code == 130, screen
    assert await decisions(database_urls) == []
    assert await visits_asked_for(database_urls) == 0


async def test_where_nobody_can_answer_nothing_is_asked_decided_or_fetched(
    watching: Type, database_urls: TestUrls
) -> None:
    """``yes | pinflow list fetch`` is no person who has read the terms."""
    for options in ((), ("--now",)):
        refused = await watching("list", "fetch", LIST_URL, *options, stdin="y\n")
        assert refused.code == 2, "said at once: nobody waits for the job"
        assert "pinflow scrape decide" in refused.err
        assert QUESTION not in refused.out + refused.err
    assert (await watching("list", "fetch", LIST_URL, "--json")).json["code"] == "scraping.no_decision"
    assert await visits_asked_for(database_urls) == 0
    assert await decisions(database_urls) == []
    assert await values(database_urls, "select id from pinflow.page_visit") == []


async def test_terms_that_have_changed_are_asked_about_again(watching: Type, database_urls: TestUrls) -> None:
    connection = await asyncpg.connect(database_urls.migration)
    now = datetime.now(UTC)
    await connection.execute(
        "insert into pinflow.fetch_decision (id, tenant_id, allowed, terms_version, decided_by, decided_at)"
        " select $1, id, true, '2024-01', 'nora', $2 from pinflow.tenant",
        new_id(now),
        now,
    )
    await connection.close()
    assert (await watching("scrape", "terms", "--json")).json["decided"] is False
    assert "Nothing was decided about these terms yet" in (await watching("scrape", "terms")).out
    code, screen = await asyncio.to_thread(fetch, "y")
    assert (code, QUESTION in screen) == (0, True)
    assert await decisions(database_urls) == ["nora: true", "nora: true"]
    assert "decided by nora" in (await watching("scrape", "terms")).out


async def test_somebody_who_may_not_decide_is_not_asked(watching: Type, database_urls: TestUrls) -> None:
    bob = ("user", "create", "--email", "bob@example.org", "--role", "editor", "--generate")
    assert (await watching(*bob)).code == 0
    code, screen = await asyncio.to_thread(fetch, options=("--now", "--as", "bob@example.org"))
    assert code == 2, screen
    assert QUESTION not in screen
    assert "pinflow scrape decide" in screen
    assert await decisions(database_urls) == []
