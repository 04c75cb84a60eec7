# SPDX-License-Identifier: LGPL-3.0-or-later
"""Looking at many lines once more before they are posted."""

from psycopg2 import IntegrityError

from odoo import fields, models
from odoo.tools import SQL

from .coop_opening_work import PART

#: Where looking begins.
LOOK_AGAIN = {"looking": True, "looked_at_id": 0, "has_changed": False}


class CoopOpening(models.Model):
    """Has the job look at batches that are too large to be looked at while one waits.

    Nothing is posted while it looks, and nobody changes the lines. If posting would do
    something else now than the page said, the batch is a draft again.
    """

    _inherit = "coop.opening"

    looking = fields.Boolean(
        readonly=True,
        copy=False,
        help="The lines are being looked at once more before they are posted.",
    )
    looked_at_id = fields.Integer(
        "Looked at until",
        readonly=True,
        copy=False,
        help="The last line that was looked at.",
    )
    has_changed = fields.Boolean(
        "Changed since",
        readonly=True,
        copy=False,
        help="Posting would do something else than the page said when it was begun.",
    )

    def _look_at_part(self):
        """Look at the next lines; without any left, go on or back. Return how many."""
        lines = self.env["coop.opening.line"]
        rows = lines._rows(
            SQL("line.opening_id = %s AND line.id > %s", self.id, self.looked_at_id),
            PART,
        )
        if not rows:
            self._looked()
            return 0
        changed = lines._check_rows(self, rows)
        lines.invalidate_model(["finding", "remarks"], flush=False)
        self.looked_at_id = rows[-1]["id"]
        self.has_changed = self.has_changed or bool(changed)
        return len(rows)

    def _looked(self):
        """Take the places of all lines; be a draft again where that is not right.

        Another batch may have taken one of the places since.
        """
        self.looking = False
        if not self.has_changed:
            try:
                with self.env.cr.savepoint():
                    self._reserve()
                return
            except IntegrityError:
                self.env.invalidate_all(flush=False)
        self._take_step(
            "show", posted_by_id=False, posted_at=False, message=self._change()
        )

    def _looked_at_percent(self, total):
        """Return how far looking at so many lines is, in percent."""
        seen = [("opening_id", "=", self.id), ("id", "<=", self.looked_at_id)]
        done = self.env["coop.opening.line"].search_count(seen)
        return 100 * done / total if total else 0
