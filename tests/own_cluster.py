# SPDX-License-Identifier: LGPL-3.0-or-later
"""A database in a cluster of its own, which a test may restart beside other tests."""

import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

from tools import cluster, install, lock, paths, postgres, process, store, templates

NAME = "restarted"
#: What is lost in a crash is copied again: no need to wait for the disk.
QUICK = {"PGOPTIONS": "-c synchronous_commit=off"}


@contextmanager
def database(name):
    """Give the name of a fresh database with our addons; its cluster goes with it.

    Within the block, all of `tools` works with that cluster.
    """
    install.ready("test")
    with tempfile.TemporaryDirectory(dir=paths.scratch()) as folder:
        dump = Path(folder) / "dump"
        source = _dump(dump)
        with cluster.other(NAME), _running():
            _restore(name, dump, paths.filestore(source))
            yield name
            store.drop(name)


def _dump(path):
    """Write the template with our addons to a file; return its name."""
    with lock.exclusive("databases"):
        source = templates.ready()
        _run("pg_dump", "--format=custom", "--compress=0", f"--file={path}", source)
    return source


@contextmanager
def _running():
    """Have the cluster running, and nothing of it left in the end."""
    postgres.start()
    try:
        yield
    finally:
        postgres.release()
        shutil.rmtree(cluster.folder())


def _restore(name, dump, files):
    """Make the database of what was written, with links to the attachments."""
    store.drop(name)
    store.create(name)
    _run("pg_restore", "--no-owner", "--jobs=2", f"--dbname={name}", dump, **QUICK)
    store.link(files, name)


def _run(program, *arguments, **environment):
    process.run(
        [postgres.program(program), *arguments],
        "Copying a database",
        program,
        env=process.clean_environment(**postgres.environment(), **environment),
    )
