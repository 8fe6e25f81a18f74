"""Databases that tests borrow: cloned from a template, emptied afterwards and lent again.

Cloning writes hundreds of files, emptying touches the few tables that a test wrote to. A test that changed
more than rows (a partition, a grant, a function) gets its database thrown away.
"""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import asyncpg

# Deleted rows stay in the files: now and then a clean copy is cheaper.
MOST_LOANS = 100
LARGEST_BYTES = 16_000_000
_TRIES_TO_END = 100

# Everything that is no row: oids are the template's as long as nothing was made, dropped or made anew.
_STRUCTURE = """
  select md5(string_agg(word, ' ' order by word)) from (
    select concat('class ', oid, relname, relacl, reloptions, relrowsecurity, relforcerowsecurity, relchecks,
      relnatts, relpartbound) as word
    from pg_class where oid >= 16384 and relnamespace <> 'pg_toast'::regnamespace
    union all select concat('column ', attrelid, attname, atttypid, attnotnull, attisdropped, attacl)
      from pg_attribute where attrelid >= 16384
    union all select concat('function ', oid, md5(prosrc), proacl) from pg_proc where oid >= 16384
    union all select concat('trigger ', oid, tgenabled) from pg_trigger
    union all select concat('policy ', oid, polqual, polwithcheck) from pg_policy
    union all select concat('constraint ', oid, convalidated) from pg_constraint where oid >= 16384
    union all select concat('schema ', oid, nspacl) from pg_namespace
    union all select concat('setting ', setrole, setconfig) from pg_db_role_setting
      where setdatabase = (select oid from pg_database where datname = current_database())
    union all select concat('revision ', version_num) from pinflow_migrations.revision
  ) as words
"""
_END_OTHERS = """
  select count(pg_terminate_backend(pid)) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
"""
_KEPT = "('pg_catalog', 'information_schema', 'pg_toast', 'pinflow_migrations')"
# As a replica, PostgreSQL fires no triggers and checks no foreign keys: the order does not matter.
_EMPTY = f"""
do $$
declare
  name regclass;
begin
  set local session_replication_role = replica;
  for name in
    select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not in {_KEPT} and pg_relation_size(c.oid) > 0
  loop
    execute format('delete from %s', name);
  end loop;
  for name in
    select format('%I.%I', schemaname, sequencename)::regclass from pg_sequences
    where last_value is not null and schemaname not in {_KEPT}
  loop
    execute format('alter sequence %s restart', name);
  end loop;
end
$$
"""


class _Loanable:
    """A database, and a connection that stays open to look after it."""

    def __init__(self, name: str, connection: asyncpg.Connection) -> None:
        self.name, self.connection, self.loans = name, connection, 0


class Lender:
    """Lends databases of one server, one borrower each at a time."""

    def __init__(self, server: asyncpg.Connection, template: str, url_of: Callable[[str], str]) -> None:
        self._server, self._template, self._url_of = server, template, url_of
        self._structure = ""
        self._free: list[_Loanable] = []
        self._lent: dict[str, _Loanable] = {}

    async def lend(self) -> str:
        """The name of a migrated database without a row."""
        chosen = self._free.pop() if self._free else await self._clone()
        chosen.loans += 1
        self._lent[chosen.name] = chosen
        return chosen.name

    async def take_back(self, name: str) -> None:
        """Empties a lent database, or throws it away."""
        returned = self._lent.pop(name)
        if returned.loans < MOST_LOANS and await self._empty(returned.connection):
            self._free.append(returned)
        else:
            await self._drop(returned)

    async def close(self) -> None:
        """Drops what is not lent."""
        for one in self._free:
            await self._drop(one)

    async def _clone(self) -> _Loanable:
        name = f"test_{uuid4().hex[:12]}"
        await self._server.execute(f"create database {name} template {self._template} strategy file_copy")
        connection = await asyncpg.connect(self._url_of(name))
        if not self._structure:
            self._structure = await connection.fetchval(_STRUCTURE)
        return _Loanable(name, connection)

    async def _drop(self, one: _Loanable) -> None:
        one.connection.terminate()
        await self._server.execute(f"drop database if exists {one.name} with (force)")

    async def _empty(self, connection: asyncpg.Connection) -> bool:
        """Whether the database could be made as good as new."""
        try:
            for _ in range(_TRIES_TO_END):
                if not await connection.fetchval(_END_OTHERS):
                    break
            if await connection.fetchval(_STRUCTURE) != self._structure:
                return False
            if await connection.fetchval("select pg_database_size(current_database())") > LARGEST_BYTES:
                return False
            await connection.execute(_EMPTY)
        except (asyncpg.PostgresError, asyncpg.InterfaceError, OSError):
            return False  # its borrower ended every connection, or dropped it
        return True
