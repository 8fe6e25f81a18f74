"""Pinterest's official API as a channel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import ClassVar, Literal, Self, cast

import httpx2

from pinflow.integrations.pinterest.client import PinterestClient
from pinflow.integrations.pinterest.errors import (
    PinterestAccountError,
    PinterestError,
    PinterestNotSentError,
    PinterestRateLimitedError,
    PinterestReconnectError,
    PinterestRefusedError,
    PinterestUnknownOutcomeError,
)
from pinflow.integrations.pinterest.models import AiDisclosure, NewPin
from pinflow.kit.errors import InvalidInputError
from pinflow.posting.channels.channel import (
    Channel,
    FoundPin,
    NotSentError,
    Publication,
    Published,
    RefusedError,
    UnknownOutcomeError,
)


class PinterestChannel(Channel):
    """Each account at its own address: production, Pinterest's sandbox, or ours."""

    name: ClassVar[str] = "pinterest"

    def __init__(self, http: httpx2.AsyncClient) -> None:
        self._http = http

    @classmethod
    def create(cls, keys: Mapping[str, str], http: httpx2.AsyncClient) -> Self:
        return cls(http)

    async def publish(self, publication: Publication) -> Published:
        with _translated():
            client = PinterestClient(self._http, publication.base_url, publication.access_token)
            pin = await client.create_pin(
                NewPin(
                    board_id=publication.board_id,
                    board_section_id=publication.board_section_id,
                    picture=publication.picture,
                    media_type=cast(Literal["image/jpeg", "image/png"], publication.media_type),
                    title=publication.title,
                    description=publication.description,
                    alt_text=publication.alt_text,
                    link=publication.link,
                    ai_disclosures=cast(tuple[AiDisclosure, ...], publication.ai_disclosures),
                )
            )
        return Published(pin.id)

    async def list_pins(self, base_url: str, access_token: str, board_id: str) -> list[FoundPin]:
        pins = await PinterestClient(self._http, base_url, access_token).list_board_pins(board_id)
        return [FoundPin(pin.id, pin.link, pin.title, pin.created_at) for pin in pins]


@contextmanager
def _translated() -> Iterator[None]:
    """Says of every failure whether something may stand and who has to act."""
    try:
        yield
    except PinterestUnknownOutcomeError as error:
        raise UnknownOutcomeError(
            error.code, error.message, retry_after=error.retry_after, status=error.status
        ) from error
    except PinterestNotSentError as error:
        raise NotSentError(error.code, error.message, retry_after=error.retry_after) from error
    except PinterestRateLimitedError as error:
        raise RefusedError(
            error.code, error.message, blame="nobody", retry_after=error.retry_after, status=error.status
        ) from error
    except PinterestAccountError as error:
        if error.outcome_unknown:
            raise UnknownOutcomeError(
                error.code, error.message, status=error.status, holds_account=True
            ) from error
        raise RefusedError(
            error.code,
            error.message,
            blame="account",
            status=error.status,
            reconnect=isinstance(error, PinterestReconnectError),
        ) from error
    except PinterestRefusedError as error:
        raise RefusedError(error.code, error.message, blame="pin", status=error.status) from error
    except InvalidInputError as error:
        # The client refused to send it.
        raise RefusedError(error.code, error.message, blame="pin") from error
    except PinterestError as error:
        # Any kind this table does not know is taken for the worst: it may stand.
        raise UnknownOutcomeError(error.code, error.message, status=error.status) from error
