"""Where bytes may stand instead of in PostgreSQL."""

from __future__ import annotations

import asyncio
import os
import secrets
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

from pinflow.kit.errors import ExternalError


class BlobBackend(ABC):
    """Keeps bytes under keys such as ``tenants/<id>/ab/<sha256>``. Every call may be repeated safely."""

    @abstractmethod
    async def put(self, key: str, data: bytes) -> None:
        """Stores ``data``; storing the same key again is harmless, its content is the same."""

    @abstractmethod
    async def get(self, key: str) -> bytes | None:
        """The bytes, or None when nothing stands there."""

    @abstractmethod
    async def delete(self, key: str) -> None:
        """Removes the bytes; no error when nothing stands there."""


class DirectoryBackend(BlobBackend):
    """A directory that every process and host sees."""

    def __init__(self, root: Path) -> None:
        self._root = root

    async def put(self, key: str, data: bytes) -> None:
        await asyncio.to_thread(self._put, key, data)

    async def get(self, key: str) -> bytes | None:
        return await asyncio.to_thread(self._get, key)

    async def delete(self, key: str) -> None:
        await asyncio.to_thread((self._root / key).unlink, missing_ok=True)

    def _put(self, key: str, data: bytes) -> None:
        path = self._root / key
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
            with draft.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        except OSError as error:
            raise ExternalError(
                "blobs.cannot_write", f"A file cannot be stored under {self._root}: {error.strerror}."
            ) from error

    def _get(self, key: str) -> bytes | None:
        try:
            return (self._root / key).read_bytes()
        except FileNotFoundError:
            return None


class S3Backend(BlobBackend):
    """A bucket. Credentials come the usual AWS way: environment, profile or instance role."""

    def __init__(self, bucket: str, *, prefix: str = "", endpoint_url: str | None = None) -> None:
        # Imported late: only installations that keep blobs in a bucket pay for it.
        import boto3
        from botocore.config import Config

        self._bucket = bucket
        self._prefix = prefix.strip("/") + "/" if prefix else ""
        self._client: Any = boto3.client(
            "s3",
            endpoint_url=endpoint_url,
            config=Config(
                connect_timeout=5, read_timeout=30, retries={"max_attempts": 3, "mode": "standard"}
            ),
        )

    async def put(self, key: str, data: bytes) -> None:
        await self._call("put_object", Key=self._prefix + key, Body=data)

    async def get(self, key: str) -> bytes | None:
        try:
            reply = await self._call("get_object", Key=self._prefix + key)
        except _MissingKeyError:
            return None
        data: bytes = await asyncio.to_thread(reply["Body"].read)
        return data

    async def delete(self, key: str) -> None:
        await self._call("delete_object", Key=self._prefix + key)

    async def _call(self, operation: str, **arguments: object) -> Any:
        from botocore.exceptions import BotoCoreError, ClientError

        call = getattr(self._client, operation)
        try:
            return await asyncio.to_thread(call, Bucket=self._bucket, **arguments)
        except self._client.exceptions.NoSuchKey as error:
            raise _MissingKeyError from error
        except (ClientError, BotoCoreError) as error:
            raise ExternalError(
                "blobs.bucket_refused", f"The bucket “{self._bucket}” cannot be used: {error}."
            ) from error


class _MissingKeyError(Exception):
    pass
