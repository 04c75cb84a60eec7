# SPDX-License-Identifier: LGPL-3.0-or-later
"""Programs and sources in JavaScript: exactly what requirements/javascript locks."""

import shutil
from pathlib import Path

from tools import lock, paths, process, say, venv
from tools.testing import child

FILES = ("package.json", "package-lock.json")
LOCKED = paths.REQUIREMENTS / "javascript"
MARK = "complete"
#: What the machine trusts; Node.js knows only its own list unless it is told.
TRUSTED = Path("/etc/ssl/certs/ca-certificates.crt")


def program(name):
    """Return the words that run a program of these packages, such as prettier."""
    return [venv.program("lint", "node"), _folder() / "node_modules" / ".bin" / name]


def source(name):
    """Return the text of a file of these packages, such as axe-core/axe.min.js."""
    return (_folder() / "node_modules" / name).read_text()


def environment():
    """Return the environment for npm, with the machine's own settings for it."""
    own = [process.inherited(prefix) for prefix in ("NODE_", "NPM_", "npm_")]
    settings = {name: value for found in own for name, value in found.items()}
    if TRUSTED.exists():
        settings.setdefault("NODE_EXTRA_CA_CERTS", str(TRUSTED))
    merged = process.clean_environment(**settings)
    merged["PATH"] = f"{venv.program('lint', 'node').parent}:{merged['PATH']}"
    return merged


def _folder():
    """Return the folder in which the packages are installed, complete."""
    content = (LOCKED / FILES[1]).read_text()
    folder = paths.venvs() / f"javascript-{paths.digest(content)}"
    with lock.exclusive("javascript"):
        if not (folder / MARK).exists():
            _install(folder)
    return folder


def _install(folder):
    """Install what the lock file says; npm compares the sums it names."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in FILES:
        shutil.copy(LOCKED / name, folder)
    argv = [venv.program("lint", "npm"), "ci", "--ignore-scripts", "--no-audit"]
    log = process.log_file("npm")
    with say.step("Install JavaScript packages"):
        if child.run([*argv, "--no-fund", "--prefix", folder], log, environment()):
            raise process.failure("Installing JavaScript packages", log)
    (folder / MARK).touch()
