# SPDX-License-Identifier: LGPL-3.0-or-later
"""Makes what the pictures show beside the demo co-op and its year. Runs inside Odoo."""


def run(env, argument):
    """Have a user for each role and language; return what names in addresses stand for.

    `argument` has `users`, lists of login, role and language, and `names`: XML ids of
    records, and those of FOUND; `zone` is the time zone of the users.
    """
    for login, role, lang in argument["users"]:
        env["res.users"].create(
            {
                "name": role.capitalize(),
                "login": login,
                "password": login,
                "lang": lang,
                "tz": argument["zone"],
                "group_ids": [(4, env.ref(f"coop_card.group_{role}").id)],
            }
        )
    return {
        name: FOUND[name](env) if name in FOUND else env.ref(name).id
        for name in argument["names"]
    }


def _busiest_day(env):
    """Return the day with the most lines, as addresses have it.

    On the latest there may be nothing yet.
    """
    [(day, _lines)] = env["coop.accumulation"]._read_group(
        [], ["date:day"], ["__count"], limit=1, order="__count DESC, date:day DESC"
    )
    return day.isoformat()


#: What an address may name beside records.
FOUND = {"busiest_day": _busiest_day}
