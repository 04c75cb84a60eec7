# SPDX-License-Identifier: LGPL-3.0-or-later
"""A running Odoo server as a context manager."""

import contextlib
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request

from tools import odoo, paths, postgres, process, say

HOST = "127.0.0.1"
START_TIMEOUT = 180
STOP_TIMEOUT = 20


class Server:
    """Odoo serving one database on 127.0.0.1.

    `with Server("db") as server:` starts it, waits until it answers and stops it at
    the end; `server.url` is its address, `server.log` its log file. `port=None` takes a
    free one. `workers=0` serves with threads, which needs no proxy for live updates.
    `sets` are further requirement sets to import from, `options` further options.
    """

    def __init__(self, database, workers=2, port=None, sets=(), options=()):
        self.database = database
        self.workers = workers
        self.port = port
        self.sets = sets
        self.options = options
        self.child = None
        self.log = process.log_file(f"server-{database}")

    @property
    def url(self):
        """The address of the server, without a slash at its end."""
        return f"http://{HOST}:{self.port}"

    def __enter__(self):
        postgres.start()
        self.port = free_port() if self.port is None else check_port(self.port)
        with self.log.open("w") as output:
            self.child = subprocess.Popen(
                process.ending_with_us(self._command(), ending="INT"),
                env=odoo.environment(*self.sets),
                cwd=paths.ROOT,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            self._mark().write_text(f"{self.url} {self.database}\n")
            self._wait_until_it_answers()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *exception):
        self.stop()

    def _command(self):
        """Return the command line of the server."""
        return odoo.command(
            f"--database={self.database}",
            f"--db-filter=^{self.database}$",
            "--no-database-list",
            f"--workers={self.workers}",
            f"--http-port={self.port}",
            f"--gevent-port={free_port()}",
            *self.options,
        )

    def _mark(self):
        """Return the file that tells ./dev stop of this server."""
        paths.servers().mkdir(parents=True, exist_ok=True)
        return paths.servers() / str(self.child.pid)

    def _wait_until_it_answers(self):
        """Wait for the first answer; raise Failure if the server ends before it."""
        deadline = time.monotonic() + START_TIMEOUT
        while not self._answers():
            if self.child.poll() is not None:
                raise process.failure("Starting Odoo", self.log)
            if time.monotonic() > deadline:
                raise say.Failure(
                    f"Odoo does not answer; {self.log} says what it is busy with."
                )
            time.sleep(0.1)

    def _answers(self):
        """Return whether the server is up."""
        try:
            with urllib.request.urlopen(f"{self.url}/web/health", timeout=10) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def wait(self):
        """Wait until the server ends by itself; raise Failure if it failed."""
        if self.child.wait() not in (0, -signal.SIGINT, -signal.SIGTERM):
            raise process.failure("Odoo", self.log)

    def stop(self):
        """Stop the server if it runs, forcing it only when it does not obey."""
        stop_process(self.child.pid, self.child.poll)
        self.child.wait()
        self._mark().unlink(missing_ok=True)


def stop_process(pid, ended):
    """Ask a server to stop, once (Odoo takes a second request as force), then kill.

    `ended` is called without arguments and returns None as long as the server lives.
    """
    if ended() is None:
        os.kill(pid, signal.SIGINT)
    deadline = time.monotonic() + STOP_TIMEOUT
    while ended() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    with contextlib.suppress(ProcessLookupError):  # Nothing of the group is left.
        os.killpg(pid, signal.SIGKILL)


def stop_all():
    """Stop every server that a ./dev of this user has left running; return how many."""
    count = 0
    for mark in paths.servers().glob("*"):
        pid = int(mark.name)
        if _is_server(pid):
            stop_process(pid, lambda pid=pid: None if _is_server(pid) else 0)
            count += 1
        mark.unlink(missing_ok=True)
    return count


def running(database):
    """Return the address of a server that is running on a database, or None."""
    for mark in paths.servers().glob("*"):
        url, served = mark.read_text().split()
        if served == database and _is_server(int(mark.name)):
            return url
    return None


def _is_server(pid):
    """Return whether this process is a server that we started."""
    try:
        with open(f"/proc/{pid}/cmdline", "rb") as file:
            return paths.LAUNCHER.name.encode() in file.read()
    except OSError:
        return False


def free_port():
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def is_free(port):
    """Return whether nobody listens on this port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def check_port(port):
    """Return the port; raise Failure if another program listens on it."""
    if not is_free(port):
        raise say.Failure(
            f"Port {port} is taken by another program: choose another one with --port, "
            "or stop that program."
        )
    return port
