"""Has a draft's copy written by the project's writer, or by the template writer, and says so."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from decimal import Decimal

import msgspec
import structlog

from pinflow.kit.clock import Clock
from pinflow.kit.db import Database
from pinflow.kit.errors import ExternalError, InvalidInputError, LimitReachedError
from pinflow.kit.one_line import one_line
from pinflow.pins.models import PinCopy
from pinflow.pins.spending.keep_ledger import StoredLedger
from pinflow.pins.spending.models import Money
from pinflow.pins.writers.call_ledger import MemoryLedger
from pinflow.pins.writers.template import TemplateWriter
from pinflow.pins.writers.writer import CopyRequest, Writer
from pinflow.projects.marketplaces import get_marketplace
from pinflow.projects.models import Project

MAX_NOTE = 400
DEFAULT_MONEY = Money(currency="USD", default_monthly=Decimal(5))
log = structlog.get_logger(__name__)


@dataclasses.dataclass(frozen=True)
class Writers:
    """The writers that can work by name, why others cannot, and which one projects get that chose none."""

    ready: Mapping[str, Writer]
    default: str
    reasons: Mapping[str, str] = dataclasses.field(default_factory=dict)
    money: Money = DEFAULT_MONEY

    def names(self) -> list[str]:
        """Everybody who may be chosen, also those that cannot work yet."""
        return sorted({*self.ready, *self.reasons})


class Written(msgspec.Struct, frozen=True):
    """``note``: why somebody else wrote it than the project asked for; None: nobody else did."""

    copy: PinCopy
    note: str | None


async def write_copy(
    writers: Writers, database: Database, clock: Clock, project: Project, request: CopyRequest
) -> Written:
    """Outside any transaction; the copy of a pin is never missing because a vendor failed.

    Raises:
        InvalidInputError: ``writers.unknown_hook``.
    """
    name = project.writer or writers.default
    writer = writers.ready.get(name)
    if writer is None:
        reason = writers.reasons.get(name, f"There is no writer “{name}” in this installation.")
        return await _by_template(request, reason)
    ledger = StoredLedger(database, clock, writers.money, project.tenant_id, project.id, request.facts)
    try:
        return Written(await writer.write(request, ledger), None)
    except (ExternalError, LimitReachedError) as error:
        log.warning("pins.copy.fell_back", writer=name, code=error.code)
        return await _by_template(request, error.message)


def hooks_of(writers: Writers, project: Project) -> tuple[str, ...]:
    """The angles that the project's writer knows in its language."""
    return writer_of(writers, project).hooks(get_marketplace(project.marketplace).language)


def require_hook(writers: Writers, project: Project, hook: str) -> None:
    """Raises:
    InvalidInputError: ``writers.unknown_hook``.
    """
    known = hooks_of(writers, project)
    if hook not in known:
        raise InvalidInputError(
            "writers.unknown_hook",
            f"There is no hook “{hook}”. Known: {', '.join(known)}.",
            field="hook",
        )


def writer_of(writers: Writers, project: Project) -> Writer:
    """Who writes for the project: its own writer, or the template writer where that one cannot."""
    return writers.ready.get(project.writer or writers.default) or TemplateWriter()


async def _by_template(request: CopyRequest, reason: str) -> Written:
    note = one_line(f"The template writer wrote it. {reason}")
    return Written(await TemplateWriter().write(request, MemoryLedger()), note[:MAX_NOTE])
