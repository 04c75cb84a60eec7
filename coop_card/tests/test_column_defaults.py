# SPDX-License-Identifier: LGPL-3.0-or-later
"""What Odoo writes to a company or an item before it has loaded our addons."""

from odoo.tools import SQL

from .builders import CoopCase

#: Models of others with required fields of ours.
MODELS = ("res.company", "product.template")


class TestColumnDefaults(CoopCase):
    """The database fills in our required columns by itself."""

    def test_the_database_knows_the_default_of_each_required_field(self):
        for name in MODELS:
            model = self.env[name]
            required = {
                field.name
                for field in model._fields.values()
                if field.name.startswith("coop_") and field.store and field.required
            }
            self.assertTrue(required)
            self.assertEqual(required - self.with_default(model._table), set())

    def with_default(self, table):
        """Return the columns of a table that have a default."""
        rows = self.env.execute_query(
            SQL(
                "SELECT column_name FROM information_schema.columns "
                "WHERE table_name = %s AND column_default IS NOT NULL",
                table,
            )
        )
        return {row[0] for row in rows}
