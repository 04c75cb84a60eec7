# SPDX-License-Identifier: LGPL-3.0-or-later
"""Programs and fonts of the system: what each is for, and how to get them."""

import importlib.util
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tools import apt, postgres, say

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts")
THAI_FONTS = ("Loma.ttf", "Garuda.ttf", "NotoSansThai-Regular.ttf")


def _has_program(*names):
    """Return a test for one of these programs on the search path."""
    return lambda: any(shutil.which(name) for name in names)


def _has_python_venv():
    """Return whether this Python can make virtual environments with pip in them."""
    return importlib.util.find_spec("ensurepip") is not None


def _has_thai_font():
    """Return whether a font with Thai letters is installed."""
    folders = [Path(folder).expanduser() for folder in FONT_FOLDERS]
    return any(
        next(folder.rglob(font), None) for folder in folders for font in THAI_FONTS
    )


class Need(NamedTuple):
    """One system package: when it is needed, and how one sees that it is there."""

    purpose: str
    package: str
    present: Callable[[], bool]


NEEDS = (
    Need("run", "postgresql", postgres.is_installed),
    Need("run", "python3-venv", _has_python_venv),
    Need("run", "wkhtmltopdf", _has_program("wkhtmltopdf")),
    Need("run", "fonts-thai-tlwg-ttf", _has_thai_font),
    Need("test", "chromium", _has_program("chromium", "google-chrome")),
    Need("test", "poppler-utils", _has_program("pdftotext")),
)


def missing(*purposes):
    """Return the packages of these purposes that are not there."""
    return [
        need.package
        for need in NEEDS
        if need.purpose in purposes and not need.present()
    ]


def require(*purposes):
    """Have the system packages of these purposes, e.g. "run" or "test".

    As root the missing ones are installed; otherwise Failure names the command.
    """
    packages = missing(*purposes)
    if not packages:
        return
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        raise say.Failure(f"Install what these Debian packages hold first: {names}.")
    if os.geteuid() != 0:
        raise say.Failure(
            "Some programs are missing; install them and run this again: sudo apt-get "
            f"update && sudo apt-get install --no-install-recommends {names}"
        )
    apt.install(packages)
    still = missing(*purposes)
    if still:
        raise say.Failure(f"Installing these packages did not help: {' '.join(still)}.")
