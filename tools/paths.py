# SPDX-License-Identifier: LGPL-3.0-or-later
"""Every location the tool reads or writes, in one place."""

import hashlib
import os
import shutil
from pathlib import Path

from tools import say

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements"
LAUNCHER = ROOT / "tools" / "bin" / "run_odoo.py"
OUT = ROOT / "out"
TEST_ADDONS = ROOT / "tests" / "addons"


def cache():
    """Return the folder for all that is fetched and made, outside the clone."""
    chosen = os.environ.get("COOP_CACHE")
    if chosen:
        return Path(chosen).expanduser().resolve()
    base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser().resolve() / "coop-card"


def downloads():
    """Return the folder of fetched packages."""
    return cache() / "downloads"


def odoo_root():
    """Return the private root into which Odoo's packages are unpacked."""
    return cache() / "odoo"


def data_dir():
    """Return Odoo's data folder (filestores and sessions)."""
    return cache() / "data"


def filestore(database):
    """Return the folder of one database's attachments."""
    return data_dir() / "filestore" / database


def logs():
    """Return the folder of log files."""
    return cache() / "logs"


def scratch():
    """Return the folder for what is needed for a moment; it exists."""
    folder = cache() / "tmp"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def servers():
    """Return the folder with one file for each running server."""
    return cache() / "servers"


def locks():
    """Return the folder of lock files."""
    return cache() / "locks"


def venvs():
    """Return the folder of virtual environments."""
    return cache() / "venv"


def digest(path):
    """Return a short name for a path, for what is kept once per path."""
    return hashlib.sha256(str(path).encode()).hexdigest()[:12]


def check_space(needed):
    """Raise Failure unless the disk of the cache has this many bytes free."""
    folder = cache()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise say.Failure(
            f"The folder {folder} cannot be made ({error.strerror}): set COOP_CACHE to "
            "a folder of your own."
        ) from error
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise say.Failure(
            f"{folder} has {free / 1e9:.1f} GB free and {needed / 1e9:.1f} GB are "
            "needed: free some space, or set COOP_CACHE to a folder on a larger disk."
        )
