# SPDX-License-Identifier: LGPL-3.0-or-later
"""What happens once: when the addon is installed and when it is removed."""


def set_up_existing_co_ops(env):
    """Give each co-op of the database its types, sequences and booking rules."""
    env["res.company"].search([("parent_id", "=", False)])._coop_set_up()


def drop_functions(env):
    """Remove the trigger functions; the triggers went with their tables."""
    env.cr.execute(
        "DROP FUNCTION IF EXISTS coop_card_insert_only(), coop_card_while_computing(), "
        "coop_card_note_pending(), coop_card_sum_moves(), coop_card_keep_tally(), "
        "coop_member_keep_tally(), coop_card_is_anonymous(integer) CASCADE"
    )
