# SPDX-License-Identifier: LGPL-3.0-or-later
"""Run Python in Odoo's shell and get back what it came to."""

import json
import subprocess
from textwrap import dedent

from tools import odoo, paths, say

MARK = "result of the script: "
FRAME = """
import json
globals().update(json.loads({values!r}))
result = None
{script}
env.cr.commit()
print("\\n" + {mark!r} + json.dumps(result, default=str))
"""


def run(database, script, **values):
    """Run the script in a database and return its `result`, both through JSON.

    It finds `env` and the values by name; what it writes is committed. Raise Failure
    with all it said if it fails.
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
        raise say.Failure(f"The script failed: {done.stdout}\n{done.stderr}")
    return json.loads(found[-1].removeprefix(MARK))
