# SPDX-License-Identifier: LGPL-3.0-or-later
"""Files of a backup: attachments, copied or linked, and whether they are whole."""

import contextlib
import hashlib
import os
import shutil

from coop_database import Failure


@contextlib.contextmanager
def unfinished(part):
    """Make a folder for what is not whole yet; it goes unless it got another name."""
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700, parents=True)
    try:
        yield part
    finally:
        shutil.rmtree(part, ignore_errors=True)


def copy(names, source, target, former):
    """Copy attachments, as links to those of the backup before; return the absent.

    Files of a filestore never change once written.
    """
    if names and not source.is_dir():
        raise Failure(
            f"There is no folder {source}, where {len(names)} attachments ought to "
            "be: correct where Odoo's filestore is (COOP_FILESTORE)."
        )
    absent = []
    target.mkdir()
    for name in names:
        (target / name).parent.mkdir(exist_ok=True)
        kept = former and former / name
        if kept and kept.exists():
            os.link(kept, target / name)
        elif (source / name).exists():
            shutil.copyfile(source / name, target / name)
        else:
            absent.append(name)
    return absent


def bring_back(files, target):
    """Copy attachments into the filestore."""
    for file in all_of(files):
        copied = target / file.relative_to(files)
        copied.parent.mkdir(exist_ok=True)
        shutil.copyfile(file, copied)


def damaged(folder):
    """Yield the attachments that are not what their names say: their SHA-1."""
    for file in all_of(folder):
        if digest(file, "sha1") != file.name:
            yield file.relative_to(folder)


def all_of(folder):
    """Return the files of a folder."""
    return sorted(file for file in folder.rglob("*") if file.is_file())


def digest(file, kind):
    """Return a digest of a file."""
    result = hashlib.new(kind)
    with file.open("rb") as content:
        while block := content.read(1 << 20):
            result.update(block)
    return result.hexdigest()
