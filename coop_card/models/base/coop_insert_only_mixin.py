# SPDX-License-Identifier: LGPL-3.0-or-later
"""Tables whose rows, once written, stay as they are."""

from odoo import models
from odoo.tools import SQL

#: Who wrote a row stays, too: it is forgotten only where the user is deleted.
FUNCTION = """
CREATE OR REPLACE FUNCTION coop_card_insert_only() RETURNS trigger AS $$
DECLARE
    before jsonb;
    after jsonb;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        before := to_jsonb(OLD) - TG_ARGV::text[];
        after := to_jsonb(NEW) - TG_ARGV::text[];
        IF after ->> 'create_uid' IS NULL THEN
            before := before - 'create_uid';
            after := after - 'create_uid';
        END IF;
        IF before = after THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '% keeps what was written: correct it by a new entry', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME;
END
$$ LANGUAGE plpgsql
"""


class CoopInsertOnlyMixin(models.AbstractModel):
    """Keeps a table insert-only by database triggers.

    The triggers hold against the ORM, raw SQL and TRUNCATE alike. Only a migration
    lifts them (``ALTER TABLE … DISABLE TRIGGER``). A subclass names in
    ``_insert_only_exempt`` the columns that may still change.
    """

    _name = "coop.insert.only.mixin"
    _description = "Insert-only Table"

    _insert_only_exempt = ("write_uid", "write_date")

    def init(self):
        """Create the triggers when the addon is installed or upgraded."""
        super().init()
        if self._abstract:
            return
        self.env.cr.execute(FUNCTION)
        self._insert_only_trigger("truncate", SQL("BEFORE TRUNCATE"), SQL("STATEMENT"))
        self._insert_only_delete_triggers()
        self._insert_only_update_triggers()

    def _init_column(self, column_name):
        """Fill in a column that an upgrade adds, which changes nothing that is there.

        The triggers come back before the transaction ends: nobody else writes to a
        table that is being altered.
        """
        table = SQL.identifier(self._table)
        self.env.cr.execute(SQL("ALTER TABLE %s DISABLE TRIGGER USER", table))
        filled = super()._init_column(column_name)
        self.env.cr.execute(SQL("ALTER TABLE %s ENABLE TRIGGER USER", table))
        return filled

    def _insert_only_delete_triggers(self):
        """Create the triggers that guard deletes; a hook for finer rules."""
        self._insert_only_trigger("delete", SQL("BEFORE DELETE"), SQL("ROW"))

    def _insert_only_update_triggers(self):
        """Create the triggers that guard updates; a hook for finer rules."""
        self._insert_only_update("update")

    def _insert_only_update(self, name, condition=None, exempt=()):
        """(Re)create a trigger that guards updates of some rows.

        :param str name: what tells the trigger from the others of the table
        :param SQL condition: the rows it is about; all when left out
        :param exempt: names of the columns that may change there, beside those of all
        """
        exempt = (*self._insert_only_exempt, *exempt)
        when, level = SQL("BEFORE UPDATE"), SQL("ROW")
        self._insert_only_trigger(name, when, level, condition, exempt)

    def _insert_only_trigger(self, name, when, level, condition=None, exempt=()):
        """(Re)create one trigger of this table.

        :param str name: what tells the trigger from the others of the table
        :param SQL when: ``BEFORE UPDATE`` and the like
        :param SQL level: ``ROW`` or ``STATEMENT``
        :param SQL condition: the rows it is about; all when left out
        :param exempt: names of the columns that may change
        """
        trigger = SQL.identifier(f"{self._table}_no_{name}")
        table = SQL.identifier(self._table)
        self.env.cr.execute(SQL("DROP TRIGGER IF EXISTS %s ON %s", trigger, table))
        self.env.cr.execute(
            SQL(
                """
                CREATE TRIGGER %(name)s %(when)s ON %(table)s
                FOR EACH %(level)s %(condition)s
                EXECUTE FUNCTION coop_card_insert_only(%(exempt)s)
                """,
                name=trigger,
                when=when,
                table=table,
                level=level,
                condition=SQL("WHEN (%s)", condition) if condition else SQL(),
                exempt=SQL(", ").join(exempt),
            )
        )
