# SPDX-License-Identifier: LGPL-3.0-or-later
"""Records that others refer to, and that say so when somebody deletes them."""

from odoo import api, models
from odoo.exceptions import UserError


class CoopReferencedMixin(models.AbstractModel):
    """Tells in a sentence what keeps a record, before the database refuses.

    What keeps it is whatever of our models refers to it by a many2one field with
    ``ondelete="restrict"``.
    """

    _name = "coop.referenced.mixin"
    _description = "Referenced Data"

    @api.ondelete(at_uninstall=False)
    def _unlink_unless_referenced(self):
        for record in self:
            keepers = record._referring_models()
            if keepers:
                raise UserError(record._kept_by(keepers))

    def _referring_models(self):
        """Return the models of ours that have something that refers to this record."""
        return [
            model
            for model, names in self._restricting_fields().items()
            if any(self._is_named_by(model, name) for name in names)
        ]

    def _is_named_by(self, model, name):
        records = self.env[model].sudo().with_context(active_test=False)
        return bool(records.search_count([(name, "=", self.id)], limit=1))

    @api.model
    def _restricting_fields(self):
        """Return ``{model: [names of its fields that refer to this model]}``."""
        names = {
            name: [n for n, field in model._fields.items() if self._is_kept_by(field)]
            for name, model in self.env.items()
            if name.startswith("coop.") and model._auto and not model._transient
        }
        return {name: fields for name, fields in names.items() if fields}

    @api.model
    def _is_kept_by(self, field):
        """Return whether a field refers to this model and forbids to delete it."""
        refers = field.type == "many2one" and field.comodel_name == self._name
        return refers and field.store and field.ondelete == "restrict"

    def _kept_by(self, models_of_ours):
        """Return the sentence that says what keeps this record."""
        names = {
            "record": self.display_name,
            "keepers": ", ".join(
                self.env["ir.model"]._get(model).name for model in models_of_ours
            ),
        }
        if "active" in self._fields:
            return self.env._(
                "%(record)s cannot be deleted: other records refer to it "
                "(%(keepers)s). Archive it instead.",
                **names,
            )
        return self.env._(
            "%(record)s cannot be deleted: other records refer to it (%(keepers)s).",
            **names,
        )
