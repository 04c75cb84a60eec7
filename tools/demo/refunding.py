# SPDX-License-Identifier: LGPL-3.0-or-later
"""The patronage refund of a story's fiscal years. Runs inside Odoo."""


def run(env, years):
    """Compute the refund of fiscal years, given by id, by the accountant's dialog."""
    for year in years:
        dialog = env["coop.rebate.wizard"].create({"fiscal_year_id": year})
        dialog.action_compute()
