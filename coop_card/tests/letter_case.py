# SPDX-License-Identifier: LGPL-3.0-or-later
"""What tests of letters and their figures begin with: members in every situation."""

import io
from decimal import Decimal

from openpyxl import load_workbook

from .printing_case import Paper
from .rebate_case import RebateCase


class LetterCase(RebateCase):
    """A run with tiers, returns, a rate per litre, and reasons for nothing."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("th_TH")
        cls.set_accounts()
        cls.co_op.partner_id.lang = "en_US"
        cls.co_op.country_id = cls.env.ref("base.th")
        cls.fuel = cls.make_category("FUEL", coop_uom_id=cls.litre().id)
        cls.make_category("TOYS")
        cls.make_rates()
        cls.make_members()
        cls.refund_run = cls.compute(
            cash_percent=60, minimum_payout=10, minimum_purchase=50, pays_resigned=False
        )
        cls.claims = {
            claim.member_id.number: claim for claim in cls.refund_run.claim_ids
        }

    @classmethod
    def litre(cls):
        """Return the unit that fuel is counted in."""
        return cls.env.ref("uom.product_uom_litre")

    @classmethod
    def make_rates(cls):
        """Set tiers for rice, money per litre for fuel, nothing for toys."""
        tiers = [(0, 0, {"threshold": 5000, "value": 3.5})]
        cls.make_rate(cls.rice, 2.25, tier_ids=tiers)
        cls.make_rate(cls.fuel, 0.305, basis="per_unit")
        toys = cls.env["product.category"].search([("coop_code", "=", "TOYS")])
        cls.make_rate(toys, 0)

    @classmethod
    def make_members(cls):
        """Make members by what becomes of them, and let them buy."""
        groups = cls.env["coop.member.group"].create(
            [
                {"name": name, "code": code, "company_id": cls.co_op.id}
                for code, name in (("1", "บ้านดง"), ("2", "บ้านกิ่วแลน้อย"))
            ]
        )
        thai = {"title": "นาย", "lang": "th_TH", "zip": "50120", "city": "สันป่าตอง"}
        members = {
            "00001": ("สมบูรณ์ ไชยวงค์", thai | {"group_id": groups[1].id}),
            "00002": ("Malee Boonmee", {"title": "Ms", "group_id": groups[0].id}),
            "00003": ("Below Minimum", {}),
            "00004": ("Below Purchases", {}),
            "00005": ("Zero Rate", {}),
            "00006": ("Gave Back", {}),
            "00007": ("Resigned", {"state": "resigned", "leave_date": "2026-06-30"}),
        }
        for number, (name, values) in members.items():
            member = cls.make_member(name, number=number, **values)
            cls.buy(number, member)

    @classmethod
    def buy(cls, number, member):
        """Book what a member bought and gave back, by the member number."""
        shopping = {
            "00001": (("6200.10", {}), ("-120.05", {})),
            "00002": (("4200", {}), ("900", {"code": "FUEL", "quantity": 31})),
            "00003": (("300", {}),),
            "00004": (("49.99", {}),),
            "00005": (("800", {"code": "TOYS"}),),
            "00006": (("100", {}), ("-160", {})),
            "00007": (("1000", {}),),
        }
        for amount, line in shopping[number]:
            cls.purchase(member, amount, **line)

    def letter(self, number):
        """Return the letter of a member by number, as text and read back."""
        claim = self.claims[number]
        template = self.env["coop.letter.template"]._first(self.co_op)
        return Paper(self.env["coop.letter.file"]._paper(claim, template))

    def workbook(self, **context):
        """Return the sheets of the run's workbook as lists of rows, by title."""
        stream = io.BytesIO()
        model = self.env["report.coop_card.refund_explanation"].with_context(**context)
        model._write_workbook(self.refund_run.with_env(model.env), stream)
        book = load_workbook(io.BytesIO(stream.getvalue()))
        return {
            sheet.title: list(sheet.iter_rows(values_only=True))
            for sheet in book.worksheets
        }

    @staticmethod
    def by_number(rows):
        """Return rows as dicts of column title and value, in lists by number."""
        head, *rows = rows
        found = {}
        for row in rows:
            values = {
                title: Decimal(str(value)) if isinstance(value, (int, float)) else value
                for title, value in zip(head, row, strict=True)
            }
            found.setdefault(values["Number"], []).append(values)
        return found
