"""A stand-in for Amazon's Creators API, built from its documentation and strict about it."""

from pinflow.sandbox.creators.app import create_app

__all__ = ["create_app"]
