# SPDX-License-Identifier: LGPL-3.0-or-later
"""Virtual environments, one for each set of pinned requirements.

The set NAME is what requirements/NAME.lock says.

Each set has an environment of its own, so that Odoo's stays exactly what odoo.lock
says. A process that needs two sets at once (Odoo with the test tools) runs on the first
one's Python and finds the second one's packages through PYTHONPATH: see
`tools.odoo.environment`.

The folder's name holds a digest of the lock file and the Python version, and a mark is
written when all is in: another lock file gives another environment, and a half-built
one is thrown away.
"""

import hashlib
import shutil
import sys

from tools import lock, paths, process, say

OLDEST = (3, 10)
NEWEST = (3, 13)
MARK = "complete"


def python(name="odoo"):
    """Return the Python of the set's environment, which is built if need be."""
    return _folder(name) / "bin" / "python"


def program(name, program):
    """Return the path of a program that the set installed, such as ruff."""
    return _folder(name) / "bin" / program


def site_packages(name):
    """Return the folder of the set's packages."""
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    return _folder(name) / "lib" / version / "site-packages"


def _folder(name):
    """Return the folder of a set's environment, complete."""
    requirements = paths.REQUIREMENTS / f"{name}.lock"
    folder = paths.venvs() / f"{name}-{_digest(requirements.read_bytes())}"
    if not (folder / MARK).exists():
        with lock.exclusive(f"venv-{name}"):
            if not (folder / MARK).exists():
                _build(name, folder, requirements)
    return folder


def _digest(content):
    """Return what tells one environment from another: its content and its Python."""
    key = content + sys.version.encode() + sys.base_prefix.encode()
    return hashlib.sha256(key).hexdigest()[:12]


def _build(name, folder, requirements):
    """Make the environment and install exactly what the lock file says."""
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        raise say.Failure(
            f"This is Python {sys.version_info[0]}.{sys.version_info[1]}, and the "
            "pinned packages are made for 3.10 to 3.13: start dev with one of those, "
            "as in python3.11 dev run."
        )
    with say.step(f"Install Python packages ({name})"):
        shutil.rmtree(folder, ignore_errors=True)
        what = f"Making the Python environment {name!r}"
        process.run([sys.executable, "-m", "venv", folder], what, f"venv-{name}")
        _install(name, folder, requirements)
        (folder / MARK).touch()


def _install(name, folder, requirements):
    """Install wheels whose hashes the lock file names, and nothing else."""
    argv = [folder / "bin" / "python", "-m", "pip", "install", "--progress-bar=off"]
    argv += ["--disable-pip-version-check", "--require-hashes", "--no-deps"]
    argv += ["--only-binary=:all:", "--requirement", requirements]
    process.run(
        argv,
        "Installing Python packages",
        f"venv-{name}",
        watch=_Progress(_count(requirements)),
        env={**process.clean_environment(), **process.inherited("PIP_")},
    )


class _Progress:
    """Shows how many of the packages pip has collected, from what pip prints."""

    def __init__(self, total):
        self.done = 0
        self.total = total

    def __call__(self, line):
        if line.startswith("Collecting "):
            self.done += 1
            say.progress(self.done, self.total, f"{self.done} of {self.total} packages")


def _count(requirements):
    """Return how many packages a lock file names."""
    lines = requirements.read_text().splitlines()
    return sum("==" in line and not line.startswith("#") for line in lines)
