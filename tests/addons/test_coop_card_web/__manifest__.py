# SPDX-License-Identifier: LGPL-3.0-or-later
{
    "name": "Co-op Cards: web client for tests",
    "summary": "Lets browser tests of coop_card run, and start without a wait",
    "version": "19.0.1.0.0",
    "category": "Hidden/Tests",
    "author": "coop_card contributors",
    "license": "LGPL-3",
    # Above our addons, so that it builds bundles that hold what is theirs.
    "depends": ["coop_card", "coop_card_pos"],
    "assets": {
        # Some builds of Odoo lack this file of theirs. The web client then logs an
        # error, which fails every browser test.
        "web.assets_backend": [
            ("remove", "mail/static/lib/selfie_segmentation/selfie_segmentation.js"),
        ],
    },
    "post_init_hook": "build_bundles",
}
