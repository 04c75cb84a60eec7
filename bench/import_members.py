# SPDX-License-Identifier: LGPL-3.0-or-later
"""How long an import of members with cards takes; see README.md.

The same workbook is checked and imported as an officer would have it done, part by
part. Beside it stands what creating some of the same members and cards one by one
takes in the same minute. Nothing is kept.
"""

import base64
import io
import time

import xlsxwriter

ROWS = 50_000
REFERENCE = 500  # members made one by one
TITLES = (
    "Member number",
    "Title",
    "Name",
    "Member type",
    "Gender",
    "Date of birth",
    "House number, street",
    "Sub-district",
    "District",
    "Province",
    "Postcode",
    "Phone",
    "Member since",
    "Standing",
    "Card number",
)


def run(env, argument):
    """Return seconds of checking and importing, and the ratio to one by one."""
    rows = argument.get("rows", ROWS)
    co_op = env["res.company"].create(
        {"name": f"Import {time.time()}", "country_id": env.ref("base.th").id}
    )
    env.user.company_ids |= co_op
    env = env(context={**env.context, "allowed_company_ids": co_op.ids})
    reference = _seconds(env, lambda: _one_by_one(env, co_op, REFERENCE))
    record = env["coop.import"].create(
        {
            "filename": "members.xlsx",
            "file": base64.b64encode(_workbook(rows)),
            "company_id": co_op.id,
        }
    )
    record.action_check()
    checking = _seconds(env, lambda: record._work(_go_on))
    record.action_import()
    importing = _seconds(env, lambda: record._work(_go_on))
    found = {
        "rows": record.done_count,
        "cards": env["coop.card"].search_count([("company_id", "=", co_op.id)]),
        "checking": round(checking, 1),
        "importing": round(importing, 1),
        "ms per row": round((checking + importing) / rows * 1000, 2),
        "ms one by one": round(reference / REFERENCE * 1000, 2),
        "ratio": round((checking + importing) / rows / (reference / REFERENCE), 3),
    }
    print(found, flush=True)
    env.cr.rollback()
    return found


def _go_on(_done):
    return True


def _seconds(env, work):
    start = time.perf_counter()
    work()
    env.flush_all()
    return time.perf_counter() - start


def _workbook(rows):
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, TITLES)
    for number in range(1, rows + 1):
        sheet.write_row(number, 0, _row(number))
    book.close()
    return stream.getvalue()


def _row(number):
    year = 2500 + number % 60
    return (
        f"{number:06}",
        "นาย",
        f"สมชาย ใจดี {number}",
        "ORD",
        "ชาย",
        f"1/2/{year}",
        f"{number} หมู่ 4",
        "สุเทพ",
        "เมือง",
        "เชียงใหม่",
        "50200",
        f"08{number:08}",
        f"1/4/{year}",
        "active",
        f"9{number:08}",
    )


def _one_by_one(env, co_op, count):
    """Register members and issue their cards as the dialogs do it."""
    for number in range(count):
        member = env["coop.member"].create(
            {
                "name": f"Reference {number}",
                "company_id": co_op.id,
                "number": f"R{number}",
                "state": "active",
                "join_date": "2020-01-01",
            }
        )
        env["coop.card"].create(
            {"number": f"8{number:08}", "member_id": member.id, "company_id": co_op.id}
        ).action_issue()
