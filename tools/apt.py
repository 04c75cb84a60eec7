# SPDX-License-Identifier: LGPL-3.0-or-later
"""Installing system packages as root, without touching the system's PostgreSQL."""

import os
import re
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

from tools import process, say

CLUSTER_CONF = Path("/etc/postgresql-common/createcluster.conf")
CLUSTER_CONF_KEPT = CLUSTER_CONF.with_name("createcluster.conf.coop-kept")
WHAT = "Installing system packages"
LOG = "system-packages"
STATUS = re.compile(r"^(?:dl|pm)status:[^:]*:([\d.]+):")


def install(packages):
    """Install packages and what they depend on; nothing is removed or upgraded."""
    _restore_cluster_conf()
    with say.step("Read the system's package lists"):
        run("update")
    title = f"Install {', '.join(packages)}"
    with say.step(title if len(title) < say.WIDTH else "Install system packages"):
        process.run(["dpkg", "--configure", "-a"], WHAT, LOG)
        if "postgresql" in packages:
            _apt_install("postgresql-common")
            with _without_main_cluster():
                _apt_install("postgresql")
        _apt_install(*packages)


@contextmanager
def _without_main_cluster():
    """Keep PostgreSQL's package from making and starting a cluster of its own.

    The package reads this from a file; the file gets its old content back afterwards.
    """
    shutil.copy2(CLUSTER_CONF, CLUSTER_CONF_KEPT)
    with CLUSTER_CONF.open("a") as file:
        file.write("\ncreate_main_cluster = false\n")
    try:
        yield
    finally:
        _restore_cluster_conf()


def _restore_cluster_conf():
    """Give the file its own content back, also after an interrupted earlier run."""
    if CLUSTER_CONF_KEPT.exists():
        os.replace(CLUSTER_CONF_KEPT, CLUSTER_CONF)


def _apt_install(*packages):
    """Install without recommended extras and without questions."""
    flags = ("--yes", "--no-install-recommends", "--no-remove")
    run("-o", "DPkg::Lock::Timeout=300", "install", *flags, *packages)


def run(*arguments, what=WHAT, log=LOG, cwd="/", guard=False):
    """Run apt-get, showing the progress it reports; raise Failure if it fails.

    With `guard` it ends when this process dies: good for downloads, while an
    installation had better be finished.
    """
    argv = ["apt-get", "--quiet", *arguments]
    argv = process.ending_with_us(argv) if guard else argv
    path = process.log_file(log)
    reader, writer = os.pipe()
    with path.open("w") as output, os.fdopen(reader, errors="replace") as status:
        child = subprocess.Popen(
            [*argv, "-o", f"APT::Status-Fd={writer}"],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            pass_fds=[writer],
            cwd=cwd,
            env=process.clean_environment(DEBIAN_FRONTEND="noninteractive"),
        )
        os.close(writer)
        _show_progress(status)
    if child.wait():
        raise process.failure(what, path)


def _show_progress(status):
    """Show the percentages that apt reports on its status channel."""
    for line in status:
        found = STATUS.match(line)
        if found:
            say.progress(float(found[1]), 100)
