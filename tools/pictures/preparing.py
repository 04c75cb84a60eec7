# SPDX-License-Identifier: LGPL-3.0-or-later
"""Makes what the pictures show beside the demo co-op and its year. Runs inside Odoo."""


def run(env, argument):
    """Have a user for each role and language; return the ids of the named records.

    `argument` has `users`, lists of login, role and language, and `records`, XML ids.
    """
    for login, role, lang in argument["users"]:
        env["res.users"].create(
            {
                "name": role.capitalize(),
                "login": login,
                "password": login,
                "lang": lang,
                "tz": "Asia/Bangkok",
                "group_ids": [(4, env.ref(f"coop_card.group_{role}").id)],
            }
        )
    return {name: env.ref(name).id for name in argument["records"]}
