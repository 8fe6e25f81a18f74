"""Binds a Pinterest client to an account's pace: asked before every request, told what every answer says."""

from __future__ import annotations

from typing import TypedDict

from pinflow.accounts.pace.keep_pace import RETRY_LIMITED
from pinflow.accounts.pace.pace import Pace, Resource, ToldLimits, ToldPolicy
from pinflow.integrations.pinterest.calls import Before, OnAnswer
from pinflow.integrations.pinterest.models import Answer


class Turns(TypedDict):
    """What a client is made with."""

    before: Before
    on_answer: OnAnswer


def in_turn(pace: Pace, resource: Resource | None = None) -> Turns:
    """For a client's making: ``PinterestClient(http, url, token, **in_turn(pace))``.

    ``resource``: what every request counts as; None: reading or writing, by its method.
    """

    async def before(method: str) -> None:
        await pace.before(resource or _by_method(method))

    return {
        "before": before,
        "on_answer": lambda answer: pace.tell(_told(answer, resource or _by_method(answer.method))),
    }


def _by_method(method: str) -> Resource:
    return "read" if method == "GET" else "write"


def _told(answer: Answer, resource: Resource) -> ToldLimits:
    limits = answer.rate_limits
    return ToldLimits(
        resource=resource,
        limit=limits.limit,
        remaining=limits.remaining,
        reset_seconds=limits.reset_seconds,
        policies=tuple(
            ToldPolicy(policy.name or f"{policy.quota} in {policy.window_seconds} s", policy.quota, window)
            for policy in limits.policies
            if (window := policy.window_seconds) and policy.quota > 0
        ),
        closed_for=(answer.retry_after or RETRY_LIMITED) if answer.limited else None,
    )
