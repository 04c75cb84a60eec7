# SPDX-License-Identifier: LGPL-3.0-or-later
"""What those who look after security want to know."""

from odoo import api, fields, models
from odoo.tools import SQL

#: The longest description of a filter that is kept.
LONGEST = 500
#: For so many days the database keeps every row, whoever asks to delete it: the Thai
#: Computer-Related Crime Act B.E. 2550, section 26, asks for 90.
LEAST_DAYS = 90


class CoopSecurityEvent(models.Model):
    """Data that left the system, or somebody who was not let in.

    It holds no keys, card identifiers or national ids. Refusals are counted, so that
    nobody fills the disk by asking often: see ``_note_refusal``.
    """

    _name = "coop.security.event"
    _description = "Security Event"
    _inherit = ["coop.trace.mixin", "coop.insert.only.mixin"]
    _order = "occurred_at desc, id desc"

    company_id = fields.Many2one(
        "res.company",
        "Co-op",
        index=True,
        ondelete="restrict",
        readonly=True,
        help="The co-op it concerns; empty where a stranger did not say.",
    )
    kind = fields.Selection(
        [
            ("export", "Data taken out"),
            ("sign_in", "Sign-in refused"),
            ("enrolment", "Pairing code refused"),
            ("key", "Key refused"),
            ("suspended", "Suspended terminal"),
        ],
        required=True,
        readonly=True,
        help="What happened.",
    )
    occurred_at = fields.Datetime(
        "When",
        required=True,
        readonly=True,
        default=fields.Datetime.now,
        index=True,
        help="When it happened; of refusals, the minute in which they are counted.",
    )
    user_id = fields.Many2one(
        "res.users",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="Who took the data out, or whose sign-in was refused, where known.",
    )
    terminal_id = fields.Many2one(
        "coop.terminal",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        help="The terminal that was refused, where known.",
    )
    what = fields.Char(readonly=True, help="Which list, report or paper it was.")
    filters = fields.Char(
        readonly=True,
        help="How it was narrowed down. Texts are left out: they may be names.",
    )
    count = fields.Integer(
        required=True,
        readonly=True,
        default=1,
        help="How many records were taken out, or how often it was refused.",
    )
    slot = fields.Integer(
        readonly=True, help="Stands for who was refused, where refusals are counted."
    )

    _counted_uniq = models.UniqueIndex(
        "(occurred_at, kind, COALESCE(company_id, 0), slot) WHERE slot IS NOT NULL",
        "Refusals of a minute are counted in one row.",
    )

    def _insert_only_update_triggers(self):
        """Let refusals be counted while their minute lasts; all else stays."""
        counted = SQL(
            "OLD.slot IS NOT NULL AND NEW.count > OLD.count AND OLD.occurred_at >"
            " (now() AT TIME ZONE 'UTC') - interval '2 minutes'"
        )
        names = ("count", "network_address", "user_id", "terminal_id")
        self._insert_only_update("update", SQL("NOT (%s)", counted))
        self._insert_only_update("count", counted, names)

    def _insert_only_delete_triggers(self):
        """Let nothing be deleted that the law wants kept."""
        young = SQL(
            "OLD.occurred_at > (now() AT TIME ZONE 'UTC') - make_interval(days => %s)",
            SQL(str(LEAST_DAYS)),
        )
        self._insert_only_trigger(
            "delete", SQL("BEFORE DELETE"), SQL("ROW"), condition=young
        )

    @api.depends("kind")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for event in self:
            event.display_name = kinds.get(event.kind)

    @api.model
    def _note_export(self, what, count, filters="", about=None):
        """Write down that the user takes data out.

        :param str what: the list, report or paper; not whom it is about
        :param int count: how many records it holds
        :param about: the record it was made from, if it was one
        """
        about = about[:1] if about is not None else self.browse()
        self.sudo().create(
            {
                "kind": "export",
                "company_id": self._co_op_of(about).id,
                "user_id": self.env.uid,
                "what": what,
                "count": count,
                "filters": filters[:LONGEST],
                "res_model": about._name if about else False,
                "res_id": about.id,
            }
        )

    @api.model
    def _co_op_of(self, record):
        """Return the co-op of a record, the user's where it has none."""
        company = "company_id" in record._fields and record.sudo().company_id
        return (company or self.env.company).root_id
