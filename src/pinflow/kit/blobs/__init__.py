"""Pictures and stored pages by the SHA-256 of their bytes; they stand in PostgreSQL, a directory or S3."""

from pinflow.kit.blobs.backends import BlobBackend, DirectoryBackend, S3Backend
from pinflow.kit.blobs.store import Blob, BlobStore, Sha256

__all__ = ["Blob", "BlobBackend", "BlobStore", "DirectoryBackend", "S3Backend", "Sha256"]
