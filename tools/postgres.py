# SPDX-License-Identifier: LGPL-3.0-or-later
"""A private PostgreSQL cluster: socket only, own data folder, unprivileged user.

The cluster runs while any ./dev uses it; the last one to end stops it. Whoever may
enter its folder may connect, and that is its owner alone (and root).
"""

import fcntl
import shutil
import subprocess
import time

from tools import cluster, lock, process, say

ROLE = "odoo"
SUPERUSER = "postgres"
ATTEMPTS = 5
in_use = {}


def is_installed():
    """Return whether this machine has PostgreSQL in a version that Odoo can use."""
    return bool(cluster.versions())


def environment():
    """Return the variables that lead PostgreSQL's clients, and Odoo, to the cluster."""
    return {
        "PGHOST": str(cluster.socket_folder()),
        "PGPORT": str(cluster.PORT),
        "PGUSER": ROLE,
        "PGPATH": str(cluster.programs()),
    }


def program(name):
    """Return the path of a PostgreSQL program, e.g. "psql"."""
    return cluster.programs() / name


def start():
    """Have the cluster running until this process calls release() or ends."""
    if cluster.name() in in_use:
        return
    with lock.exclusive(cluster.name()):
        if not is_running():
            cluster.create()
            _start()
            _create_role()
        users = lock.open_lock(f"{cluster.name()}-users")
        fcntl.flock(users, fcntl.LOCK_SH)
        in_use[cluster.name()] = users


def release():
    """Stop the cluster if this process used it and no other one does."""
    if cluster.name() not in in_use:
        return
    with lock.exclusive(cluster.name()):
        users = in_use.pop(cluster.name())
        if lock.try_lock(users, fcntl.LOCK_EX):
            stop()
        users.close()


def is_running():
    """Return whether the cluster accepts connections."""
    if not cluster.exists():
        return False
    argv = [program("pg_isready"), "--quiet", "--host", cluster.socket_folder()]
    return (
        subprocess.run([*argv, "--port", str(cluster.PORT)], check=False).returncode
        == 0
    )


def stop():
    """Stop the cluster if it runs, ending the connections it still has."""
    if is_running():
        _control("stop", "--mode", "fast")


def restart(mode):
    """Stop the cluster and start it again.

    :param mode: "fast" ends what connections do, "immediate" is as if the power went
    """
    _control("stop", "--mode", mode)
    _start()


def _start():
    """Start the cluster; right after a killed one the first attempts may fail."""
    cluster.configure()
    for attempt in range(1, ATTEMPTS + 1):
        if _control("start", "--log", cluster.folder() / "log").returncode == 0:
            return
        time.sleep(attempt)
    log = process.log_file("postgres")
    shutil.copyfile(cluster.folder() / "log", log)
    raise process.failure("Starting PostgreSQL", log)


def _control(action, *options):
    """Run pg_ctl as the owner of the cluster."""
    argv = [program("pg_ctl"), action, "--wait", "--silent"]
    argv += ["--pgdata", cluster.data(), *options]
    return cluster.run_as_owner(
        argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def _create_role():
    """Make the role that Odoo connects as: no superuser, may create databases."""
    if not query(
        "postgres", f"SELECT 1 FROM pg_roles WHERE rolname = '{ROLE}'", SUPERUSER
    ):
        query("postgres", f"CREATE ROLE {ROLE} LOGIN CREATEDB", SUPERUSER)


def query(database, sql, role=ROLE):
    """Run SQL and return the rows as lists of strings; raise Failure on an error."""
    argv = [program("psql"), "--no-psqlrc", "--quiet", "--tuples-only", "--no-align"]
    argv += ["--field-separator=\t", "--set=ON_ERROR_STOP=1", "--command", sql]
    done = subprocess.run(
        argv,
        env=process.clean_environment(**environment())
        | {"PGDATABASE": database, "PGUSER": role},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        reason = (done.stderr.strip() or "psql ended early").splitlines()[0]
        raise say.Failure(f"The database refused: {reason}")
    return [line.split("\t") for line in done.stdout.splitlines()]
