# SPDX-License-Identifier: LGPL-3.0-or-later
"""Histories that forget whom they are about."""

from odoo import models
from odoo.tools import SQL

FUNCTION = """
CREATE OR REPLACE FUNCTION coop_card_is_anonymous(member integer) RETURNS boolean AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM coop_member WHERE id = member AND anonymous_since IS NOT NULL
    );
END
$$ LANGUAGE plpgsql STABLE
"""


class CoopAnonymousMixin(models.AbstractModel):
    """An insert-only history of members that can be emptied of personal data.

    The triggers let it happen once a member is anonymous, and no sooner: then what
    ``_anonymous_columns`` names may become empty, and nothing else may change.
    """

    _name = "coop.anonymous.mixin"
    _description = "History That Can Forget"
    _inherit = ["coop.insert.only.mixin"]

    _anonymous_columns = ()

    def init(self):
        """Create what the triggers ask, then the triggers."""
        self.env.cr.execute(FUNCTION)
        return super().init()

    def _insert_only_update_triggers(self):
        """Let rows change in no way but those of ``_insert_only_changes``."""
        changes = self._insert_only_changes()
        allowed = SQL(" OR ").join(
            condition for condition, _columns in changes.values()
        )
        self._insert_only_update("update", SQL("NOT (%s)", allowed))
        for name, (condition, columns) in changes.items():
            self._insert_only_update(name, condition, columns)

    def _insert_only_changes(self):
        """Return which rows may change in which columns, by a name."""
        empty_or_same = SQL(" AND ").join(
            SQL(
                "(NEW.%(name)s = OLD.%(name)s OR NEW.%(name)s IS NULL) IS TRUE",
                name=SQL.identifier(name),
            )
            for name in self._anonymous_columns
        )
        blank = SQL("coop_card_is_anonymous(OLD.member_id) AND %s", empty_or_same)
        return {"blank": (SQL("(%s)", blank), self._anonymous_columns)}

    def _make_anonymous(self, members, columns=None, only=None):
        """Empty what the rows of members say of them.

        :param columns: names of the columns; all that there are when left out
        :param SQL only: which rows; all of the members' when left out
        """
        self.env.flush_all()
        emptied = SQL(", ").join(
            SQL("%s = NULL", SQL.identifier(name))
            for name in columns or self._anonymous_columns
        )
        self.env.cr.execute(
            SQL(
                "UPDATE %s SET %s WHERE member_id = ANY(%s) AND %s",
                SQL.identifier(self._table),
                emptied,
                members.ids,
                only or SQL("TRUE"),
            )
        )
        self.invalidate_model(self._anonymous_columns)
