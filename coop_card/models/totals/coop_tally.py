# SPDX-License-Identifier: LGPL-3.0-or-later
"""How many members and cards there are, at any instant and without counting them."""

from odoo import api, fields, models
from odoo.tools import SQL

#: What is counted: the table, and of each of its rows the state, the year (0 for none)
#: and whether it counts at all.
COUNTED = {
    "coop.card": ("coop_card", "0", "TRUE"),
    "coop.member": ("coop_member", "COALESCE(last_year_id, 0)", "active"),
}

#: One row for each group of rows that a statement adds, changes or deletes.
FUNCTION = """
CREATE OR REPLACE FUNCTION %(function)s() RETURNS trigger AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO coop_tally (company_id, model, state, year, tally)
        SELECT company_id, %(model)s, state, %(year)s, count(*)
        FROM rows_after WHERE %(counts)s GROUP BY 1, 3, 4;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO coop_tally (company_id, model, state, year, tally)
        SELECT company_id, %(model)s, state, %(year)s, -count(*)
        FROM rows_before WHERE %(counts)s GROUP BY 1, 3, 4;
    ELSE
        INSERT INTO coop_tally (company_id, model, state, year, tally)
        SELECT company_id, %(model)s, state, year, sum(one)
        FROM (
            SELECT company_id, state, %(year)s AS year, 1 AS one
            FROM rows_after WHERE %(counts)s
            UNION ALL
            SELECT company_id, state, %(year)s, -1 FROM rows_before WHERE %(counts)s
        ) AS changed
        GROUP BY 1, 3, 4 HAVING sum(one) <> 0;
    END IF;
    RETURN NULL;
END
$$ LANGUAGE plpgsql
"""

#: What a statement of each kind lets a trigger see.
SEEN = {
    "INSERT": "NEW TABLE AS rows_after",
    "UPDATE": "OLD TABLE AS rows_before NEW TABLE AS rows_after",
    "DELETE": "OLD TABLE AS rows_before",
}

TRIGGER = """
CREATE OR REPLACE TRIGGER %(trigger)s
AFTER %(kind)s ON %(table)s REFERENCING %(seen)s
FOR EACH STATEMENT EXECUTE FUNCTION %(function)s()
"""

COUNT = """
INSERT INTO coop_tally (company_id, model, state, year, tally)
SELECT company_id, %(model)s, state, %(year)s, count(*)
FROM %(table)s WHERE %(counts)s GROUP BY 1, 3, 4
"""

#: Make one row of several about the same; rows that others write meanwhile stay.
SUM_UP = """
WITH taken AS (
    DELETE FROM coop_tally WHERE (company_id, model, state, year) IN (
        SELECT company_id, model, state, year FROM coop_tally
        GROUP BY company_id, model, state, year HAVING count(*) > 1
    )
    RETURNING *
)
INSERT INTO coop_tally (company_id, model, state, year, tally)
SELECT company_id, model, state, year, sum(tally) FROM taken
GROUP BY company_id, model, state, year HAVING sum(tally) <> 0
"""

READ = """
SELECT state, year, sum(tally)::int FROM coop_tally
WHERE company_id = %s AND model = %s
GROUP BY state, year HAVING sum(tally) <> 0
"""


class CoopTally(models.Model):
    """How many members and cards of a co-op are in each state.

    Triggers write what each statement changes, as a row of its own: nobody waits for a
    count that others change. Readers add the rows up; the settlement makes one of
    several. Members are counted by the year of their last movement, too.
    """

    _name = "coop.tally"
    _description = "Tally"
    _log_access = False

    company_id = fields.Integer(required=True, index=True, help="The co-op.")
    model = fields.Char(required=True, help="What is counted.")
    state = fields.Char(required=True, help="The state they are in.")
    year = fields.Integer(
        required=True, help="The fiscal year of the last movement; 0 for none."
    )
    tally = fields.Integer(required=True, help="How many more there are.")

    def init(self):
        """Create the triggers when the addon is installed or upgraded."""
        done = super().init()
        for model, (table, _year, _counts) in COUNTED.items():
            names = self._names(model)
            self.env.cr.execute(SQL(FUNCTION, **names))
            for kind, seen in SEEN.items():
                names |= {
                    "kind": SQL(kind),
                    "seen": SQL(seen),
                    "trigger": SQL.identifier(f"{table}_tally_{kind.lower()}"),
                }
                self.env.cr.execute(SQL(TRIGGER, **names))
        return done

    @api.model
    def _names(self, model):
        """Return what stands in the statements about a register."""
        table, year, counts = COUNTED[model]
        return {
            "model": model,
            "table": SQL.identifier(table),
            "function": SQL.identifier(f"{table}_keep_tally"),
            "year": SQL(year),
            "counts": SQL(counts),
        }

    @api.model
    def _count_if_new(self):
        """Count a register that was there before its tallies."""
        if not self.sudo().search_count([], limit=1):
            self._count_anew()

    @api.model
    def _count_anew(self):
        """Count everything anew; nobody may change it meanwhile."""
        self.env.flush_all()
        tables = [SQL.identifier(table) for table, _year, _counts in COUNTED.values()]
        self.env.cr.execute(
            SQL("LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE", SQL(", ").join(tables))
        )
        self.env.cr.execute(SQL("DELETE FROM coop_tally"))
        for model in COUNTED:
            self.env.cr.execute(SQL(COUNT, **self._names(model)))

    @api.model
    def _sum_up(self):
        """Make one row of several about the same."""
        self.env.cr.execute(SQL(SUM_UP))

    @api.model
    def _of(self, company, model):
        """Return how many records of a model a co-op has.

        :return: list of triples: state, id of the fiscal year (0 for none), count
        """
        self.env[model].flush_model()
        return self.env.execute_query(SQL(READ, company.id, model))
