# SPDX-License-Identifier: LGPL-3.0-or-later
"""A co-op's settings, and what a new co-op starts with."""

from datetime import datetime, timedelta

import pytz

from odoo import api, fields, models
from odoo.tools.translate import LazyTranslate

from ...rules.identifier import READER_CHOICES
from .column_defaults import keep_defaults

_lt = LazyTranslate(__name__)

#: The member types nearly every Thai co-op has (Co-operatives Act B.E. 2542).
MEMBER_TYPES = (("ORD", _lt("Ordinary")), ("ASC", _lt("Associate")))

#: The card types a co-op begins with: code, usage, colour, name.
CARD_TYPES = (
    ("PER", "personal", 10, _lt("Personal card")),
    ("SUP", "supplementary", 4, _lt("Supplementary card")),
    ("TMP", "temporary", 3, _lt("Temporary card")),
    ("GRP", "group", 2, _lt("Group card")),
)

#: Numbering a co-op can change afterwards under Settings › Technical › Sequences.
SEQUENCES = {
    "coop.member": {"name": _lt("Member number"), "padding": 5},
    "coop.card.batch": {"name": _lt("Card batch"), "padding": 4},
    "coop.payout.batch": {"name": _lt("Payout"), "padding": 4},
}


class ResCompany(models.Model):
    """The co-op: a root company of Odoo."""

    _inherit = "res.company"

    coop_tz = fields.Selection(
        "_selection_coop_tz",
        "Co-op time zone",
        default="Asia/Bangkok",
        required=True,
        help="A purchase belongs to the day it was made on in this time zone.",
    )
    coop_tax_in_base = fields.Boolean(
        "Refunds count tax",
        default=True,
        help="Whether the amount a patronage refund is computed from includes tax. "
        "A fiscal year keeps what was set when it began.",
    )

    coop_card_length = fields.Integer(
        "Digits of card numbers",
        help="Card numbers that are typed or read shorter get leading zeros; 0: they "
        "stay as they are.",
    )
    coop_card_check_typed = fields.Boolean(
        "Check typed card numbers",
        help="Refuse a typed card number whose check digit is wrong. Pre-printed cards "
        "may follow other rules.",
    )
    coop_card_reader_kind = fields.Selection(
        READER_CHOICES,
        "Readers at the desks",
        required=True,
        default="printed",
        help="What the radio tag readers of the desks send, so that a tag is the same "
        "whatever reads it. Terminals have a setting of their own.",
    )
    coop_card_remind_days = fields.Integer(
        "Remind before a card expires",
        default=30,
        help="So many days before its last day the holder gets an e-mail, or the "
        "officer in charge an activity; 0: no reminder.",
    )

    coop_card_officer_id = fields.Many2one(
        "res.users",
        "In charge of cards",
        help="Gets an activity for what nobody else can be told of.",
    )

    def init(self):
        """Let the database keep the defaults, too."""
        keep_defaults(self)
        return super().init()

    @api.model
    def _selection_coop_tz(self):
        return [(name, name) for name in pytz.common_timezones]

    @api.model_create_multi
    def create(self, vals_list):
        """Set up each new co-op."""
        companies = super().create(vals_list)
        companies.filtered(lambda company: not company.parent_id)._coop_set_up()
        return companies

    def _coop_set_up(self):
        """Give the co-ops what they need to start; safe to repeat."""
        for company in self.sudo():
            company._coop_set_up_member_types()
            company._coop_set_up_card_types()
            company._coop_set_up_sequences()
        self.env["coop.booking.rule"]._set_up(self)
        self.env["coop.fiscal.year"]._set_up(self)

    def _coop_set_up_member_types(self):
        self._coop_set_up_types(
            "coop.member.type", {code: (name, {}) for code, name in MEMBER_TYPES}
        )

    def _coop_set_up_card_types(self):
        kinds = {
            code: (name, {"usage": usage, "color": color})
            for code, usage, color, name in CARD_TYPES
        }
        kinds["TMP"][1].update(validity=30, validity_unit="day")
        self._coop_set_up_types("coop.card.type", kinds)

    def _coop_set_up_types(self, model, kinds):
        """Make a co-op's first types: names, in each language, and values by code."""
        types = self.env[model].with_context(active_test=False)
        if types.search_count([("company_id", "=", self.id)], limit=1):
            return
        made = types.create(
            [
                {
                    "name": str(name),
                    "code": code,
                    "sequence": sequence,
                    "company_id": self.id,
                    **values,
                }
                for sequence, (code, (name, values)) in enumerate(kinds.items(), 1)
            ]
        )
        languages = [code for code, _name in self.env["res.lang"].get_installed()]
        for one in made:
            name = kinds[one.code][0]
            names = {lang: name._translate(lang) for lang in languages}
            one.update_field_translations("name", names)

    def _coop_set_up_sequences(self):
        sequences = self.env["ir.sequence"]
        own = [("code", "in", [*SEQUENCES]), ("company_id", "=", self.id)]
        known = sequences.search(own).mapped("code")
        sequences.create(
            [
                {
                    "code": code,
                    "name": str(values["name"]),
                    "padding": values["padding"],
                    "company_id": self.id,
                }
                for code, values in SEQUENCES.items()
                if code not in known
            ]
        )

    def _coop_next_number(self, code):
        """Return the next number of the co-op's own sequence of a code."""
        return self._coop_next_numbers(code, 1)[0]

    def _coop_next_numbers(self, code, count):
        """Return so many of the next numbers of the co-op's own sequence of a code."""
        return self._coop_sequence(code)._coop_draw(count, self._coop_today())

    def _coop_sequence(self, code):
        """Return the co-op's own sequence of this code."""
        sequences = self.env["ir.sequence"].sudo()
        own = [("code", "=", code), ("company_id", "=", self.root_id.id)]
        return sequences.search(own, limit=1)

    def _coop_today(self):
        """Return today's date where the co-op is."""
        return datetime.now(pytz.timezone(self.root_id.coop_tz)).date()

    def _coop_last_day_to_remind_of(self):
        """Return the last day of the cards that are to be reminded of today."""
        return self._coop_today() + timedelta(days=self.coop_card_remind_days)

    def _coop_local_date(self, instant):
        """Return the co-op's date at an instant (naive UTC, as Odoo stores it)."""
        zone = pytz.timezone(self.root_id.coop_tz)
        return pytz.utc.localize(instant).astimezone(zone).date()

    def _coop_instant(self, date, time):
        """Return the instant (naive UTC) of a local date and time of the co-op."""
        zone = pytz.timezone(self.root_id.coop_tz)
        local = zone.localize(datetime.combine(date, time))
        return local.astimezone(pytz.utc).replace(tzinfo=None)
