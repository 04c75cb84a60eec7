# SPDX-License-Identifier: LGPL-3.0-or-later
"""Defaults of columns that we add to models of others."""

from odoo.tools import SQL


def keep_defaults(model):
    """Let the database fill in our required fields where Odoo does not know of them.

    While Odoo loads other modules it may create a company or an item before ours is
    loaded. It then names none of our columns, which may not be empty either.
    """
    for name, field in model._fields.items():
        if name.startswith("coop_") and field.store and field.required:
            value = field.convert_to_column_insert(field.default(model), model)
            model.env.cr.execute(
                SQL(
                    "ALTER TABLE %s ALTER COLUMN %s SET DEFAULT %s",
                    SQL.identifier(model._table),
                    SQL.identifier(name),
                    value,
                )
            )
