# SPDX-License-Identifier: LGPL-3.0-or-later
"""Odoo on a database, loaded once and forked for each script that it runs.

Starting Odoo takes seconds, a fork of it takes milliseconds. Each script has a process
and a connection of its own, as the requests have that a server's workers answer.
"""

import json
import os
import signal
import socket
import subprocess
import tempfile
from pathlib import Path
from textwrap import dedent

from tools import odoo, paths, process, say

SCRIPT = "from tools import forked; forked.serve({database!r}, {listener})\n"


class Forks:
    """Runs scripts, also several at once: `with Forks("db") as forks: forks.run(...)`.

    What is said meanwhile goes to the file `log`.
    """

    def __init__(self, database):
        self.database = database
        self.log = process.log_file(f"forks-{database}")

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory()
        self._address = str(Path(self._folder.name) / "socket")
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(self._address)
            listener.listen(64)
            self._child = self._start(listener.fileno())
        return self

    def __exit__(self, *exception):
        os.killpg(self._child.pid, signal.SIGKILL)
        self._child.wait()
        self._folder.cleanup()

    def _start(self, listener):
        """Start Odoo's shell, which inherits the socket that scripts come in by."""
        environment = odoo.environment()
        environment["PYTHONPATH"] += f"{os.pathsep}{paths.ROOT}"
        with self.log.open("w") as output:
            child = subprocess.Popen(
                process.ending_with_us(odoo.shell_command(self.database)),
                env=environment,
                cwd=paths.ROOT,
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=subprocess.STDOUT,
                pass_fds=[listener],
                start_new_session=True,
                text=True,
            )
        with child.stdin as script:
            script.write(SCRIPT.format(database=self.database, listener=listener))
        return child

    def run(self, script, **values):
        """Run a script and return its `result`; values and result go through JSON.

        It finds `env` and the values by name; what it writes is committed. Raise
        Failure with its traceback if it fails.
        """
        question = json.dumps({"script": dedent(script), "values": values})
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.connect(self._address)
                connection.sendall(f"{question}\n".encode())
                answer = json.loads(connection.makefile().read())
        except (OSError, ValueError) as error:
            raise process.failure("Running a script in Odoo", self.log) from error
        if "failure" in answer:
            raise say.Failure(f"The script failed: {answer['failure']}")
        return answer["result"]
