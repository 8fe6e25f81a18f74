"""All SQL of the stand-in. One SQLite file (or memory), one writer; every change is one transaction."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from pinflow.sandbox.pinterest.models import Account, App, Board, Picture, Pin, Section, Token

T = TypeVar("T")

_SCHEMA = """
create table if not exists counter (kind text primary key, n integer not null);
create table if not exists account (
  id text primary key, username text not null unique, business_name text, created_at real not null);
create table if not exists app (
  client_id text primary key, secret_hash text not null, owner_account_id text not null references account,
  redirect_uris text not null);
create table if not exists token (
  hash text primary key, kind text not null, account_id text not null references account, client_id text,
  scopes text not null, expires_at real not null, redirect_uri text);
create table if not exists board (
  number integer primary key autoincrement, id text not null unique,
  account_id text not null references account, name text not null, description text, privacy text not null,
  created_at real not null);
create table if not exists section (
  number integer primary key autoincrement, id text not null unique,
  board_id text not null references board (id), name text not null);
create table if not exists picture (
  sha256 text primary key, media_type text not null, width integer not null, height integer not null,
  dominant_color text not null, data blob not null);
create table if not exists pin (
  number integer primary key autoincrement, id text not null unique,
  account_id text not null references account, board_id text not null references board (id), section_id text,
  title text, description text, alt_text text, link text, dominant_color text not null,
  ai_disclosures text not null, picture_sha256 text not null references picture, created_at real not null,
  late integer not null);
create table if not exists pin_media (
  pin_id text primary key, kind text not null, parts text not null);
create table if not exists media (
  id text primary key, account_id text not null references account, secret text not null, sha256 text,
  is_video integer, looks integer not null default 0);
create index if not exists pin_board on pin (board_id, number);
create index if not exists pin_account on pin (account_id, number);
"""

# A pin that was committed late is nowhere to be seen until its moment has come.
_VISIBLE = "(pin.late = 0 or pin.created_at <= :now)"
_PIN = f"""
select pin.*, account.username, picture.width, picture.height,
  coalesce(pin_media.kind, 'image') as kind, coalesce(pin_media.parts, '[]') as parts from pin
left join pin_media on pin_media.pin_id = pin.id
join account on account.id = pin.account_id join picture on picture.sha256 = pin.picture_sha256
where {_VISIBLE}
"""
_BOARD = f"""
select board.*, account.username,
  (select count(*) from pin where pin.board_id = board.id and {_VISIBLE}) as pin_count,
  (select max(created_at) from pin where pin.board_id = board.id and {_VISIBLE}) as modified_at,
  (select picture_sha256 from pin where pin.board_id = board.id and {_VISIBLE}
     order by pin.number desc limit 1) as cover_sha256
from board join account on account.id = board.account_id
where 1 = 1
"""
_LATER_COLUMNS = (
    ("app", "rotates", "integer not null default 0"),
    ("app", "pkce", "integer not null default 0"),
    ("token", "challenge", "text"),
)
_JSON_COLUMNS = frozenset({"scopes", "ai_disclosures", "redirect_uris", "parts"})


def hash_secret(secret: str) -> str:
    """What is kept of a token or an app's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Store:
    """The stand-in's memory. Used by one event loop; ``now`` is seconds since 1970."""

    def __init__(self, path: Path | None, *, seed: int) -> None:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._seed = seed
        self._db = sqlite3.connect(path or ":memory:", isolation_level=None, check_same_thread=False)
        self._db.row_factory = sqlite3.Row
        # WAL: a kill in the middle of a commit leaves the state before it, never half of it.
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("pragma foreign_keys = on")
        self._db.executescript(_SCHEMA)
        self._add_columns()

    def _add_columns(self) -> None:
        """A file of a former version gets what its tables lack."""
        for table, column, kind in _LATER_COLUMNS:
            known = {row["name"] for row in self._db.execute(f"pragma table_info({table})")}
            if column not in known:
                self._db.execute(f"alter table {table} add column {column} {kind}")

    def close(self) -> None:
        self._db.close()

    def new_id(self, kind: str) -> str:
        """Eighteen digits, the same for the same seed and order, and in no order, as at Pinterest."""
        row = self._db.execute(
            "insert into counter values (?, 1) on conflict (kind) do update set n = n + 1 returning n",
            (kind,),
        ).fetchone()
        digest = hashlib.sha256(f"{self._seed}:{kind}:{row['n']}".encode()).digest()
        return str(10**17 + int.from_bytes(digest[:8], "big") % (9 * 10**17))

    # Accounts, apps, tokens

    def add_account(self, username: str, business_name: str | None, now: float) -> Account | None:
        """The new account, or None when the username is taken."""
        account = Account(
            id=self.new_id("account"), username=username, business_name=business_name, created_at=now
        )
        return account if self._insert("account", msgspec.structs.asdict(account)) else None

    def find_account(self, account_id: str) -> Account | None:
        return self._one(Account, "select * from account where id = :id", id=account_id)

    def list_accounts(self) -> list[Account]:
        return self._all(Account, "select * from account order by username")

    def add_app(self, app: App) -> bool:
        """False when the client id is taken."""
        return self._insert("app", msgspec.structs.asdict(app))

    def update_app(self, app: App) -> bool:
        """Other addresses to come back to; False when the secret is not that of the app."""
        changed = self._db.execute(
            "update app set redirect_uris = :uris where client_id = :id and secret_hash = :hash",
            {"uris": json.dumps(app.redirect_uris), "id": app.client_id, "hash": app.secret_hash},
        )
        return changed.rowcount == 1

    def find_app(self, client_id: str) -> App | None:
        return self._one(App, "select * from app where client_id = :id", id=client_id)

    def add_token(self, secret: str, token: Token) -> None:
        self._insert("token", {"hash": hash_secret(secret), **msgspec.structs.asdict(token)})

    def find_token(self, secret: str, kind: str) -> Token | None:
        """The token, expired or not."""
        return self._one(
            Token,
            "select * from token where hash = :hash and kind = :kind",
            hash=hash_secret(secret),
            kind=kind,
        )

    def take_code(self, secret: str) -> Token | None:
        """The authorization code, which is used up by this."""
        return self._one(
            Token,
            "delete from token where hash = :hash and kind = 'code' returning *",
            hash=hash_secret(secret),
        )

    def delete_token(self, secret: str, kind: str) -> None:
        """From now on nobody knows it."""
        self._db.execute("delete from token where hash = ? and kind = ?", (hash_secret(secret), kind))

    def revoke_tokens(self, account_id: str) -> int:
        """Forgets every token of an account, as when its owner takes the permission back; how many."""
        return self._db.execute("delete from token where account_id = ?", (account_id,)).rowcount

    def expire_access_tokens(self, account_id: str, now: float) -> int:
        """How many tokens ended."""
        return self._db.execute(
            "update token set expires_at = ? where account_id = ? and kind = 'access' and expires_at > ?",
            (now, account_id, now),
        ).rowcount

    # Boards and sections

    def add_board(
        self, account_id: str, name: str, description: str | None, privacy: str, now: float
    ) -> Board:
        board_id = self.new_id("board")
        self._insert(
            "board",
            {
                "id": board_id,
                "account_id": account_id,
                "name": name,
                "description": description,
                "privacy": privacy,
                "created_at": now,
            },
        )
        board = self.find_board(board_id, now)
        assert board is not None
        return board

    def find_board(self, board_id: str, now: float) -> Board | None:
        return self._one(Board, _BOARD + " and board.id = :id", id=board_id, now=now)

    def list_boards(
        self, account_id: str, privacies: Sequence[str], *, after: int, limit: int, now: float
    ) -> list[Board]:
        """Oldest first, those with a number above ``after``."""
        return self._all(
            Board,
            _BOARD
            + " and board.account_id = :account_id and board.number > :after"
            + " and board.privacy in (select value from json_each(:privacies))"
            + " order by board.number limit :limit",
            account_id=account_id,
            privacies=json.dumps(list(privacies)),
            after=after,
            limit=limit,
            now=now,
        )

    def add_section(self, board_id: str, name: str) -> Section:
        section_id = self.new_id("section")
        self._insert("section", {"id": section_id, "board_id": board_id, "name": name})
        section = self.find_section(board_id, section_id)
        assert section is not None
        return section

    def find_section(self, board_id: str, section_id: str) -> Section | None:
        return self._one(
            Section,
            "select * from section where board_id = :board_id and id = :id",
            board_id=board_id,
            id=section_id,
        )

    def list_sections(self, board_id: str, *, after: int, limit: int) -> list[Section]:
        return self._all(
            Section,
            "select * from section where board_id = :board_id and number > :after"
            + " order by number limit :limit",
            board_id=board_id,
            after=after,
            limit=limit,
        )

    # Pictures and pins

    def find_picture(self, sha256: str) -> Picture | None:
        return self._one(Picture, "select * from picture where sha256 = :sha256", sha256=sha256)

    def add_pin(
        self,
        picture: Picture,
        pin: dict[str, object],
        *,
        kind: str = "image",
        parts: Sequence[str] = (),
    ) -> str:
        """Keeps picture and pin, both or neither; the new pin's id."""
        pin_id = self.new_id("pin")
        self._db.execute("begin immediate")
        try:
            self._insert("picture", msgspec.structs.asdict(picture))
            self._insert("pin", {"id": pin_id, "picture_sha256": picture.sha256, **pin})
            if kind != "image":
                self._insert("pin_media", {"pin_id": pin_id, "kind": kind, "parts": list(parts)})
        except BaseException:
            self._db.execute("rollback")
            raise
        self._db.execute("commit")
        return pin_id

    def add_media(self, media_id: str, account_id: str, secret: str) -> None:
        self._insert("media", {"id": media_id, "account_id": account_id, "secret": secret})

    def fill_media(self, media_id: str, secret: str, sha256: str, *, is_video: bool) -> bool:
        """Notes an upload; False when nobody registered it so. Once more replaces it."""
        return (
            self._db.execute(
                "update media set sha256 = ?, is_video = ? where id = ? and secret = ?",
                (sha256, int(is_video), media_id, secret),
            ).rowcount
            == 1
        )

    def look_at_media(self, media_id: str, account_id: str, looks_until_ready: int) -> str | None:
        """How far an upload is; each look brings it further. None: there is no such one."""
        row = self._db.execute(
            "update media set looks = looks + (sha256 is not null) where id = ? and account_id = ?"
            " returning sha256, is_video, looks",
            (media_id, account_id),
        ).fetchone()
        if row is None:
            return None
        if row["sha256"] is None:
            return "registered"
        if row["looks"] <= looks_until_ready:
            return "processing"
        return "succeeded" if row["is_video"] else "failed"

    def find_video(self, media_id: str, account_id: str, looks_until_ready: int) -> str | None:
        """The SHA-256 of a video that is ready."""
        row = self._db.execute(
            "select sha256 from media where id = ? and account_id = ? and is_video = 1 and looks > ?",
            (media_id, account_id, looks_until_ready),
        ).fetchone()
        return None if row is None else str(row["sha256"])

    def find_pin(self, pin_id: str, now: float) -> Pin | None:
        return self._one(Pin, _PIN + " and pin.id = :id", id=pin_id, now=now)

    def list_pins(
        self,
        now: float,
        *,
        account_id: str | None = None,
        board_id: str | None = None,
        section_id: str | None = None,
        before: int | None = None,
        limit: int = -1,
    ) -> list[Pin]:
        """Newest first, those with a number below ``before``; -1 means no limit."""
        return self._all(
            Pin,
            _PIN
            + " and (:account_id is null or pin.account_id = :account_id)"
            + " and (:board_id is null or pin.board_id = :board_id)"
            + " and (:section_id is null or pin.section_id = :section_id)"
            + " and (:before is null or pin.number < :before)"
            + " order by pin.number desc limit :limit",
            account_id=account_id,
            board_id=board_id,
            section_id=section_id,
            before=before,
            limit=limit,
            now=now,
        )

    def list_pins_to_come(self, now: float) -> list[Pin]:
        """Those committed late whose moment has not come."""
        return self._all(Pin, _PIN.replace(_VISIBLE, f"not {_VISIBLE}") + " order by pin.number", now=now)

    def delete_pin(self, pin_id: str) -> None:
        """Also forgets pictures that no pin shows any more."""
        self._db.execute("begin immediate")
        self._db.execute("delete from pin where id = ?", (pin_id,))
        self._db.execute("delete from picture where sha256 not in (select picture_sha256 from pin)")
        self._db.execute("commit")

    def _insert(self, table: str, values: dict[str, object]) -> bool:
        """False when a row with such a key is there already."""
        row = {name: json.dumps(value) if name in _JSON_COLUMNS else value for name, value in values.items()}
        names = ", ".join(row)
        marks = ", ".join(f":{name}" for name in row)
        statement = f"insert into {table} ({names}) values ({marks}) on conflict do nothing"
        return self._db.execute(statement, row).rowcount == 1

    def _one(self, row_type: type[T], statement: str, **values: object) -> T | None:
        row = self._db.execute(statement, values).fetchone()
        return None if row is None else _typed(row_type, row)

    def _all(self, kind: type[T], statement: str, **values: object) -> list[T]:
        return [_typed(kind, row) for row in self._db.execute(statement, values).fetchall()]


def _typed(kind: type[T], row: sqlite3.Row) -> T:
    values: dict[str, Any] = dict(row)
    for name in _JSON_COLUMNS & values.keys():
        values[name] = json.loads(values[name])
    # strict=False: SQLite keeps booleans as 0 and 1.
    return msgspec.convert(values, kind, strict=False)
