# SPDX-License-Identifier: LGPL-3.0-or-later
"""Run Python in Odoo's shell and get back what it came to."""

import json
import subprocess
from textwrap import dedent

from tools import odoo, paths

MARK = "result of the script: "
FRAME = """
import json
globals().update(json.loads({values!r}))
result = None
{script}
env.cr.commit()
print("\\n" + {mark!r} + json.dumps(result, default=str))
"""


def run_script(database, script, values):
    """Return the script's `result`; raise AssertionError with its error otherwise.

    `values` are names for the script, made of what JSON knows.
    """
    text = FRAME.format(
        values=json.dumps(values), script=dedent(script).strip(), mark=MARK
    )
    done = subprocess.run(
        odoo.command(
            "shell", f"--database={database}", "--no-http", "--log-level=warn"
        ),
        input=text,
        cwd=paths.ROOT,
        env=odoo.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    found = [line for line in done.stdout.splitlines() if line.startswith(MARK)]
    if done.returncode or not found:
        raise AssertionError(f"{done.stdout}\n{done.stderr}")
    return json.loads(found[-1].removeprefix(MARK))
