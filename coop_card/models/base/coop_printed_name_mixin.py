# SPDX-License-Identifier: LGPL-3.0-or-later
"""Names that many cards have printed on them."""

from odoo import models


class CoopPrintedNameMixin(models.AbstractModel):
    """Has printed cards looked at again when a name on them changes.

    A million cards may show the name of their type. Whoever changes it does not wait: a
    job looks at them afterwards. A subclass says in ``_printed_by`` how a card comes by
    the record.
    """

    _name = "coop.printed.name.mixin"
    _description = "Name Printed on Cards"

    _printed_by = ""

    def modified(self, fnames, create=False, before=False):
        """Notice new names, those in other languages as well."""
        done = super().modified(fnames, create=create, before=before)
        if "name" in fnames and not create and not before:
            stored = self.filtered("id")
            self.env["coop.card.print.check"]._ask_for(stored, self._printed_by)
        return done
