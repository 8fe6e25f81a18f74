"""`pinflow demo --once --json` with a stranger at the stand-in before the line counts.

    python -m tests.e2e.meddle_with_demo FILE

A copy of a published pin is posted there, taken away again, and then the pin itself is taken away. What the
line's own count says each time goes to FILE as JSON; the command ends with the last. Fewer drafts than
the demo's make it quick.
"""

from __future__ import annotations

import base64
import sys
from pathlib import Path

import msgspec

from pinflow.entrypoints import process_tree
from pinflow.entrypoints.bootstrap import Runtime
from pinflow.entrypoints.cli import app
from pinflow.entrypoints.demo import line, once
from pinflow.entrypoints.demo.files import DemoFiles
from pinflow.entrypoints.demo.once import Outcome
from pinflow.entrypoints.demo.seed import Seeded
from pinflow.pins.pin import Pin
from tests.contract.pictures import jpeg
from tests.e2e.judged_stand_in import judged_command
from tests.e2e.read_stand_in import Standing

_count = once.verify


async def meddle(runtime: Runtime, files: DemoFiles, seeded: Seeded, approved: list[Pin]) -> Outcome:
    """Counts before and after each change; returns the last count."""
    http, stand_in = runtime.http, files.pinterest_url
    counts = {"untouched": await _count(runtime, files, seeded, approved)}
    answer = await http.get(f"{stand_in}/_sandbox/pins")
    pin = msgspec.json.decode(answer.content, type=Standing).pins[0]
    given = await http.post(f"{stand_in}/_sandbox/accounts/{pin.account_id}/tokens", json={})
    owner = {"authorization": f"Bearer {given.json()['access_token']}"}
    picture = base64.b64encode(jpeg(400, 600)).decode()
    copied = await http.post(
        f"{stand_in}/v5/pins",
        headers=owner,
        json={
            "board_id": pin.board_id,
            # Another title: whoever counts copies by it overlooks this one.
            "title": "The same pin again",
            "link": pin.link,
            "media_source": {"source_type": "image_base64", "content_type": "image/jpeg", "data": picture},
        },
    )
    copied.raise_for_status()
    counts["twice"] = await _count(runtime, files, seeded, approved)
    (await http.delete(f"{stand_in}/v5/pins/{copied.json()['id']}", headers=owner)).raise_for_status()
    counts["once again"] = await _count(runtime, files, seeded, approved)
    (await http.delete(f"{stand_in}/v5/pins/{pin.id}", headers=owner)).raise_for_status()
    counts["missing"] = await _count(runtime, files, seeded, approved)
    Path(sys.argv[1]).write_bytes(msgspec.json.encode(counts))
    return counts["missing"]


if __name__ == "__main__":
    once.verify = meddle
    process_tree.child_command = judged_command
    line.DRAFTS, once.APPROVED_PER_ACCOUNT = 7, 1
    app(["demo", "--once", "--json"], prog_name="pinflow")
