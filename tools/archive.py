# SPDX-License-Identifier: LGPL-3.0-or-later
"""Backup archives: one tar file with a database, its filestore and a table of contents.

contents.json comes last and names the SHA-256 of every other member, so that an archive
that was cut short or altered is recognised.
"""

import hashlib
import io
import json
import re
import tarfile

from tools import say

FORMAT = "coop_card backup 1"
CONTENTS = "contents.json"
DUMP = "database.dump"
FILE = re.compile(r"^filestore/[0-9a-f]{2}/[0-9a-f]{40}$")


def write(path, dump, filestore, about):
    """Write an archive; `about` is a dict of strings kept in the table of contents.

    The archive gets its name only when it is whole. Raises Failure if it cannot be
    written; nothing of it is left then.
    """
    part = path.with_name(f"{path.name}.part")
    try:
        _write(part, [(DUMP, dump), *_members(filestore)], about)
        part.replace(path)
    except OSError as error:
        raise say.Failure(
            f"{path} cannot be written ({error.strerror}): choose a place where there "
            "is room, and where you may write."
        ) from error
    finally:
        part.unlink(missing_ok=True)


def _write(path, files, about):
    """Write files, as pairs of name and path, and the table of contents."""
    sums = {}
    with tarfile.open(path, "w", format=tarfile.GNU_FORMAT) as tar:
        for done, (name, file) in enumerate(files, 1):
            sums[name] = _digest(file)
            tar.add(file, name, recursive=False)
            say.progress(done, len(files), f"{done} of {len(files)} files")
        _add_text(tar, CONTENTS, json.dumps({"format": FORMAT, **about, "sums": sums}))


def _members(filestore):
    """Return (name in the archive, path) of each attachment of a filestore."""
    found = [
        (f"filestore/{file.relative_to(filestore)}", file)
        for file in filestore.rglob("*")
    ]
    return sorted(each for each in found if FILE.match(each[0]))


def _add_text(tar, name, text):
    """Add a small text file to an archive."""
    content = text.encode()
    member = tarfile.TarInfo(name)
    member.size = len(content)
    tar.addfile(member, io.BytesIO(content))


def _digest(file):
    """Return the SHA-256 of a file."""
    with open(file, "rb") as content:
        return _digest_of(content)


def _digest_of(content):
    """Return the SHA-256 of an open file's content."""
    result = hashlib.sha256()
    while block := content.read(1 << 20):
        result.update(block)
    return result.hexdigest()


def extract(path, folder):
    """Unpack an archive into a folder and return its table of contents.

    Raises Failure if the file is no backup of ours, or not whole.
    """
    try:
        with tarfile.open(path) as tar:
            sums = _extract_members(tar, folder)
        contents = json.loads((folder / CONTENTS).read_text())
    except (tarfile.TarError, OSError, ValueError, EOFError) as error:
        raise say.Failure(
            f"{path} is damaged or no backup at all: choose another file."
        ) from error
    if not isinstance(contents, dict) or contents.get("format") != FORMAT:
        raise say.Failure(f"{path} is no backup that this version can read.")
    sums.pop(CONTENTS)
    if contents["sums"] != sums:
        raise say.Failure(f"{path} is damaged: choose another backup.")
    return contents


def _extract_members(tar, folder):
    """Unpack the members that belong in a backup; return the SHA-256 of each."""
    sums = {}
    for member in tar:
        if not member.isfile() or not _belongs(member.name):
            raise say.Failure(f"{tar.name} holds {member.name!r}, so it is no backup.")
        file = folder / member.name
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as copy:
            source = tar.extractfile(member)
            while block := source.read(1 << 20):
                copy.write(block)
        sums[member.name] = _digest(file)
    return sums


def _belongs(name):
    """Return whether a backup may hold a member of this name."""
    return name in (CONTENTS, DUMP) or bool(FILE.match(name))
