# SPDX-License-Identifier: LGPL-3.0-or-later
"""Conventions about any file's text: size, licence, left-overs."""

import re

LONGEST_FILE = 300
CODE = {".py", ".js", ".xml", ".scss", ".css", ".sh", ""}
LICENCE = "# SPDX-License-Identifier: LGPL-3.0-or-later"
MARK = re.compile(r"\b(?:[T]ODO|[F]IXME|[X]XX|[H]ACK)\b")
MACHINE_PATH = re.compile(r"(?<![\w.~}])/(?:work|farm|opt|root|home)/\w")
HOST = re.compile(r"\b(?:debian|pypi|pythonhosted|npmjs)\.(?:org|com|net)\b")
SUPPRESSION = re.compile(
    r"(?:noqa|pylint: *disable|type: *ignore|eslint-disable[\w-]*)"
    r"(?:[:=\[] *[\w, -]*?\w\]?(?=\s|$))?(?P<reason>.*)$"
)
REASON = re.compile(r"\w+\W+\w+")


def long_files(source):
    """A file of code has at most 300 lines."""
    count = len(source.lines)
    if source.path.suffix in CODE and count > LONGEST_FILE:
        yield LONGEST_FILE, f"has {count} lines"


def missing_licences(source):
    """A Python file that is not empty names the licence at its top."""
    if source.is_python and source.text.strip() and LICENCE not in source.lines[:2]:
        yield 1, "names no licence at its top"


def left_over_marks(source):
    """Nothing is left to be done in code."""
    for number, line in enumerate(source.lines, 1):
        if source.path.suffix in CODE and MARK.search(line):
            yield number, "marks something as left to do"


def machine_paths(source):
    """No path of one machine, no package host."""
    for number, line in enumerate(source.lines, 1):
        found = MACHINE_PATH.search(line) or HOST.search(line)
        if found:
            yield number, f"depends on one machine or host: {found[0]}"


def bare_suppressions(source):
    """Who silences a linter says why, on the same line or on the one above."""
    if not source.is_python and source.path.suffix != ".js":
        return
    above = ""
    for number, line in enumerate(source.lines, 1):
        comment = re.search(r"(?:#|//) *(.*)", line)
        found = comment and SUPPRESSION.match(comment[1])
        if found and not REASON.search(found["reason"]) and not above.startswith("#"):
            yield number, "silences a linter and gives no reason"
        above = line.strip()
