# SPDX-License-Identifier: LGPL-3.0-or-later
"""What happens once, when the addon is installed."""


def build_bundles(env):
    """Build the bundles of the web client.

    Odoo does so before the first test that speaks HTTP, which takes most of a minute.
    Done here, it is done once, in the template that each test run clones.
    """
    env["ir.qweb"]._pregenerate_assets_bundles()
