"""Who types: the operating system's user and machine, for the audit log."""

from __future__ import annotations

import getpass
import os
import platform
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pinflow.identity.models import ShellUser


def read_shell_user() -> ShellUser:
    """As the system knows the user: what the environment says can be set by anybody."""
    from pinflow.identity.models import ShellUser

    return ShellUser(name=_name(), host=platform.node() or "this machine")


def _name() -> str:
    if sys.platform == "win32":
        return getpass.getuser()
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        # A container may run as a number that has no name.
        return f"uid {os.getuid()}"
