# SPDX-License-Identifier: LGPL-3.0-or-later
{
    "name": "Co-op Cards and Patronage Refund",
    "summary": "Members, their cards, what they buy, and what the co-op returns",
    "version": "19.0.1.0.0",
    "category": "Sales/Co-op",
    "author": "coop_card contributors",
    "license": "LGPL-3",
    "application": True,
    "depends": ["account", "contacts", "mail", "product"],
    "external_dependencies": {"python": ["openpyxl"]},
    "post_init_hook": "set_up_existing_co_ops",
    "uninstall_hook": "drop_functions",
    "data": [
        "security/coop_card_groups.xml",
        "security/ir.model.access.csv",
        "security/coop_card_rules.xml",
    ],
}
