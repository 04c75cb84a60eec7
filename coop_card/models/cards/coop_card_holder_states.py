# SPDX-License-Identifier: LGPL-3.0-or-later
"""How members learn which states their cards have."""

from odoo import models
from odoo.tools import SQL

#: Every change of a card writes its holder, changed or not: of two that change cards
#: of one member at the same moment, one fails to serialize and is run again. Otherwise
#: each would count the other's card as it was.
KEPT = """
CREATE OR REPLACE FUNCTION coop_member_keep_card_states() RETURNS trigger AS $$
DECLARE
    holders integer[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(DISTINCT member_id) INTO holders FROM made;
    ELSIF TG_OP = 'UPDATE' THEN
        SELECT array_agg(DISTINCT holder.id) INTO holders
        FROM before JOIN after USING (id)
        CROSS JOIN LATERAL unnest(ARRAY[before.member_id, after.member_id]) holder(id)
        WHERE (before.state, before.member_id)
            IS DISTINCT FROM (after.state, after.member_id);
    ELSE
        SELECT array_agg(DISTINCT member_id) INTO holders FROM gone;
    END IF;
    UPDATE coop_member member
    SET card_states = (
        SELECT string_agg(DISTINCT state, ' ' ORDER BY state)
        FROM coop_card WHERE member_id = member.id
    )
    WHERE id = ANY(holders);
    RETURN NULL;
END
$$ LANGUAGE plpgsql;

DROP TRIGGER IF EXISTS coop_card_states_made ON coop_card;
CREATE TRIGGER coop_card_states_made
AFTER INSERT ON coop_card REFERENCING NEW TABLE AS made
FOR EACH STATEMENT EXECUTE FUNCTION coop_member_keep_card_states();

DROP TRIGGER IF EXISTS coop_card_states_kept ON coop_card;
CREATE TRIGGER coop_card_states_kept
AFTER UPDATE ON coop_card REFERENCING OLD TABLE AS before NEW TABLE AS after
FOR EACH STATEMENT EXECUTE FUNCTION coop_member_keep_card_states();

DROP TRIGGER IF EXISTS coop_card_states_gone ON coop_card;
CREATE TRIGGER coop_card_states_gone
AFTER DELETE ON coop_card REFERENCING OLD TABLE AS gone
FOR EACH STATEMENT EXECUTE FUNCTION coop_member_keep_card_states();
"""

#: What was there before the trigger.
MISSING = """
UPDATE coop_member member
SET card_states = held.states
FROM (
    SELECT member_id, string_agg(DISTINCT state, ' ' ORDER BY state) AS states
    FROM coop_card WHERE member_id IS NOT NULL GROUP BY member_id
) AS held
WHERE held.member_id = member.id AND member.card_states IS DISTINCT FROM held.states
"""


class CoopCard(models.Model):
    """Tells each holder the states of its cards; see ``coop.member.card_states``."""

    _inherit = "coop.card"

    def init(self):
        """Create the triggers, and enter what is not there, at install and upgrade."""
        done = super().init()
        for statement in (KEPT, MISSING):
            self.env.cr.execute(SQL(statement))
        return done
