# SPDX-License-Identifier: LGPL-3.0-or-later
"""Records whose changes the operation log tells."""

from odoo import api, models

#: Kinds of fields that say nothing when told in a line.
UNTOLD = frozenset({"binary", "image", "html", "json", "properties"})
#: Models whose records are told by their ids: they stand for members.
PEOPLE = frozenset({"coop.card", "coop.member", "res.partner"})
#: The longest text of a value that is told.
LONGEST = 120


class CoopLoggedMixin(models.AbstractModel):
    """Has the operation log tell who made, changed and deleted records.

    It is for what a co-op sets up, such as rates, types, terminals and settings, and
    for steps. ``_logged`` names what is told: ``create``, ``write``, ``unlink``,
    ``step``. Only what people set themselves is told: no field that is readonly.
    """

    _name = "coop.logged.mixin"
    _description = "Told by the Operation Log"

    _logged = frozenset({"create", "write", "unlink", "step"})
    #: Whether records are told by name: not where it is that of a member.
    _logged_by_name = True

    @api.model_create_multi
    def create(self, vals_list):
        """Tell who made them."""
        records = super().create(vals_list)
        records._log_operation("create")
        return records

    def write(self, vals):
        """Tell who changed them, from what to what."""
        is_told = self and "write" in self._logged
        names = sorted(filter(self._is_logged, vals)) if is_told else []
        if not names:
            return super().write(vals)
        before = self._logged_values(names)
        written = super().write(vals)
        self._log_changes(before, self._logged_values(names))
        return written

    def unlink(self):
        """Tell who deleted them."""
        self._log_operation("unlink")
        return super().unlink()

    @api.model
    def _is_logged(self, name):
        """Return whether changes of a field are told.

        What only some may read is a secret; what is readonly is set by steps.
        """
        field = self._fields.get(name)
        if not field or field.groups or field.readonly or field.type in UNTOLD:
            return False
        return not name.startswith(("activity_", "message_"))

    def _logged_values(self, names):
        """Return what people read for fields of each record, by record and name."""
        return {
            record.id: {name: record._logged_value(name) for name in names}
            for record in self.sudo()
        }

    def _logged_value(self, name):
        """Return a value as the log keeps it: a record's name, 2 and not 2.0."""
        value, field = self[name], self._fields[name]
        if field.relational:
            named = field.comodel_name not in PEOPLE
            texts = value.mapped("display_name") if named else map(str, value.ids)
            value = ", ".join(texts)
        elif field.type in {"float", "monetary"}:
            value = f"{value:.15g}"
        is_empty = value is False and field.type != "boolean"
        return "" if is_empty else str(value)[:LONGEST]

    def _log_changes(self, before, after):
        """Tell what differs between two ``_logged_values``."""
        changes = {
            key: [
                [name, old, after[key][name]]
                for name, old in values.items()
                if old != after[key][name]
            ]
            for key, values in before.items()
        }
        for record in self:
            if changes[record.id]:
                record._log_operation("write", changes=changes[record.id])

    def _log_operation(self, action, **values):
        """Add to the operation log what is done with these records."""
        if action not in self._logged or not self:
            return
        self.env["coop.operation.entry"].sudo().create(
            [
                {
                    "company_id": record._logged_company().id,
                    "res_model": record._name,
                    "res_id": record.id,
                    "label": record._logged_label(),
                    "action": action,
                    **values,
                }
                for record in self.sudo()
            ]
        )

    def _logged_company(self):
        """Return the co-op whose log tells of the record."""
        own = "company_id" in self._fields and self.company_id
        return (own or self.env.company).root_id

    def _logged_label(self):
        """Return what the record is called, for when it is gone."""
        return (self.display_name or "")[:LONGEST] if self._logged_by_name else ""
