# SPDX-License-Identifier: LGPL-3.0-or-later
"""What tests of members who left begin with."""

from datetime import date

from odoo.fields import Command
from odoo.tests import tagged

from .posting_case import PostingCase

LEFT_ON = date(2015, 3, 1)


@tagged("post_install", "-at_install")
class RetentionCase(PostingCase):
    """A member with much personal data, who left long ago, in a year closed since."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.manager = cls.make_user("manager")
        cls.recent_year, cls.year = cls.year, cls.make_year(2014)
        cls.make_rate(cls.rice, 5)
        cls.somsri = cls.make_member(
            "Somsri Tellable",
            national_id="1101700230705",
            birthdate="1931-07-19",
            street="99 Telling Road",
            phone="0899994099",
            email="somsri@tellable.example",
            ref="Somsri 4711",
            join_date=date(2010, 1, 1),
        )
        cls.card = cls.make_card(cls.somsri)
        cls.booked = cls.purchase(cls.somsri, "100", day=date(2014, 3, 1))
        cls.somsri.write(
            {
                "street": "99 Telling Road, floor 2",
                "beneficiary_ids": [Command.create({"name": "Nok Tellable"})],
            }
        )
        cls.somsri.message_post(body="Somsri Tellable called")
        cls.bank = cls.env["res.partner.bank"].create(
            {"partner_id": cls.somsri.partner_id.id, "acc_number": "987-6-54321-7"}
        )
        cls.somsri.action_resign(reason="moved to sister Nok", date=LEFT_ON)
        cls.year.sudo().state = "closed"

    def retention(self, member=None):
        """Return the row of a member who left, as it is now."""
        self.env.flush_all()
        self.env.invalidate_all()
        rows = self.env["coop.member.retention"]
        return rows.search([("member_id", "=", (member or self.somsri).id)])

    def forget(self):
        """Make the member anonymous by hand, as the manager."""
        dialog = self.env["coop.member.anonymise.wizard"].with_user(self.manager)
        dialog = dialog.create(
            {"chosen_ids": self.somsri.ids, "reason": "Asked for it"}
        )
        dialog.action_confirm()
