# SPDX-License-Identifier: LGPL-3.0-or-later
"""How long personal data of members who left is kept, and what becomes of it then."""

from . import (
    coop_member,
    coop_member_contact,
    coop_member_event,
    coop_member_retention,
    res_company,
    res_config_settings,
    res_partner,
)
