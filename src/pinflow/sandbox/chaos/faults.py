"""What goes wrong with which call. Drawn from a seed, an account and a number: the same for the same run."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Sequence
from enum import StrEnum

import msgspec


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
    # These three strike an account, not a call: see `Trouble`.
    TOKEN_EXPIRED = "token_expired"  # noqa: S105 - a kind of fault, no secret
    TOKEN_REVOKED = "token_revoked"  # noqa: S105
    SPAM_BLOCK = "spam_block"
    COMMIT_AFTER_WINDOW = "commit_after_window"


# What nothing but a person ends: pins of these accounts may wait for ever.
PERMANENT = frozenset({Fault.TOKEN_REVOKED, Fault.SPAM_BLOCK})
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
# (of all accounts, at least one from this many accounts on)
_TROUBLED = {
    Fault.TOKEN_EXPIRED: (0.03, 4),
    Fault.TOKEN_REVOKED: (0.01, 8),
    Fault.SPAM_BLOCK: (0.01, 8),
}
# With so few accounts, one that stops early would be a tenth of all pins.
_FEW_ACCOUNTS = 40


class Trouble(msgspec.Struct, frozen=True):
    """What befalls an account at the call after it has ``standing`` pins."""

    fault: Fault
    standing: int


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
        self._create = [(kind, weight) for kind, weight in _CREATE_WEIGHTS.items() if kind in self.kinds]

    def dice(self, *about: object) -> random.Random:
        """Chance that depends on the seed and ``about`` alone."""
        return random.Random(":".join(map(str, (self.seed, *about))))

    def on_create(self, dice: random.Random) -> Fault | None:
        """What befalls a call that creates a pin."""
        if not self._create or dice.random() >= self.share:
            return None
        kinds = [kind for kind, _ in self._create]
        return dice.choices(kinds, [weight for _, weight in self._create])[0]

    def on_list(self, dice: random.Random) -> Fault | None:
        """What befalls a call that reads."""
        if Fault.LIST_UNREADABLE not in self.kinds or dice.random() >= self.share:
            return None
        return Fault.LIST_UNREADABLE

    def troubles(self, account_ids: Sequence[str], pins_each: int) -> dict[str, Trouble]:
        """Which accounts get into trouble, and when; ``pins_each``: how many pins each is meant to get."""
        dice = self.dice("troubles", len(account_ids))
        left = list(account_ids)
        dice.shuffle(left)
        found = {}
        for fault, (share, least) in _TROUBLED.items():
            if fault not in self.kinds or len(account_ids) < least:
                continue
            for _ in range(max(1, int(len(account_ids) * share))):
                first = pins_each - 1 if len(account_ids) < _FEW_ACCOUNTS and fault in PERMANENT else 0
                found[left.pop()] = Trouble(fault, dice.randint(first, max(first, pins_each - 1)))
        return found

    def count(self, fault: Fault) -> None:
        """Notes that a call was struck."""
        self.struck[fault] += 1
