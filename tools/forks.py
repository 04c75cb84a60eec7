# SPDX-License-Identifier: LGPL-3.0-or-later
"""Odoo on a database, loaded once and forked for each script that it runs.

Starting Odoo takes seconds, a fork of it takes milliseconds. Each script has a process
and a connection of its own, as the requests have that a server's workers answer.
"""

import json
import os
import random
import signal
import socket
import subprocess
import tempfile
import threading
import traceback
from pathlib import Path
from textwrap import dedent

from tools import odoo, paths, process, say

SCRIPT = "from tools import forks; forks.serve({database!r}, {listener})\n"


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


def serve(database, listener):
    """Fork for each script that comes in; this runs inside Odoo's shell, for good.

    No connection to the database is left open: processes cannot share one.
    """
    from odoo.sql_db import close_all

    close_all()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(fileno=listener) as questions:
        while True:
            connection, _ = questions.accept()
            with connection:
                if not os.fork():
                    _answer(database, connection)


def _answer(database, connection):
    """Run the script that is asked for, in this process of its own, and end."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    random.seed()  # The processes would wait for equally long after each conflict.
    question = json.loads(connection.makefile().readline())
    threading.Thread(target=_end_with, args=[connection], daemon=True).start()
    try:
        answer = {"result": _run(database, question["script"], question["values"])}
    except BaseException:
        answer = {"failure": traceback.format_exc()}
    connection.sendall(json.dumps(answer, default=str).encode())
    os._exit(0)


def _end_with(connection):
    """End this process when nobody waits for its answer any more."""
    connection.recv(1)
    os._exit(1)


def _run(database, script, values):
    """Run a script as Odoo's shell does, and tell other processes what it changed."""
    from odoo import api
    from odoo.modules.registry import Registry

    registry = Registry(database).check_signaling()
    with registry.cursor() as cr:
        env = api.Environment(cr, api.SUPERUSER_ID, {})
        env = env(context=env["res.users"].context_get())
        names = {"env": env, "result": None, **values}
        exec(script, names)
        cr.commit()
        registry.signal_changes()
    return names["result"]
