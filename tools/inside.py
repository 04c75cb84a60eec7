# SPDX-License-Identifier: LGPL-3.0-or-later
"""Calling a function inside Odoo, as a script of its shell, and getting its result.

`call("DB", "tools.demo.preparing", {...})` starts a shell that imports the module and
calls its `run(env, argument)`. Argument and result are JSON. What the function prints
as `progress 3 10` moves the progress bar.
"""

import importlib
import json
import os
import re
import tempfile
from pathlib import Path

from tools import odoo, paths, postgres, process, say

VARIABLE = "COOP_CALL"
SCRIPT = "from tools import inside; inside.answer(env)\n"
PROGRESS = re.compile(r"^progress (\d+) (\d+)$")


def call(database, module, argument):
    """Run a module's `run` in Odoo's shell on a database and return what it returns."""
    postgres.start()
    with tempfile.TemporaryDirectory(dir=paths.scratch()) as folder:
        folder = Path(folder)
        question = {"module": module, "argument": argument}
        (folder / "question.json").write_text(json.dumps(question))
        (folder / "script.py").write_text(SCRIPT)
        environment = odoo.environment()
        environment["PYTHONPATH"] += f"{os.pathsep}{paths.ROOT}"
        with open(folder / "script.py") as script:
            process.run(
                odoo.shell_command(database),
                "A step inside Odoo",
                module.rpartition(".")[2],
                watch=_show_progress,
                stdin=script,
                env={**environment, VARIABLE: str(folder)},
                cwd=paths.ROOT,
            )
        return json.loads((folder / "answer.json").read_text())


def _show_progress(line):
    """Show what the function tells about its progress."""
    found = PROGRESS.match(line)
    if found:
        say.progress(int(found[1]), int(found[2]))


def answer(env):
    """Do what call() asks for; this runs inside Odoo's shell."""
    folder = Path(os.environ[VARIABLE])
    question = json.loads((folder / "question.json").read_text())
    module = importlib.import_module(question["module"])
    result = module.run(env, question["argument"])
    env.cr.commit()
    (folder / "answer.json").write_text(json.dumps(result))


def progress(done, total):
    """Tell the process outside how far the function is."""
    print(f"progress {done} {total}", flush=True)
