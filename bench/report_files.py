# SPDX-License-Identifier: LGPL-3.0-or-later
"""How long a report of many rows takes to write, beside openpyxl alone; see README.md.

The report of large lines becomes a workbook, turn by turn with the streaming writer of
openpyxl that is handed the same cells from memory. What counts is processor time of the
database and of Odoo together: others may use the machine meanwhile.
"""

import io
import resource

from openpyxl import Workbook, load_workbook

from bench.refund import processor_seconds

ROWS = 100_000
TURNS = 3
#: Rows of the longest report that is printed.
PAPER = 3_000
REPORT = "report.coop_card.accumulation_above"
#: The last day of as many lines as are wanted.
UNTIL = """
SELECT min(date) FROM (
    SELECT date, sum(count(*)) OVER (ORDER BY date) AS lines
    FROM coop_accumulation GROUP BY date
) AS day WHERE lines >= %s
"""
#: The amount of the last of so many lines, the largest first.
LEAST = """
SELECT amount + amount_tax FROM coop_accumulation
ORDER BY amount + amount_tax DESC OFFSET %s LIMIT 1
"""


def run(env, argument):
    """Return processor seconds of both ways, their ratio, and how memory grew.

    :param dict argument: ``rows``, ``turns``
    """
    small, report = (_report(env, rows) for rows in (1, argument.get("rows", ROWS)))
    _written(small)
    before = _megabytes()
    seconds = {"report": [_measured(env, lambda: _written(report))], "openpyxl": []}
    grown = _megabytes() - before
    cells = _cells(_written(report))
    for _turn in range(argument.get("turns", TURNS)):
        seconds["openpyxl"].append(_measured(env, lambda: _by_hand(cells)))
        seconds["report"].append(_measured(env, lambda: _written(report)))
    found = {way: min(times) for way, times in seconds.items()}
    found |= {
        "rows": len(cells),
        "ratio": round(found["report"] / found["openpyxl"], 2),
        "MB more": grown,
        "paper": _measured(env, lambda: _printed(env)),
    }
    print(found, flush=True)
    env.cr.rollback()
    return found


def _report(env, rows):
    """Return the report of so many lines, or of all where there are fewer."""
    [[until]] = _rows(env, UNTIL, rows)
    values = {"definition": REPORT, "group_by": "none", "date_to": until}
    return env["coop.report"].create(values | {"minimum": 0})


def _rows(env, statement, value):
    env.cr.execute(statement, (value,))
    return env.cr.fetchall()


def _written(report):
    return report.env["report.coop_card.question"]._workbook(report)[1]


def _cells(content):
    """Return the values of a workbook's cells."""
    sheet = load_workbook(io.BytesIO(content), read_only=True).active
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def _by_hand(cells):
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in cells:
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _printed(env):
    """Print the longest report that is printed: the largest lines there are."""
    [[least]] = _rows(env, LEAST, PAPER - 1)
    values = {"definition": REPORT, "group_by": "none", "minimum": least}
    report = env["coop.report"].create(values)
    env["ir.actions.report"]._render_qweb_pdf(report._paper(), report.ids)
    print(report._is_for_paper(), flush=True)


def _measured(env, work):
    """Return the processor seconds of some work, and of programs that it starts."""
    start, children = processor_seconds(env), _of_children()
    work()
    return round(processor_seconds(env) - start + _of_children() - children, 1)


def _of_children():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _megabytes():
    """Return the most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
