# SPDX-License-Identifier: LGPL-3.0-or-later
"""No address shows one co-op's data to another."""

import base64
import re

from odoo.tests import tagged
from odoo.tools import mute_logger

from .letter_case import LetterCase
from .terminal_case import TerminalCase

PASSWORD = "other-secret"
#: Addresses of downloads, with what stands for their variable parts; each is asked for
#: by a manager of another co-op.
DOWNLOADS = {
    "/coop_card/card_template/<int:template_id>.pdf": ["coop.card.template"],
    "/coop_card/import/<int:import_id>/result.xlsx": ["coop.import"],
    "/coop_card/labels/<int:wizard_id>.pdf": ["coop.label.wizard"],
    "/coop_card/letter/<int:claim_id>.pdf": ["coop.rebate.claim"],
    "/coop_card/letters/<int:job_id>.zip": ["coop.letter.job"],
    "/coop_card/payout/<int:batch_id>/<string:paper>": ["coop.payout.batch", "bank"],
    "/coop_card/print_job/<int:job_id>.csv": ["coop.card.print.job"],
    "/coop_card/print_job/<int:job_id>.pdf": ["coop.card.print.job"],
    "/coop_card/refunds/<int:run_id>.xlsx": ["coop.rebate.run"],
}
#: The workbooks of reports are asked for name by name.
REPORTS = "/coop_card/report/<string:name>/<int:record_id>.xlsx"
#: Addresses that hold nobody's data.
OPEN = {
    "/coop_card/import/<string:kind>/template.xlsx",
    "/coop_card/v1",
    "/coop_card/v1/<path:path>",
    "/coop_card/v1/openapi.json",
}
#: What terminals ask: each is asked by a terminal of the other co-op.
TERMINAL = {
    "/coop_card/v1/config": "GET",
    "/coop_card/v1/enrol": "POST",
    "/coop_card/v1/hotlist": "GET",
    "/coop_card/v1/inquiry": "POST",
    "/coop_card/v1/keys/rotate": "POST",
    "/coop_card/v1/ping": "GET",
    "/coop_card/v1/settlements": "POST",
    "/coop_card/v1/sign-on": "POST",
    "/coop_card/v1/transactions": "POST",
    "/coop_card/v1/transactions/<uid>": "GET",
}

#: What a terminal of another co-op is told where it names what it does not know.
REFUSED = {
    "/coop_card/v1/enrol": 403,
    "/coop_card/v1/inquiry": 404,
    "/coop_card/v1/settlements": 400,
    "/coop_card/v1/transactions/<uid>": 404,
}


@tagged("post_install", "-at_install")
class TestSeparationRoutes(TerminalCase, LetterCase):
    """Managers and terminals of another co-op get nothing of this one's."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stranger = cls.make_stranger(password=PASSWORD)
        cls.other = cls.stranger.company_id
        cls.member = cls.claims["00002"].member_id
        cls.lost = cls.make_card(cls.member)
        cls.lost.action_report_lost()
        cls.records = {
            name: cls.env[name].create(values) for name, values in cls.values().items()
        }
        for record in (cls.claims["00002"], cls.refund_run, cls.member):
            cls.records[record._name] = record
        templates = cls.env["coop.card.template"]
        cls.records[templates._name] = templates.search(cls.of_co_op(), limit=1)

    @classmethod
    def of_co_op(cls):
        """Return the domain of this co-op's records."""
        return [("company_id", "=", cls.co_op.id)]

    @classmethod
    def values(cls):
        """Return what further records are made of, by model."""
        here = {"company_id": cls.co_op.id}
        method = cls.env["coop.payout.method"].search(cls.of_co_op(), limit=1)
        template = cls.env["coop.letter.template"]._first(cls.co_op)
        names = base64.b64encode(cls.member.name.encode())
        files = dict.fromkeys(("file", "track_file"), names)
        return {
            "coop.card.print.job": here | files | {"card_ids": cls.lost.ids},
            "coop.day": here | {"date": "2026-03-01"},
            "coop.import": here,
            "coop.label.wizard": {"member_ids": cls.member.ids},
            "coop.letter.job": here
            | {"run_id": cls.refund_run.id, "template_id": template.id},
            "coop.member.search": here,
            "coop.payout.batch": here | {"method_id": method.id, "date": "2027-04-01"},
            "coop.report": here
            | {"definition": "report.coop_card.hotlist", "shared": True},
        }

    def routes(self):
        """Return the addresses that our addons answer."""
        rules = self.env["ir.http"].routing_map().iter_rules()
        return {rule.rule for rule in rules if rule.rule.startswith("/coop_card")}

    def test_every_address_is_in_a_table(self):
        known = {*DOWNLOADS, REPORTS, *OPEN, *TERMINAL}
        self.assertEqual(self.routes(), known)

    def refused(self, path):
        """Check that the manager of the other co-op gets nothing at an address."""
        with mute_logger("odoo.http", "odoo.addons.base.models.ir_rule"):
            response = self.url_open(path)
        self.assertIn(response.status_code, (403, 404), path)
        self.assertNotIn("Malee", response.text)

    def test_downloads(self):
        self.authenticate(self.stranger.login, PASSWORD)
        for route, (model, *rest) in DOWNLOADS.items():
            parts = iter([str(self.records[model].id), *rest])
            path = "".join(
                next(parts) if part.startswith("<") else part
                for part in re.split("(<[^>]*>)", route)
            )
            with self.subTest(path=path):
                self.refused(path)

    def test_reports(self):
        self.authenticate(self.stranger.login, PASSWORD)
        prefix = "report.coop_card."
        reports = {
            name.removeprefix(prefix): self.env[name]._report_model
            for name in self.env.registry
            if name.startswith(prefix) and hasattr(self.env[name], "_report_model")
        }
        self.assertGreater(len(reports), 5)
        for name, model in reports.items():
            with self.subTest(report=name):
                record = self.records[model]
                self.refused(f"/coop_card/report/{name}/{record.id}.xlsx")

    def test_printed_reports(self):
        self.authenticate(self.stranger.login, PASSWORD)
        ours = [("report_name", "=like", "coop_card.%")]
        reports = self.env["ir.actions.report"].search(ours)
        self.assertGreater(len(reports), 3)
        for report in reports:
            record = self.records[report.model]
            with self.subTest(report=report.report_name):
                self.refused(f"/report/html/{report.report_name}/{record.id}")

    def test_terminals(self):
        shop = self.make_branch("Other shop", self.other)
        terminal = self.make_terminal(branch=shop)
        key = self.enrol(terminal)
        mine = self.transaction(card=self.lost.number)
        self.post(mine)
        held = [self.member.name, self.member.number, self.lost.number, "Test Co-op"]
        for path, method in TERMINAL.items():
            body = self.bodies(mine).get(path)
            asked = path.removeprefix("/coop_card/v1").replace("<uid>", mine["uid"])
            with self.subTest(path=path):
                response = self.call(method, asked, body, key=key)
                for text in held:
                    self.assertNotRegex(response.text, rf"\b{re.escape(text)}\b")
                self.assertEqual(response.status_code, REFUSED.get(path, 200))
        theirs = [("company_id", "=", self.other.id), ("member_id", "!=", False)]
        self.assertFalse(self.env["coop.transaction"].search(theirs))

    def bodies(self, mine):
        """Return what is posted, by address: it names this co-op's card and slip."""
        prefix = "/coop_card/v1"
        moment = {"clock": mine["occurred_at"], "next_seq": 1, "batch": 1}
        return {
            f"{prefix}/enrol": {
                "terminal": self.terminal.number,
                "pairing_code": "ZZZZ-ZZZZ",
            },
            f"{prefix}/inquiry": {"card": self.card.number},
            f"{prefix}/keys/rotate": {},
            f"{prefix}/settlements": {},
            f"{prefix}/sign-on": moment | {"waiting": 0},
            f"{prefix}/transactions": {"transactions": [self.transaction()]},
        }
