# SPDX-License-Identifier: LGPL-3.0-or-later
"""Where the private PostgreSQL cluster lies, who owns it and how it is set up."""

import os
import pwd
import shutil
import stat
import subprocess
from contextlib import contextmanager
from pathlib import Path

from tools import paths, process, say

OLDEST = 13
PORT = 5432
LONGEST_SOCKET_FOLDER = 90
OWNERS = ("postgres", "nobody")
INSTALLED = Path("/usr/lib/postgresql")
SETTINGS = {
    "listen_addresses": "",
    "port": PORT,
    "max_connections": 100,
    "shared_buffers": "256MB",
    "effective_cache_size": "1GB",
    "work_mem": "16MB",
    "maintenance_work_mem": "128MB",
    "max_wal_size": "2GB",
    "random_page_cost": 1.1,
    "log_timezone": "UTC",
    "timezone": "UTC",
    "lc_messages": "C.UTF-8",
    # Statements hold card numbers, and so do details of what is there already.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}

_others = []


@contextmanager
def other(name):
    """Work with another cluster of this name, within the usual one's folder.

    Meanwhile nothing in this process reaches the usual one.
    """
    _others.append(name)
    try:
        yield
    finally:
        _others.pop()


def name():
    """Return what tells the cluster that is worked with from others."""
    return "-".join(["postgres", *_others])


def versions():
    """Return the folders of programs by major version, of versions Odoo can use."""
    found = {}
    for folder in INSTALLED.glob("*/bin"):
        number = folder.parent.name
        if number.isdigit() and int(number) >= OLDEST and (folder / "initdb").exists():
            found[int(number)] = folder
    return found


def programs():
    """Return the folder of the programs to use: those that made the cluster."""
    installed = versions()
    if not installed:
        raise say.Failure("PostgreSQL is missing: sudo apt-get install postgresql")
    made_by = _made_by() or max(installed)
    if made_by not in installed:
        raise say.Failure(
            f"The database was made by PostgreSQL {made_by}, which is gone: install "
            f"postgresql-{made_by}, or begin anew after ./dev clean."
        )
    return installed[made_by]


def _made_by():
    """Return the version that made the cluster, None where there is none yet."""
    mark = data() / "PG_VERSION"
    return int(mark.read_text()) if mark.exists() else None


def owner():
    """Return the account the cluster runs as; None where it is one's own.

    PostgreSQL refuses to run as root.
    """
    if os.geteuid() != 0:
        return None
    accounts = {account.pw_name: account for account in pwd.getpwall()}
    for name in OWNERS:
        if name in accounts:
            return accounts[name]
    raise say.Failure(
        "PostgreSQL needs a user without privileges: add one, `postgres`."
    )


def folder():
    """Return the cluster's folder: in the cache where its owner can get there."""
    return _usual_folder().joinpath(*_others)


def _usual_folder():
    if owner() is None or _open_to_all(paths.cache()):
        return paths.cache() / "postgres"
    return Path("/var/lib/coop-card") / paths.digest(paths.cache())


def _open_to_all(path):
    """Return whether everybody may pass through the folders down to this path."""
    there = [each for each in (path, *path.parents) if each.exists()]
    return all(each.stat().st_mode & stat.S_IXOTH for each in there)


def data():
    """Return the data folder."""
    return folder() / "data"


def socket_folder():
    """Return the folder of the socket; the system limits how long its path may be."""
    usual = folder() / "socket"
    if len(str(usual)) <= LONGEST_SOCKET_FOLDER:
        return usual
    return Path("/tmp") / f"coop-card-{paths.digest(folder())}"


def exists():
    """Return whether the cluster has been made, completely."""
    return (data() / "PG_VERSION").exists()


def create():
    """Make the cluster unless it is there."""
    _own_folder(folder())
    if exists():
        return
    with say.step("Create the database cluster"):
        part = folder() / "data.part"
        shutil.rmtree(part, ignore_errors=True)
        argv = [programs() / "initdb", "--pgdata", part, "--username=postgres"]
        argv += ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"]
        log = process.log_file("initdb")
        with log.open("w") as output:
            done = run_as_owner(argv, stdout=output, stderr=subprocess.STDOUT)
        if done.returncode:
            raise process.failure("Creating the database cluster", log)
        part.rename(data())


def configure():
    """Write the settings and have the socket's folder ready."""
    _own_folder(socket_folder())
    settings = {**SETTINGS, "unix_socket_directories": socket_folder()}
    lines = [f"{name} = '{value}'\n" for name, value in settings.items()]
    file = data() / "postgresql.conf"
    file.write_text("".join(lines))


def _own_folder(path):
    """Make a folder that only the cluster's owner may enter."""
    account = owner()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.mkdir(mode=0o700, exist_ok=True)
    found = path.lstat()
    if account and found.st_uid == 0 and stat.S_ISDIR(found.st_mode):
        os.chown(path, account.pw_uid, account.pw_gid, follow_symlinks=False)
        found = path.lstat()
    wanted = account.pw_uid if account else os.geteuid()
    if found.st_uid != wanted or stat.S_IMODE(found.st_mode) != 0o700:
        raise say.Failure(
            f"{path} belongs to somebody else: remove it, then try again."
        )


def run_as_owner(argv, **options):
    """Run a program of PostgreSQL as the cluster's owner, in a bare environment."""
    account = owner()
    if account:
        options |= {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    return subprocess.run(
        [str(part) for part in argv],
        cwd="/",
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        check=False,
        **options,
    )
