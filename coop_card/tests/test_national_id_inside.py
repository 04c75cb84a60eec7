# SPDX-License-Identifier: LGPL-3.0-or-later
"""National ids never leave by terminals or reports."""

from pathlib import Path

from odoo.tests import tagged
from odoo.tools import file_path

from .terminal_case import TerminalCase
from .test_report_refund_summary import REPORT, SummaryCase

VALID = "1234545678781"

#: Where nothing may name the field at all: what is printed and what terminals are told.
OUTWARD = ("reports", "printing", "controllers", "models/terminals", "models/printing")

#: What members are given about themselves, when they ask for it.
HANDED_TO_THE_MEMBER = {"personal_data.py"}


@tagged("post_install", "-at_install")
class TestNationalIdAndTerminals(TerminalCase):
    """Terminals learn what they need, which this is not."""

    def test_no_answer_tells_it(self):
        self.card.member_id.national_id = VALID
        batch = {"transactions": [self.transaction()]}
        answers = [
            self.call("GET", "/config"),
            self.call("POST", "/transactions", batch),
        ]
        for answer in answers:
            self.assertEqual(answer.status_code, 200)
            self.assertNotIn(VALID, answer.text)
            self.assertNotIn("national", answer.text)


class TestNationalIdAndReports(SummaryCase):
    """Reports tell members apart by their numbers."""

    def test_the_refund_summary_does_not_tell_it(self):
        self.members.write({"national_id": VALID})
        reports = self.env["ir.actions.report"]
        html = reports._render_qweb_html(REPORT, self.run_id.ids)[0].decode()
        self.assertIn(self.members[0].number, html)
        self.assertNotIn(VALID, html)
        self.assertNotIn("78-1", html)

    def test_nothing_that_is_printed_or_told_names_it(self):
        naming = {
            path.name
            for folder in OUTWARD
            for path in Path(file_path(f"coop_card/{folder}")).rglob("*.*")
            if path.suffix in (".py", ".xml")
            and "national_id" in path.read_text("utf8")
        }
        self.assertEqual(naming, HANDED_TO_THE_MEMBER)
