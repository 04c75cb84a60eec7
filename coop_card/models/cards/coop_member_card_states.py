# SPDX-License-Identifier: LGPL-3.0-or-later
"""Which states the cards of each member have, for searches among many members."""

from odoo import api, fields, models
from odoo.fields import Domain
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
        holders = ARRAY[OLD.member_id, NEW.member_id];
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
AFTER UPDATE OF state, member_id ON coop_card
FOR EACH ROW WHEN (OLD.member_id IS NOT NULL OR NEW.member_id IS NOT NULL)
EXECUTE FUNCTION coop_member_keep_card_states();

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


class CoopMember(models.Model):
    """Knows the states of the member's cards.

    Looking for them card by card takes a second among a million members. Triggers
    write them, so that nothing gets past it.
    """

    _inherit = "coop.member"

    card_states = fields.Char(
        "States of cards",
        copy=False,
        readonly=True,
        help="The states of the member's cards, by their technical names. Empty: "
        "the member has no card. The database keeps it.",
    )

    @api.model
    def _by_card_state(self, state):
        """Return the domain of the members with a card of a state, or with none.

        :param state: a state of cards, nothing for the members without a card
        """
        self.env["coop.card"].flush_model(["member_id", "state"])
        if not state:
            return Domain("card_states", "=", False)
        return Domain("card_states", "like", state)


class CoopCard(models.Model):
    """Tells each member the states of its cards."""

    _inherit = "coop.card"

    def init(self):
        """Create the triggers, and enter what is not there, at install and upgrade."""
        done = super().init()
        for statement in (KEPT, MISSING):
            self.env.cr.execute(SQL(statement))
        return done
