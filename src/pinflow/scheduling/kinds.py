"""What can be scheduled: each kind with the job that carries it out and how it is scheduled at first."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Literal

import msgspec

from pinflow.kit.errors import InvalidInputError
from pinflow.scheduling.models import CronTrigger, IntervalTrigger, Misfire, Trigger


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """A kind of schedule. ``scope``: one for the installation, or one for every project.

    ``about``: what it does, and what becomes of what was missed.
    """

    job: str
    name: str
    about: str = ""
    trigger: Trigger
    misfire: Misfire = "run_once"
    scope: Literal["installation", "project"] = "installation"


# Jobs go up the import list by name; a test asserts that each of these names has a handler.
KINDS: dict[str, Kind] = {
    "posting.publish_due": Kind(
        job="posting.publish_due", name="Publish pins that are due", trigger=IntervalTrigger(minutes=1)
    ),
    "posting.reconcile": Kind(
        job="posting.reconcile", name="Settle unknown outcomes", trigger=IntervalTrigger(minutes=1)
    ),
    "posting.replan": Kind(
        job="posting.replan",
        name="Move pins whose slot is not allowed any more",
        trigger=IntervalTrigger(minutes=15),
    ),
    "scraping.fetch_due": Kind(
        job="scraping.fetch_due", name="Fetch lists that are due", trigger=IntervalTrigger(minutes=5)
    ),
    "scraping.fill_cards": Kind(
        job="scraping.fill_cards",
        name="Fill products that lists load later",
        trigger=IntervalTrigger(minutes=15),
    ),
    "accounts.refresh_boards": Kind(
        job="accounts.refresh_boards", name="Refresh boards", trigger=IntervalTrigger(minutes=60)
    ),
    "accounts.renew_tokens": Kind(
        job="accounts.renew_tokens",
        name="Renew tokens ahead of their end",
        trigger=IntervalTrigger(minutes=1),
    ),
    "pins.fill_links": Kind(
        job="pins.fill_links",
        name="Link and place waiting drafts",
        trigger=IntervalTrigger(minutes=1),
    ),
    "pins.refresh_findings": Kind(
        job="pins.refresh_findings", name="Check blocked pins again", trigger=IntervalTrigger(minutes=60)
    ),
    "pins.collect_pictures": Kind(
        job="pins.collect_pictures", name="Remove unused pictures", trigger=CronTrigger(hour=3, minute=30)
    ),
    "scraping.collect_pages": Kind(
        job="scraping.collect_pages", name="Remove old stored pages", trigger=CronTrigger(hour=3, minute=50)
    ),
    "scraping.purge_creators": Kind(
        job="scraping.purge_creators",
        name="Remove products of the Creators API after a day",
        trigger=IntervalTrigger(minutes=15),
    ),
    "scraping.make_partitions": Kind(
        job="scraping.make_partitions",
        name="Make room for the months ahead",
        trigger=IntervalTrigger(minutes=12 * 60),
    ),
    "scraping.roll_up_history": Kind(
        job="scraping.roll_up_history",
        name="Sum up the visits of past days",
        trigger=IntervalTrigger(minutes=6 * 60),
    ),
    "scraping.drop_old_history": Kind(
        job="scraping.drop_old_history",
        name="Drop observations whose time is over",
        trigger=CronTrigger(hour=2, minute=40),
    ),
    "research.purge_trends": Kind(
        job="research.purge_trends",
        name="Remove what Pinterest said of trends after some hours",
        trigger=IntervalTrigger(minutes=15),
    ),
    "research.purge_live_facts": Kind(
        job="research.purge_live_facts",
        name="Remove what the Creators API told of opportunities after a day",
        trigger=IntervalTrigger(minutes=15),
    ),
    "notifications.deliver_due": Kind(
        job="notifications.deliver_due",
        name="Send notifications that are due",
        trigger=IntervalTrigger(minutes=1),
    ),
    "notifications.prune": Kind(
        job="notifications.prune",
        name="Forget notifications that are over",
        trigger=CronTrigger(hour=4, minute=20),
    ),
    "scheduling.furnish_projects": Kind(
        job="scheduling.furnish_projects",
        name="Give new projects their schedules",
        trigger=IntervalTrigger(minutes=1),
    ),
    "scheduling.prune": Kind(
        job="scheduling.prune", name="Forget old job logs", trigger=CronTrigger(hour=4, minute=10)
    ),
    "scraping.visit_lists": Kind(
        job="scraping.visit_lists",
        name="Visit the lists",
        about="Asks for a visit to each list that the project watches. A page is fetched once in its list's "
        "interval, whoever asks; paused, the project asks for none. A missed time is made up for once.",
        trigger=IntervalTrigger(minutes=60),
        scope="project",
    ),
    "analytics.forget_figures": Kind(
        job="analytics.forget_figures",
        name="Forget figures whose time is over",
        trigger=CronTrigger(hour=3, minute=10),
    ),
    "analytics.read_figures": Kind(
        job="analytics.read_figures",
        name="Read figures",
        about="Asks Pinterest for the figures of the project's published pins that are due: young ones once "
        "a day, older ones once a week. A missed time is made up for once.",
        trigger=IntervalTrigger(minutes=60),
        scope="project",
    ),
    "research.refresh_trends": Kind(
        job="research.refresh_trends",
        name="Refresh trends",
        about="Asks Pinterest what people search for. A missed time is made up for once.",
        trigger=IntervalTrigger(minutes=6 * 60),
        scope="project",
    ),
    "research.score": Kind(
        job="research.score",
        name="Score opportunities",
        about="Scores the products of the project's lists anew. A missed time is made up for once.",
        trigger=IntervalTrigger(minutes=60),
        scope="project",
    ),
    "pins.draft_best": Kind(
        job="pins.draft_best",
        name="Draft the best",
        about="Drafts pins of the best open opportunities for review. A missed day is made up for once.",
        trigger=CronTrigger(hour=6, minute=0),
        scope="project",
    ),
    "pins.draft_evergreen": Kind(
        job="pins.draft_evergreen",
        name="Draft evergreens again",
        about="Drafts a fresh pin of products whose last one went out long ago, if the project asks for it. "
        "A missed day is left out.",
        trigger=CronTrigger(hour=6, minute=30),
        misfire="skip",
        scope="project",
    ),
}


def get_kind(kind: str) -> Kind:
    """The kind by its name.

    Raises:
        InvalidInputError: ``scheduling.unknown_kind``; says what was probably meant.
    """
    found = KINDS.get(kind)
    if found is None:
        near = get_close_matches(kind, KINDS, n=1)
        hint = f"Did you mean “{near[0]}”?" if near else f"Known: {', '.join(sorted(KINDS))}."
        raise InvalidInputError(
            "scheduling.unknown_kind", f"“{kind}” cannot be scheduled. {hint}", kind=kind, known=sorted(KINDS)
        )
    return found
