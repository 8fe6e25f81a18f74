"""Writes with a language model: facts go in with ids, JSON comes out, and nothing of it is believed."""

from __future__ import annotations

import asyncio
import hashlib
import random
import re
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from decimal import Decimal
from typing import ClassVar, Self

import httpx2
import msgspec

from pinflow.integrations.openai_compatible import settings
from pinflow.integrations.openai_compatible.client import ChatClient, Completion, JsonSchema, Message
from pinflow.integrations.openai_compatible.errors import (
    LanguageModelError,
    ModelRefusedError,
    ModelThrottledError,
    ModelTimeoutError,
)
from pinflow.integrations.openai_compatible.settings import Endpoint, read_endpoint
from pinflow.kit.errors import ExternalError, InvalidInputError
from pinflow.pins.models import PinCopy
from pinflow.pins.writers.call_ledger import CallId, CallLedger, CallResult, Outcome, PlannedCall
from pinflow.pins.writers.find_subject import subject_of
from pinflow.pins.writers.label import opening_label, picture_label
from pinflow.pins.writers.languages import phrases_for
from pinflow.pins.writers.model_draft import (
    MAX_FACT,
    SCHEMA,
    ModelDraft,
    find_faults,
    numbered_facts,
    read_answer,
    repair_request,
)
from pinflow.pins.writers.read_prompt import PIN_COPY, read_prompt
from pinflow.pins.writers.wording import capitalised, table_of
from pinflow.pins.writers.writer import CopyRequest, Writer

# A first answer and two repairs or tries: what does not come then is not worth waiting for.
MAX_CALLS = 3
# Enough for the copy of one pin several times over; models that think first need the rest.
MAX_TOKENS = 3000
LONGEST_WAIT_SECONDS = 15.0
# Prompts and facts in European languages make about one token for four bytes: twice that is set aside.
BYTES_PER_TOKEN = 2
MAX_DETAIL = 500
Sleep = Callable[[float], Awaitable[None]]


class LanguageModelWriter(Writer):
    """Any OpenAI-compatible endpoint. Without its settings it is disabled, and says which are missing."""

    name: ClassVar[str] = "language_model"
    needs: ClassVar[tuple[str, ...]] = (settings.URL, settings.MODEL)
    wants: ClassVar[tuple[str, ...]] = (
        settings.KEY,
        settings.INPUT_PRICE,
        settings.OUTPUT_PRICE,
        settings.CURRENCY,
        settings.TIMEOUT,
    )

    def __init__(self, http: httpx2.AsyncClient, endpoint: Endpoint, *, sleep: Sleep = asyncio.sleep) -> None:
        self._client = ChatClient(http, endpoint)
        self._endpoint = endpoint
        self._sleep = sleep

    @classmethod
    def create(cls, keys: Mapping[str, str], http: httpx2.AsyncClient) -> Self:
        return cls(http, read_endpoint(keys))

    def hooks(self, language: str) -> tuple[str, ...]:
        # Those of the template writer: their results can be compared.
        return tuple(phrases_for(language).hooks)

    async def write(self, request: CopyRequest, ledger: CallLedger) -> PinCopy:
        hook = self._choose_hook(request)
        messages = [Message("system", read_prompt(PIN_COPY)), Message("user", _task(request, hook))]
        problem = ""
        for call in range(1, MAX_CALLS + 1):
            is_last = call == MAX_CALLS
            call_id, started = await self._open(messages, ledger), time.perf_counter()
            try:
                completion = await self._client.complete(
                    messages, JsonSchema("pin_copy", SCHEMA), max_tokens=MAX_TOKENS
                )
            except LanguageModelError as error:
                await ledger.close_call(call_id, _failure(error, started))
                if isinstance(error, ModelRefusedError) or is_last or not await self._waited(error):
                    raise
                continue
            except BaseException:
                # Ended from outside, such as by a shutdown: what it cost is unknown.
                await asyncio.shield(ledger.close_call(call_id, _failure(None, started)))
                raise
            draft, faults = _judge(completion, request)
            told = _without_keywords(" ".join(faults), request)
            await ledger.close_call(call_id, self._result(completion, told, started))
            if draft is not None and not faults:
                return _copy_of(draft, request, hook, self.name)
            problem = _without_keywords(faults[0], request)
            if completion.refusal:
                break
            if completion.text:
                messages = [*messages[:2], Message("assistant", completion.text[:8000])]
                messages.append(Message("user", repair_request(faults)))
        raise ExternalError(
            "writers.no_usable_copy", f"The language model wrote nothing that can be used. {problem}"
        )

    def _choose_hook(self, request: CopyRequest) -> str:
        known = self.hooks(request.facts.language)
        if request.hook is None:
            seed = f"{request.seed}\n{request.facts.marketplace}\n{request.facts.asin}"
            return random.Random(hashlib.sha256(seed.encode()).digest()).choice(known)
        if request.hook not in known:
            raise InvalidInputError(
                "writers.unknown_hook", f"There is no hook “{request.hook}”. Known: {', '.join(known)}."
            )
        return request.hook

    async def _open(self, messages: Sequence[Message], ledger: CallLedger) -> CallId:
        most_in = sum(len(message.content.encode()) for message in messages) // BYTES_PER_TOKEN + 200
        return await ledger.open_call(
            PlannedCall(
                model=self._endpoint.model,
                prompt_version=PIN_COPY,
                most=self._endpoint.cost(most_in, MAX_TOKENS),
                currency=self._endpoint.currency,
            )
        )

    async def _waited(self, error: LanguageModelError) -> bool:
        """Whether asking again is worth it, after the wait that the server asked for."""
        seconds = error.retry_after.total_seconds() if error.retry_after is not None else 1.0
        if seconds > LONGEST_WAIT_SECONDS:
            return False
        await self._sleep(seconds)
        return True

    def _result(self, completion: Completion, faults: str, started: float) -> CallResult:
        usage = completion.usage
        outcome = Outcome.REJECTED if faults else Outcome.USED
        return CallResult(
            outcome=Outcome.REFUSED if completion.refusal else outcome,
            duration_ms=_milliseconds_since(started),
            tokens_in=usage.prompt_tokens if usage else None,
            tokens_out=usage.completion_tokens if usage else None,
            cost=self._endpoint.cost(usage.prompt_tokens, usage.completion_tokens) if usage else None,
            detail=faults[:MAX_DETAIL] or None,
        )


def _without_keywords(text: str, request: CopyRequest) -> str:
    """For what is kept: keywords are Pinterest's, and stored nowhere but in copy that uses them."""
    for keyword in request.keywords:
        text = re.sub(re.escape(keyword), "the keyword", text, flags=re.IGNORECASE)
    return text


def _task(request: CopyRequest, hook: str) -> str:
    """The request as JSON; what comes from elsewhere stands outside "task".

    Angle brackets are escaped: no fact can pretend to end where it does not.
    """
    facts = [
        {"id": name, "from": origin, "text": text[:MAX_FACT]}
        for name, (origin, text) in numbered_facts(request.facts).items()
    ]
    task = {
        "language": request.facts.language,
        "hook": hook,
        "variation": request.seed,
    }
    # Keywords are what strangers searched for: data, as the facts are.
    text = msgspec.json.encode({"task": task, "keywords": request.keywords, "facts": facts}).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e")


def _judge(completion: Completion, request: CopyRequest) -> tuple[ModelDraft | None, list[str]]:
    """The draft as far as it can be read, and what is wrong."""
    if completion.refusal:
        return None, [f"It refused: {completion.refusal[:200]}"]
    if completion.is_cut:
        return None, ["The answer was cut off before its end. Write less."]
    try:
        draft = read_answer(completion.text)
    except ValueError as error:
        return None, [str(error)]
    return draft, find_faults(draft, request)


def _copy_of(draft: ModelDraft, request: CopyRequest, hook: str, writer: str) -> PinCopy:
    phrases = phrases_for(request.facts.language)
    label = picture_label(request.facts.marketplace)
    subject = subject_of(request.facts, phrases)
    columns, rows = table_of(subject, phrases)
    if not subject.kinds:
        rows = tuple((row.use, row.counts) for row in draft.rows)
    return PinCopy(
        title=capitalised(draft.title),
        description=f"{opening_label(request.facts.marketplace)}{capitalised(draft.description)}",
        alt_text=phrases.alt_text.format(
            headline=draft.headline, kicker=draft.kicker, points="; ".join(draft.points), label=label
        ),
        headline=draft.headline,
        kicker=draft.kicker,
        points=draft.points,
        disclosure=label,
        hook=hook,
        writer=writer,
        items=draft.items,
        columns=columns,
        rows=rows,
        prompt_version=PIN_COPY,
    )


def _failure(error: LanguageModelError | None, started: float) -> CallResult:
    """``error`` None: the call was ended from outside."""
    free = error is not None and error.status is not None and not 200 <= error.status < 300
    outcome = Outcome.FAILED
    if isinstance(error, ModelTimeoutError):
        outcome = Outcome.TIMED_OUT
    elif isinstance(error, ModelRefusedError | ModelThrottledError):
        outcome = Outcome.REFUSED
    return CallResult(
        outcome=outcome,
        duration_ms=_milliseconds_since(started),
        # A status that says no made no tokens; after silence nobody knows.
        cost=Decimal(0) if free else None,
        detail=error.message[:MAX_DETAIL] if error is not None else "It was ended before the answer came.",
    )


def _milliseconds_since(started: float) -> int:
    return round((time.perf_counter() - started) * 1000)
