# SPDX-License-Identifier: LGPL-3.0-or-later
"""The member register."""

from . import (
    coop_member_group,
    coop_member_type,
    coop_member_type_period,
    coop_occupation,
    coop_member,
    coop_member_address,
    coop_member_archiving,
    coop_member_figures,
    coop_member_hand_over,
    coop_member_life,
    coop_member_suggestions,
    res_partner_places,
    coop_member_merge,
    coop_member_national_id,
    coop_member_history,
    coop_member_event,
    coop_member_number,
    coop_member_yearly,
    res_config_settings,
    coop_member_personal_data,
    coop_member_type_change,
    coop_member_type_history,
    res_partner_history,
)
