# SPDX-License-Identifier: LGPL-3.0-or-later
"""Who did what, from all histories."""

from odoo import api, fields, models
from odoo.tools import SQL

from ..base.stored_value import readable

#: Each history once, in columns of the same types and without joins: so PostgreSQL
#: reads the latest rows of all of them by their indexes.
HISTORIES = """
SELECT id * 3 AS id, create_date, create_uid, company_id, network_address,
       'coop.card'::varchar AS res_model, card_id AS res_id, member_id, card_id,
       'step'::varchar AS action, step, NULL::varchar AS value_from,
       NULL::varchar AS value_to, NULL::jsonb AS changes, NULL::varchar AS label, reason
FROM coop_card_event
UNION ALL
SELECT id * 3 + 1, create_date, create_uid, company_id, network_address,
       'coop.member'::varchar, member_id, member_id, NULL::int4,
       (CASE WHEN kind = 'standing' THEN 'step' WHEN kind = 'deletion' THEN 'unlink'
             ELSE 'write' END)::varchar,
       what, value_from, value_to, NULL::jsonb, NULL::varchar, reason
FROM coop_member_event
UNION ALL
SELECT id * 3 + 2, create_date, create_uid, company_id, network_address,
       res_model, res_id, NULL::int4, NULL::int4,
       action, step, NULL::varchar, NULL::varchar, changes, label, reason
FROM coop_operation_entry
"""
#: What is told of nobody, in whatever form it is kept.
SECRET = "national_id"


class CoopOperation(models.Model):
    """One thing that somebody did: which, when, why, and from where.

    Nothing is kept here: the rows are those of the histories of cards and members, and
    of ``coop.operation.entry``.
    """

    _name = "coop.operation"
    _description = "Operation"
    _inherit = ["coop.trace.mixin"]
    _auto = False
    _order = "create_date desc, id desc"

    create_date = fields.Datetime("When", readonly=True, help="When it was done.")
    create_uid = fields.Many2one("res.users", "Who", readonly=True, help="Who did it.")
    company_id = fields.Many2one(
        "res.company", "Co-op", readonly=True, help="The co-op."
    )
    member_id = fields.Many2one(
        "coop.member", readonly=True, help="The member it concerned."
    )
    card_id = fields.Many2one("coop.card", readonly=True, help="The card it concerned.")
    action = fields.Selection(
        "_selection_action", readonly=True, help="What kind of thing was done."
    )
    step = fields.Char(readonly=True, help="The step taken, as it is stored.")
    value_from = fields.Char(readonly=True, help="Stored value before.")
    value_to = fields.Char(readonly=True, help="Stored value after.")
    changes = fields.Json(readonly=True, help="Fields that changed, as stored.")
    label = fields.Char("Name then", readonly=True, help="What it was called then.")
    reason = fields.Char(readonly=True, help="Why it was done.")
    what = fields.Char(compute="_compute_texts", help="The step, or what changed.")
    details = fields.Char(
        compute="_compute_texts", help="What was there before, and what after."
    )

    @property
    def _table_query(self):
        return SQL(HISTORIES)

    @api.model
    def _selection_action(self):
        entries = self.env["coop.operation.entry"]
        return entries._fields["action"]._description_selection(self.env)

    @api.depends("label")
    def _compute_record_name(self):
        done = super()._compute_record_name()
        for operation in self:
            operation.record_name = operation.record_name or operation.label
        return done

    @api.depends("res_model", "action", "step", "changes", "value_from", "value_to")
    @api.depends_context("lang")
    def _compute_texts(self):
        actions = dict(self._selection_action())
        for operation in self:
            changes = operation._told_changes()
            taken = operation.action == "step" and operation._step_name()
            names = ", ".join(name for name, _old, _new in changes)
            operation.what = taken or names or actions.get(operation.action)
            operation.details = "; ".join(
                f"{old or '–'} → {new or '–'}" for _name, old, new in changes
            )

    @api.depends("what")
    def _compute_display_name(self):
        for operation in self:
            operation.display_name = operation.what

    def _step_name(self):
        """Return what the step is called on the buttons that take it."""
        model = self.env.get(self.res_model)
        names = model._step_names() if hasattr(model, "_step_names") else {}
        return names.get(self.step) or self.step

    def _told_changes(self):
        """Return what changed, as triples of a field's name and two texts."""
        changes = self.changes or []
        if self.action == "write" and not changes:
            changes = [(self.step, self.value_from, self.value_to)]
        return [self._told(*change) for change in changes]

    def _told(self, name, old, new):
        """Return a change as people read it."""
        model = self.env.get(self.res_model)
        field = None if model is None else model._fields.get(name)
        if not field:
            return name, old, new
        title = field._description_string(self.env)
        if name == SECRET:
            return title, "", ""
        return title, readable(self, field, old), readable(self, field, new)
