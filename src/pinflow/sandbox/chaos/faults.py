"""What goes wrong with which call. Drawn from a seed, an account and a number: the same for the same run."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

import msgspec

from pinflow.sandbox.chaos.world import Account


class Fault(StrEnum):
    """One kind of failure at Pinterest's side of the wire."""

    ERROR_BEFORE_COMMIT = "error_before_commit"
    ERROR_AFTER_COMMIT = "error_after_commit"
    DROP_BEFORE_COMMIT = "drop_before_commit"
    DROP_AFTER_COMMIT = "drop_after_commit"
    ANSWER_LATE = "answer_late"
    COMMIT_LATE = "commit_late"
    LIMITED_WITH_WAIT = "limited_with_wait"
    LIMITED_WITHOUT_WAIT = "limited_without_wait"
    LIST_UNREADABLE = "list_unreadable"
    # These four strike an account, not a call: see `Trouble`.
    TOKEN_EXPIRED = "token_expired"  # noqa: S105 - a kind of fault, no secret
    TOKEN_REVOKED = "token_revoked"  # noqa: S105
    RENEWAL_LOST = "renewal_lost"
    SPAM_BLOCK = "spam_block"
    COMMIT_AFTER_WINDOW = "commit_after_window"


# What nothing but a person ends: pins of these accounts may wait for ever.
PERMANENT = frozenset({Fault.TOKEN_REVOKED, Fault.RENEWAL_LOST, Fault.SPAM_BLOCK})
# How often each strikes a call that it can strike, of all that do.
_CREATE_WEIGHTS = {
    Fault.ERROR_BEFORE_COMMIT: 5.0,
    Fault.ERROR_AFTER_COMMIT: 6.0,
    Fault.DROP_BEFORE_COMMIT: 5.0,
    Fault.DROP_AFTER_COMMIT: 6.0,
    Fault.ANSWER_LATE: 3.0,
    Fault.COMMIT_LATE: 6.0,
    Fault.LIMITED_WITH_WAIT: 4.0,
    Fault.LIMITED_WITHOUT_WAIT: 4.0,
    Fault.COMMIT_AFTER_WINDOW: 0.1,
}
# The same of a call that renews a token. A late answer costs its asker the whole wait: the rarest.
_RENEWAL_WEIGHTS = {
    Fault.ERROR_BEFORE_COMMIT: 5.0,
    Fault.ERROR_AFTER_COMMIT: 6.0,
    Fault.DROP_BEFORE_COMMIT: 5.0,
    Fault.DROP_AFTER_COMMIT: 6.0,
    Fault.ANSWER_LATE: 1.0,
    Fault.LIMITED_WITH_WAIT: 4.0,
    Fault.LIMITED_WITHOUT_WAIT: 4.0,
}
# (fault, among accounts over OAuth, of these; at least one from this many accounts of all on)
_TROUBLED = (
    (Fault.TOKEN_EXPIRED, True, 0.03, 4),
    (Fault.TOKEN_EXPIRED, False, 0.03, 8),
    (Fault.TOKEN_REVOKED, None, 0.01, 8),
    (Fault.SPAM_BLOCK, None, 0.01, 8),
    (Fault.RENEWAL_LOST, True, 0.02, 12),
)
# With so few accounts, one that stops early would be a tenth of all pins.
_FEW_ACCOUNTS = 40


class Trouble(msgspec.Struct, frozen=True):
    """What befalls an account at the call after it has ``standing`` pins."""

    fault: Fault
    standing: int


class Troubles:
    """Those to come, and those that came: ``struck``, by account."""

    def __init__(self) -> None:
        self._to_come: dict[str, Trouble] = {}
        self.struck: dict[str, Fault] = {}

    def add(self, troubles: Mapping[str, Trouble]) -> None:
        self._to_come.update(troubles)

    def strikes(self, account: Account, *kinds: Fault) -> Fault | None:
        """What of these befalls the account now; each trouble comes once."""
        trouble = self._to_come.get(account.id)
        if trouble is None or trouble.fault not in kinds or account.standing < trouble.standing:
            return None
        del self._to_come[account.id]
        self.struck[account.id] = trouble.fault
        return trouble.fault


class Faults:
    """Decides about every call.

    Args:
        kinds: which kinds may strike.
        share: the part of calls that a fault strikes, 0 to 1.
    """

    def __init__(self, seed: int, kinds: Collection[Fault], share: float) -> None:
        self.seed = seed
        self.share = share
        self.kinds = frozenset(kinds)
        self.struck: Counter[Fault] = Counter()
        self._create = self._of_kinds(_CREATE_WEIGHTS)
        self._renewal = self._of_kinds(_RENEWAL_WEIGHTS)

    def dice(self, *about: object) -> random.Random:
        """Chance that depends on the seed and ``about`` alone."""
        return random.Random(":".join(map(str, (self.seed, *about))))

    def on_create(self, dice: random.Random) -> Fault | None:
        """What befalls a call that creates a pin."""
        return self._draw(dice, self._create)

    def on_renewal(self, dice: random.Random) -> Fault | None:
        """What befalls a call that renews a token."""
        return self._draw(dice, self._renewal)

    def _of_kinds(self, weights: Mapping[Fault, float]) -> dict[Fault, float]:
        return {kind: weight for kind, weight in weights.items() if kind in self.kinds}

    def _draw(self, dice: random.Random, weights: Mapping[Fault, float]) -> Fault | None:
        if not weights or dice.random() >= self.share:
            return None
        return dice.choices(list(weights), list(weights.values()))[0]

    def on_list(self, dice: random.Random) -> Fault | None:
        """What befalls a call that reads."""
        if Fault.LIST_UNREADABLE not in self.kinds or dice.random() >= self.share:
            return None
        return Fault.LIST_UNREADABLE

    def troubles(self, accounts: Sequence[Account], pins_each: int) -> dict[str, Trouble]:
        """Which accounts get into trouble, and when; ``pins_each``: how many pins each is meant to get."""
        dice = self.dice("troubles", len(accounts))
        left = list(accounts)
        dice.shuffle(left)
        found = {}
        for fault, by_oauth, share, least in _TROUBLED:
            fit = [account for account in left if by_oauth is None or account.by_oauth is by_oauth]
            if fault not in self.kinds or len(accounts) < least:
                continue
            first = pins_each - 1 if len(accounts) < _FEW_ACCOUNTS and fault in PERMANENT else 0
            # What befalls a renewal needs one after it: with a pin less, one comes in time.
            last = max(first, pins_each - 2 if fault is Fault.RENEWAL_LOST else pins_each - 1)
            for account in fit[: max(1, int(len(fit) * share))]:
                left.remove(account)
                found[account.id] = Trouble(fault, dice.randint(first, last))
        return found

    def count(self, fault: Fault) -> None:
        """Notes that a call was struck."""
        self.struck[fault] += 1
