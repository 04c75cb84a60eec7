# SPDX-License-Identifier: LGPL-3.0-or-later
"""A file of the project, as the conventions look at it."""

import ast
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from lxml import etree

from tools import paths

TEXT = {".py", ".js", ".xml", ".csv", ".scss", ".css", ".sh", ".md", ".toml", ".yaml"}
TEXT |= {".yml", ".in", ".txt", ".cfg", ".svg", ".html", ".json", ".po", ".pot", ""}
NO_ADDONS = {"tests", "tools", "docs", "bench", "contract", "terminal"}


@dataclass
class Source:
    """One file; `path` is relative to the root of the checkout."""

    path: PurePosixPath
    text: str

    @property
    def lines(self):
        """The lines, without their ends."""
        return self.text.splitlines()

    @property
    def is_python(self):
        """Whether it holds Python; the `dev` script has no suffix."""
        return self.path.suffix == ".py" or self.path.name == "dev"

    @property
    def addon_path(self):
        """The path inside the addon it belongs to, None outside of addons."""
        parts = self.path.parts
        if parts[:2] == ("tests", "addons"):
            return PurePosixPath(*parts[3:])
        if len(parts) < 2 or parts[0] in NO_ADDONS or parts[0].startswith("."):
            return None
        return PurePosixPath(*parts[1:])

    @property
    def in_tests(self):
        """Whether it is part of an addon's tests or the suite's."""
        return "tests" in self.path.parts

    @cached_property
    def tree(self):
        """The syntax tree of a Python file."""
        return ast.parse(self.text, str(self.path))

    @cached_property
    def xml(self):
        """The root element of an XML file."""
        return etree.fromstring(self.text.encode())


def sources():
    """Return every text file of the checkout that git does not ignore."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=paths.ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split("\0")
    files = {PurePosixPath(name) for name in listed if name}
    return [
        Source(path, (paths.ROOT / path).read_text())
        for path in sorted(files)
        if path.suffix in TEXT and (paths.ROOT / path).is_file()
    ]
