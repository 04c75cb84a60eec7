# SPDX-License-Identifier: LGPL-3.0-or-later
"""Export the terms of the addons and merge them into the translation files."""

import json
import subprocess

from tools import addons, database, install, odoo, paths, process, say, venv
from tools.forks import Forks

EXPORTED = "coop_i18n"
EXPORT = """
from odoo.tools.translate import trans_export

with open(file, "wb") as output:
    trans_export(None, [addon], output, "po", env)
fields = {
    f"{model._table}__{name}": field
    for model in env.values()
    for name, field in model._fields.items()
    if model._original_module == addon
}
result = {
    "inherited": [name for name, field in fields.items() if field.inherited],
    "foreign": [name for name, field in fields.items() if addon not in field._modules],
    "modules": sorted(env.registry._init_modules - {addon}),
}
"""


def add_arguments(parser):
    """Declare the arguments of ./dev i18n: none."""


def run(args):
    """Bring each addon's .pot and .po files up to date and tell what is missing."""
    install.ready()
    database.clone(EXPORTED)
    try:
        with Forks(EXPORTED) as forks:
            for addon in addons.names():
                _merge(addon, export(forks.run, addon))
    finally:
        database.drop(EXPORTED)


def export(run, addon):
    """Return the file into which Odoo exports an addon's terms.

    `run` runs a script where the addon is installed, see tools.forks. Beside the file
    lies a JSON file of what else there is to know, see tools.translations.
    """
    file = paths.cache() / "i18n" / f"{addon}.pot"
    file.parent.mkdir(parents=True, exist_ok=True)
    facts = run(EXPORT, file=str(file), addon=addon)
    facts["translated"] = [
        str(odoo.source() / "odoo" / "addons" / module / "i18n")
        for module in facts.pop("modules")
    ]
    file.with_suffix(".json").write_text(json.dumps(facts))
    return file


def _merge(addon, exported):
    """Merge an addon's exported terms into its files and say what is missing."""
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
    say.note(done.stdout.rstrip())
