# SPDX-License-Identifier: LGPL-3.0-or-later
"""Every location the tool reads or writes, in one place."""

import os
from pathlib import Path

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


def locks():
    """Return the folder of lock files."""
    return cache() / "locks"


def venvs():
    """Return the folder of virtual environments."""
    return cache() / "venv"


def addons():
    """Return our addons: each folder at the root with an installable manifest."""
    return sorted(path.parent for path in ROOT.glob("*/__manifest__.py"))


def test_addons():
    """Return the addons that only tests install, through database.clone(modules=...).

    Odoo finds them because TEST_ADDONS is on its addons path beside ROOT.
    """
    return sorted(path.parent for path in TEST_ADDONS.glob("*/__manifest__.py"))
