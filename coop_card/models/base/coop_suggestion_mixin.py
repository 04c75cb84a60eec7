# SPDX-License-Identifier: LGPL-3.0-or-later
"""Free texts with suggestions from what the co-op already uses."""

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL, escape_psql

#: How many suggestions a person can take in.
MOST = 8


class CoopSuggestionMixin(models.AbstractModel):
    """Answers what others typed in a field, for the web client's ``coop_suggest``.

    A subclass names in ``_suggested`` the fields it answers for, each with the fields
    whose values narrow the suggestions. A field in it wants an index: its different
    values are read from there one after the other, which takes no longer with a
    million rows. The index may leave out rows by ``IS NOT NULL`` and by nothing else.
    """

    _name = "coop.suggestion.mixin"
    _description = "Suggestions for Free Texts"

    _suggested = {}

    @api.model
    def get_suggestions(self, field_name, text="", filters=None):
        """Return values in use that hold a text; those that begin with it first.

        :param str field_name: the field that is being filled in
        :param str text: what was typed so far; anything when empty
        :param dict filters: what other fields of the form hold; those that do not
            narrow this field and those without a value are left out
        :return: at most eight texts
        :raise UserError: the field has no suggestions
        """
        if field_name not in self._suggested:
            raise UserError(self.env._("There are no suggestions for this field."))
        narrowing = self._suggested[field_name]
        domain = Domain.AND(
            Domain(name, "=", value)
            for name, value in (filters or {}).items()
            if value and name in narrowing
        )
        return self._in_use(field_name, text.strip(), domain)

    def _in_use(self, field_name, text, domain):
        """Return the values of the records that the reader may see in this domain.

        They are looked at in order and one by one, so that eight are soon found.
        """
        query = self._search(domain, limit=1)
        value = self._field_to_sql(self._table, field_name, query)
        query.add_where(SQL("%s = candidate.value", value))
        prefix = escape_psql(text) + "%"
        rows = self.env.execute_query(
            SQL(
                """
                %(candidates)s
                SELECT value FROM (
                    SELECT value, value ILIKE %(prefix)s AS begins
                      FROM candidate WHERE value ILIKE %(anywhere)s
                     ORDER BY begins DESC, value OFFSET 0
                ) AS candidate
                 WHERE (%(used)s)
                 ORDER BY begins DESC, value
                 LIMIT %(most)s
                """,
                candidates=self._candidates(field_name),
                anywhere=f"%{prefix}",
                used=query.select(SQL("TRUE")),
                prefix=prefix,
                most=MOST,
            )
        )
        return [value for (value,) in rows]

    def _candidates(self, field_name):
        """Return the SQL of all different values, each found in the index at once."""
        field = self._fields[field_name].base_field
        self.env[field.model_name].flush_model([field.name])
        return SQL(
            """
            WITH RECURSIVE candidate(value) AS (
                (SELECT MIN(%(column)s) FROM %(table)s WHERE %(column)s > '')
                UNION ALL
                SELECT (SELECT MIN(%(column)s) FROM %(table)s
                         WHERE %(column)s > candidate.value)
                  FROM candidate WHERE value IS NOT NULL
            )
            """,
            column=SQL.identifier(field.name),
            table=SQL.identifier(self.env[field.model_name]._table),
        )
