# SPDX-License-Identifier: LGPL-3.0-or-later
"""The desk at which cards are given out one by one, with a scanner."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain

from ..rules import card_number
from ..rules.life_cycle import CARD_STEPS

#: How many of the cards just given out are shown.
SHOWN = 20


class CoopCardIssueWizard(models.TransientModel):
    """Scan the member, scan the card: it is issued, and the next one may come.

    What was scanned is answered by a sentence on the screen instead of an error box, so
    that nobody has to reach for the mouse.
    """

    _name = "coop.card.issue.wizard"
    _description = "Giving out Cards"
    _inherit = ["coop.company.mixin", "coop.card.charging.mixin"]

    branch_id = fields.Many2one(
        "coop.branch",
        "We are at",
        check_company=True,
        default=lambda self: self._default_branch_id(),
        help="The branch that gives the cards out. Empty: the head office.",
    )
    member_scan = fields.Char(
        "Member",
        help="Member number, national ID, or the number of a card the member has.",
    )
    member_id = fields.Many2one(
        "coop.member", "Gets the card", readonly=True, help="Who gets the next card."
    )
    card_scan = fields.Char("Card", help="The new card, from the stock.")
    message = fields.Char(readonly=True, help="What came of the last scan.")
    refused = fields.Boolean(readonly=True, help="Whether the last scan was no good.")
    event_ids = fields.Many2many(
        "coop.card.event",
        compute="_compute_event_ids",
        help="The cards you gave out since this screen was opened.",
    )
    issued_count = fields.Integer(
        "Given out",
        compute="_compute_event_ids",
        help="How many cards you gave out since this screen was opened.",
    )

    @api.depends("message")
    def _compute_display_name(self):
        self.display_name = self.env._("Give out cards")

    @api.model
    def _default_branch_id(self):
        """Return the branch where this person gave out a card last."""
        mine = [("create_uid", "=", self.env.uid), ("step", "=", "issue")]
        latest = self.env["coop.card.event"].search(mine, order="id desc", limit=1)
        return latest.card_id.branch_id

    def _charged_types(self):
        own = [("company_id", "=", self.company_id.id)]
        return self.env["coop.card.type"].search(own)

    @api.depends("message")
    def _compute_event_ids(self):
        for wizard in self:
            opened = wizard.create_date or fields.Datetime.now()
            since = Domain("create_date", ">=", opened.replace(microsecond=0))
            mine = Domain("create_uid", "=", self.env.uid) & since
            issues = mine & Domain("step", "=", "issue")
            events = self.env["coop.card.event"]
            wizard.event_ids = events.search(issues, order="id desc", limit=SHOWN)
            wizard.issued_count = events.search_count(issues)

    def action_scan_member(self):
        """Look up the member that was scanned; the card comes next.

        :return: the name of the field to go on with
        """
        self.ensure_one()
        member = self._member(self.member_scan or "")
        if not member:
            unknown = self.env._(
                "No member goes by %s. Compare the number, or type another one.",
                self.member_scan or "",
            )
            return self._answer("member_scan", unknown, refused=True)
        self.write({"member_id": member.id, "member_scan": False})
        return self._answer("card_scan", False)

    def _member(self, text):
        """Return the member with this number or national ID, or who holds this card.

        A national ID that several members have tells nobody.
        """
        code = card_number.normalise(text)
        here = Domain("company_id", "=", self.company_id.id)
        ways = (
            Domain("number", "=", text.strip()),
            Domain("number", "=", code),
            Domain("national_id", "=", code),
        )
        for way in ways:
            found = self.env["coop.member"].search(here & way, limit=2)
            if len(found) == 1:
                return found
        return self.env["coop.card"]._find(text, self.company_id).member_id

    def action_scan_card(self):
        """Issue the card that was scanned to the member.

        :return: the name of the field to go on with
        """
        self.ensure_one()
        if not self.member_id:
            first = self.env._("Scan the member first.")
            return self._answer("member_scan", first, refused=True)
        try:
            with self.env.cr.savepoint():
                card = self._card(self.card_scan or "")
                self._issue(card)
        except (UserError, ValidationError) as refusal:
            return self._answer("card_scan", str(refusal), refused=True)
        done = self.env._(
            "Card %(card)s is in use for %(member)s. %(charged)s",
            card=card.number,
            member=self.member_id.display_name,
            charged=self._charged_text(card),
        )
        self.member_id = False
        return self._answer("member_scan", done.strip())

    def _card(self, text):
        """Return the scanned card, which nobody holds yet."""
        card = text and self.env["coop.card"]._find(text, self.company_id)
        if not card:
            raise UserError(
                self.env._("There is no card %s. Make it first.", text.strip())
            )
        if card.member_id not in (self.member_id, card.member_id.browse()):
            raise UserError(
                self.env._("Card %s has a holder. Take another.", card.display_name)
            )
        if card.state not in CARD_STEPS["issue"].sources:
            states = dict(card._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "Card %(card)s cannot be given out: its state is “%(state)s”. Take "
                    "another.",
                    card=card.number,
                    state=states[card.state],
                )
            )
        return card

    def _issue(self, card):
        card.write({"member_id": self.member_id.id, "branch_id": self.branch_id.id})
        card.action_issue()
        self._charge(card)

    def _answer(self, focus, message, refused=False):
        """Say what came of a scan, clear what was scanned, and name the next field."""
        scanned = {"member_scan": False, "card_scan": False}
        self.write({**scanned, "message": message, "refused": refused})
        return focus
