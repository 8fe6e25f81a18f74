"""What the tenant's other pins mean for one pin: its link, and its picture on its board and elsewhere."""

from __future__ import annotations

from pinflow.kit.db import TenantSession
from pinflow.pins.pin import Pin
from pinflow.pins.similar.find_near import PICTURE_BITS, find_near_picture
from pinflow.posting.governor import Against
from pinflow.posting.queries import Lookalike, list_link_uses, list_lookalikes, lock_words


async def find_against(session: TenantSession, pin: Pin, *, lock: bool = True) -> Against:
    """What stands against ``pin``.

    With ``lock`` it holds until the transaction ends: nobody plans the same link or picture meanwhile.
    """
    keys = [f"picture {file.hex()}" for file in pin.files()]
    if pin.canonical_link is not None:
        keys.append(f"link {pin.canonical_link}")
    if lock:
        await lock_words(session, keys)
    uses = (await list_link_uses(session, [pin]))[pin.id]
    on_board: str | None = None
    elsewhere: str | None = None
    for other in await list_lookalikes(session, pin, PICTURE_BITS):
        if not _shows_the_same(pin, other):
            continue
        if other.account_id != pin.account_id:
            elsewhere = elsewhere or other.account
        elif other.board_id == pin.board_id:
            on_board = on_board or other.title
    return Against(
        same_link=uses.here,
        link_elsewhere=uses.elsewhere,
        picture_on_board=on_board,
        picture_elsewhere=elsewhere,
    )


def _shows_the_same(pin: Pin, other: Lookalike) -> bool:
    """The same file, or nearly the same look and words: one template makes all pictures of a kind alike.

    Carousels of one board may share a picture of one point, as the rules of review have it; a cover they may
    not, nor any picture with another account.
    """
    shared = other.shares_cover if other.account_id == pin.account_id else other.shares_file
    return shared or find_near_picture(pin, [other]) is not None
