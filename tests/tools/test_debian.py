# SPDX-License-Identifier: LGPL-3.0-or-later
"""Packages: a file counts as there only if it is, bit for bit, the one named."""

import hashlib

from tools import debian

CONTENT = b"a package"


def package(**changes):
    """Return the description of a small package."""
    values = {
        "request": "odoo-19/sid",
        "file": "odoo-19_19.0_all.deb",
        "size": len(CONTENT),
        "sha256": hashlib.sha256(CONTENT).hexdigest(),
    }
    return debian.Package(**{**values, **changes})


def test_a_whole_file(tmp_path):
    file = tmp_path / "a.deb"
    file.write_bytes(CONTENT)
    assert debian._is_whole(file, package())


def test_a_file_that_is_cut_short_or_altered_or_absent(tmp_path):
    file = tmp_path / "a.deb"
    assert not debian._is_whole(file, package())
    file.write_bytes(CONTENT[:-1])
    assert not debian._is_whole(file, package())
    file.write_bytes(CONTENT[:-1] + b"?")
    assert not debian._is_whole(file, package())


def test_the_line_that_names_a_package():
    digest = "0" * 64
    file = "odoo-19_19.0_all.deb"
    line = f"'http://mirror/pool/o/{file}' {file} 9 SHA256:{digest}"
    found = debian.URI.match(line)
    assert (found["file"], found["size"], found["sum"]) == (
        "odoo-19_19.0_all.deb",
        "9",
        digest,
    )
