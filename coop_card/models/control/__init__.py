# SPDX-License-Identifier: LGPL-3.0-or-later
"""What is kept for those who control a co-op's work: who did what, and from where."""

from . import (
    coop_trace_mixin,
    coop_operation_entry,
    coop_operation,
    coop_security_event,
    coop_security_event_counting,
    coop_security_event_forgetting,
    base,
    product_category,
    res_company,
    res_config_settings,
    res_partner,
    res_users,
    res_users_roles,
)
