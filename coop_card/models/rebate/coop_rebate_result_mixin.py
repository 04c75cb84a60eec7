# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a run computed, and how it is kept."""

from odoo import fields, models
from odoo.tools import SQL

#: One look at each run that a statement touched, however many rows it changed.
FUNCTION = """
CREATE OR REPLACE FUNCTION coop_card_while_computing() RETURNS trigger AS $$
BEGIN
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT run_id FROM changed) AS touched
        JOIN coop_rebate_run run ON run.id = touched.run_id
        WHERE run.state <> 'computing'
    ) THEN
        RAISE EXCEPTION '% keeps what a refund run computed: make a new run',
            TG_TABLE_NAME USING ERRCODE = 'restrict_violation', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END
$$ LANGUAGE plpgsql
"""


class CoopRebateResultMixin(models.AbstractModel):
    """Rows that belong to a run.

    Database triggers let rows come and go only while their run is computing, or
    together with it. Rows never change.
    """

    _name = "coop.rebate.result.mixin"
    _description = "Result of a Refund Run"
    _inherit = ["coop.insert.only.mixin"]

    run_id = fields.Many2one(
        "coop.rebate.run",
        "Refund run",
        required=True,
        index=True,
        ondelete="cascade",
        help="The run that computed it.",
    )
    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, ondelete="restrict", help="The co-op."
    )
    currency_id = fields.Many2one(related="company_id.currency_id")

    def _insert_only_delete_triggers(self):
        """Guard inserts and deletes by the state of the run."""
        self.env.cr.execute(FUNCTION)
        for event, rows in (("INSERT", "NEW"), ("DELETE", "OLD")):
            self._while_computing_trigger(event, rows)

    def _while_computing_trigger(self, event, rows):
        trigger = SQL.identifier(f"{self._table}_{event.lower()}_while_computing")
        table = SQL.identifier(self._table)
        self.env.cr.execute(SQL("DROP TRIGGER IF EXISTS %s ON %s", trigger, table))
        self.env.cr.execute(
            SQL(
                """
                CREATE TRIGGER %(name)s AFTER %(event)s ON %(table)s
                REFERENCING %(rows)s TABLE AS changed
                FOR EACH STATEMENT EXECUTE FUNCTION coop_card_while_computing()
                """,
                name=trigger,
                event=SQL(event),
                table=table,
                rows=SQL(rows),
            )
        )
