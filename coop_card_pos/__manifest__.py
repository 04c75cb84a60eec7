# SPDX-License-Identifier: LGPL-3.0-or-later
{
    "name": "Co-op Cards at the Point of Sale",
    "summary": "Members are known by their cards, and what they buy accumulates",
    "version": "19.0.1.0.0",
    "category": "Sales/Co-op",
    "author": "coop_card contributors",
    "license": "LGPL-3",
    "auto_install": True,
    "depends": ["coop_card", "point_of_sale"],
    "data": [
        "data/barcode_rule_data.xml",
        "views/pos_order_views.xml",
        "views/res_config_settings_views.xml",
    ],
    "demo": ["demo/product.template.csv", "demo/pos_config_demo.xml"],
    "assets": {
        "point_of_sale._assets_pos": ["coop_card_pos/static/src/**/*"],
        "web.assets_unit_tests": ["coop_card_pos/static/tests/unit/**/*"],
        "web.assets_tests": ["coop_card_pos/static/tests/tours/**/*"],
    },
}
