# SPDX-License-Identifier: LGPL-3.0-or-later
"""Export the terms of the addons and merge them into the translation files."""

import subprocess

from tools import addons, database, install, odoo, paths, process, say, venv

EXPORTED = "coop_i18n"


def add_arguments(parser):
    """Declare the arguments of ./dev i18n: none."""


def run(args):
    """Bring each addon's .pot and .po files up to date and tell what is missing."""
    install.ready()
    database.clone(EXPORTED)
    try:
        for addon in addons.names():
            say.note(_merge(addon, export(EXPORTED, addon)))
    finally:
        database.drop(EXPORTED)


def export(name, addon):
    """Return the file into which Odoo exports an addon's terms from a database."""
    file = paths.cache() / "i18n" / f"{addon}.pot"
    file.parent.mkdir(parents=True, exist_ok=True)
    odoo.run(
        "i18n",
        "export",
        addon,
        "--languages=pot",
        f"--database={name}",
        f"--output={file}",
        what=f"Exporting the terms of {addon}",
        log="i18n",
    )
    return file


def _merge(addon, exported):
    """Merge an addon's exported terms and return what is to be told about them."""
    folder = paths.ROOT / addon / "i18n"
    argv = [venv.python("test"), "-m", "tools.translations", exported, folder]
    done = subprocess.run(
        [str(part) for part in argv],
        cwd=paths.ROOT,
        env=process.clean_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise say.Failure(f"Merging translations failed: {done.stderr.strip()}")
    return done.stdout.rstrip()
