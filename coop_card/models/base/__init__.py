# SPDX-License-Identifier: LGPL-3.0-or-later
"""What every subject shares, and what the addon adds to Odoo's own models."""

from . import (
    base_partner_merge_automatic_wizard,
    coop_coded_mixin,
    coop_era_mixin,
    coop_referenced_mixin,
    coop_company_mixin,
    coop_insert_only_mixin,
    coop_anonymous_mixin,
    coop_logged_mixin,
    coop_job_mixin,
    coop_posted_mixin,
    coop_life_cycle_mixin,
    coop_limit_mixin,
    coop_printed_name_mixin,
    coop_suggestion_mixin,
    ir_rule,
    ir_sequence,
    product_category,
    product_category_by_code,
    product_product,
    product_template,
    res_company,
    res_config_settings,
    res_partner,
)
