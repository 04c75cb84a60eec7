# SPDX-License-Identifier: LGPL-3.0-or-later
"""Reading workbooks, however long, row by row."""

import io
import re
import zipfile
from itertools import islice
from typing import NamedTuple

from openpyxl import load_workbook

from ...rules.cells import is_empty

#: How many rows a sheet may have, and how many bytes all parts of the file unpacked.
MOST_ROWS = 1_000_000
MOST_BYTES = 2 * 1024**3

#: The titles stand in one of the first rows.
HEAD_ROWS = 20

#: What a file begins with: a zip archive, the old format of Microsoft Office.
ZIP, OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"

#: What openpyxl does not tell of a streamed sheet.
MERGED = re.compile(rb'<mergeCell ref="([A-Z0-9:]+)"')
HIDDEN = re.compile(rb'<row (?:[^>]* )?r="(\d+)"[^>]* hidden="(?:1|true)"')
UNCOMPUTED = re.compile(
    rb'<c r="([A-Z]+\d+)"[^>]*><f(?: [^>]*)?(?:/>|>[^<]*</f>)(?:<v ?/>|<v></v>)?</c>'
)
BLOCK = 1024**2


class Unusable(ValueError):
    """Why a file cannot be read: a code, which a table of messages knows."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


class Marks(NamedTuple):
    """What a sheet has that a reader may not expect: names of cells and of rows."""

    merged: list
    hidden: list
    uncomputed: set


class Sheet:
    """The sheet of a workbook that has the titles wanted.

    :param bytes content: the file
    :param find: function from the cells of a row to a truth value: are they the titles?
    :raise Unusable: with a code

    ``header`` are the cells of the titles, ``header_row`` is the number of their row,
    ``expected_rows`` how many rows the sheet says it has; that may be wrong, or None.
    """

    def __init__(self, content, find):
        self._archive = _open_archive(content)
        self._book = _open_book(content)
        self._sheet, self.header_row, self.header = self._with_titles(find)

    def _with_titles(self, find):
        for sheet in self._book.worksheets:
            self.expected_rows = sheet.max_row
            sheet.reset_dimensions()  # programs write wrong ones
            rows = islice(sheet.iter_rows(values_only=True), HEAD_ROWS)
            for number, cells in enumerate(rows, start=1):
                if find(cells):
                    return sheet, number, cells
        raise Unusable("no_header")

    def rows(self, after=0):
        """Yield number and cells of each row with something in it.

        :param int after: the last row already known
        """
        first = max(after, self.header_row) + 1
        rows = self._sheet.iter_rows(min_row=first, values_only=True)
        for number, cells in enumerate(rows, start=first):
            if number > MOST_ROWS:
                raise Unusable("too_many_rows")
            if not all(map(is_empty, cells)):
                yield number, cells

    def marks(self):
        """Return what the sheet's own text says of cells and rows."""
        merged, hidden, uncomputed = [], [], set()
        for block in self._blocks():
            merged += [found.decode() for found in MERGED.findall(block)]
            hidden += [int(found) for found in HIDDEN.findall(block)]
            uncomputed.update(found.decode() for found in UNCOMPUTED.findall(block))
        return Marks(merged, hidden, uncomputed)

    def _blocks(self):
        """Yield the sheet's text in parts that cut no cell in two."""
        rest = b""
        with self._archive.open(self._part) as stream:
            while block := stream.read(BLOCK):
                block = rest + block
                end = max(block.rfind(b"<c "), block.rfind(b"<row "), 0)
                yield block[:end]
                rest = block[end:]
        yield rest

    @property
    def _part(self):
        """The name of the sheet's part in the archive."""
        return self._sheet._worksheet_path.lstrip("/")


def _open_archive(content):
    if content.startswith(OLD):
        raise Unusable("old_excel")
    if not content.startswith(ZIP):
        raise Unusable("not_a_workbook")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile:
        raise Unusable("damaged") from None
    if sum(part.file_size for part in archive.infolist()) > MOST_BYTES:
        raise Unusable("too_big")
    if "[Content_Types].xml" not in archive.namelist():
        raise Unusable("not_a_workbook")
    return archive


def _open_book(content):
    try:
        return load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except Exception:  # whatever a broken part of the archive makes openpyxl raise
        raise Unusable("damaged") from None
