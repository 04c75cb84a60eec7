# SPDX-License-Identifier: LGPL-3.0-or-later
"""Backup archives: whole ones come back, others are recognised."""

import io
import json
import resource
import tarfile

import pytest

from tools import archive, say

STORED = "ab/abcdef0123456789abcdef0123456789abcdef01"


@pytest.fixture
def backup(tmp_path):
    """Return the path of a small backup."""
    (tmp_path / "dump").write_bytes(b"the dump" * 1000)
    stored = tmp_path / "files" / STORED
    stored.parent.mkdir(parents=True)
    stored.write_bytes(b"a picture")
    (tmp_path / "files" / "checklist").mkdir()
    file = tmp_path / "backup.tar"
    about = {"database": "coop_demo"}
    archive.write(file, tmp_path / "dump", tmp_path / "files", about)
    return file


def test_a_whole_backup_comes_back(backup, tmp_path):
    contents = archive.extract(backup, tmp_path / "out")
    assert contents["database"] == "coop_demo"
    assert (tmp_path / "out" / archive.DUMP).read_bytes() == b"the dump" * 1000
    assert (tmp_path / "out" / "filestore" / STORED).read_bytes() == b"a picture"


def test_where_there_is_no_room_nothing_is_left(backup, tmp_path):
    file = tmp_path / "another.tar"
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(say.Failure, match="cannot be written"):
            archive.write(file, tmp_path / "dump", tmp_path / "files", {})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert list(tmp_path.glob("another*")) == []


@pytest.mark.parametrize("size", [0, 100, 4000, 9000, 10000])
def test_a_backup_cut_short_is_recognised(backup, tmp_path, size):
    backup.write_bytes(backup.read_bytes()[:size])
    with pytest.raises(say.Failure, match="damaged"):
        archive.extract(backup, tmp_path / "out")


def test_an_altered_backup_is_recognised(backup, tmp_path):
    content = bytearray(backup.read_bytes())
    content[700] ^= 1
    backup.write_bytes(content)
    with pytest.raises(say.Failure, match="damaged"):
        archive.extract(backup, tmp_path / "out")


def test_a_backup_that_lacks_a_file_is_recognised(backup, tmp_path):
    smaller = tmp_path / "smaller.tar"
    with tarfile.open(backup) as old, tarfile.open(smaller, "w") as new:
        for member in old:
            if member.name != archive.DUMP:
                new.addfile(member, old.extractfile(member))
    with pytest.raises(say.Failure, match="damaged"):
        archive.extract(smaller, tmp_path / "out")


@pytest.mark.parametrize("name", ["../evil", "/etc/passwd", "filestore/../../evil"])
def test_an_archive_that_reaches_outside_is_refused(tmp_path, name):
    file = tmp_path / "evil.tar"
    with tarfile.open(file, "w") as tar:
        tar.addfile(tarfile.TarInfo(name), io.BytesIO())
    with pytest.raises(say.Failure, match="no backup"):
        archive.extract(file, tmp_path / "out")


def test_another_program_s_archive_is_refused(tmp_path):
    file = tmp_path / "other.tar"
    content = json.dumps({"format": "something else", "sums": {}}).encode()
    with tarfile.open(file, "w") as tar:
        member = tarfile.TarInfo(archive.CONTENTS)
        member.size = len(content)
        tar.addfile(member, io.BytesIO(content))
    with pytest.raises(say.Failure, match="no backup"):
        archive.extract(file, tmp_path / "out")
