# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a story needs in Odoo before its slips can be posted. Runs inside Odoo.

Whatever is there already is left alone, so that all of it may be repeated.
"""

from datetime import date, timedelta

from tools import inside

BATCH = 1000


def run(env, argument):
    """Make what is missing; return a pairing code for each terminal."""
    env = env(context={**env.context, "tracking_disable": True, "mail_notrack": True})
    company = env.ref("base.main_company")
    _categories(env, argument["categories"])
    _branches(env, company, argument["branches"])
    _members(env, company, argument["members"])
    _cards(env, company, argument["members"])
    years = _years(env, company, argument["first_day"], argument["last_day"])
    _rates(env, company, years, argument["categories"])
    return _pairing_codes(env, company, argument["terminals"])


def _by_code(env, model, field="code", domain=()):
    """Return the ids of a model's records by their code."""
    records = (
        env[model]
        .with_context(active_test=False)
        .search([*domain, (field, "!=", False)])
    )
    return {record[field]: record.id for record in records}


def _categories(env, categories):
    """Have the product categories, each with its short code."""
    known = _by_code(env, "product.category", "coop_code")
    env["product.category"].create(
        [
            {"name": each["name"], "coop_code": each["code"], "coop_accumulates": True}
            for each in categories
            if each["code"] not in known
        ]
    )


def _branches(env, company, branches):
    """Have the branches, with one terminal each."""
    own = [("company_id", "=", company.id)]
    known = _by_code(env, "coop.branch", "merchant_number", own)
    terminals = _by_code(env, "coop.terminal", "number", own)
    for each in branches:
        number = each["merchant_number"]
        values = {
            "name": each["name"],
            "merchant_number": number,
            "company_id": company.id,
        }
        branch = known.get(number) or env["coop.branch"].create(values).id
        if each["terminal"] not in terminals:
            values = {
                "name": each["name"],
                "number": each["terminal"],
                "branch_id": branch,
            }
            env["coop.terminal"].create({**values, "company_id": company.id})


def _members(env, company, members):
    """Have the members, in batches that are kept one by one."""
    known = _by_code(env, "coop.member", "number", [("company_id", "=", company.id)])
    missing = [each for each in members if each["number"] not in known]
    own = [("company_id", "=", company.id)]
    codes = {
        "type": _by_code(env, "coop.member.type", domain=own),
        "group": _by_code(env, "coop.member.group", domain=own),
        "occupation": _by_code(env, "coop.occupation", domain=own),
        "province": _by_code(
            env, "res.country.state", domain=[("country_id.code", "=", "TH")]
        ),
    }
    for start in range(0, len(missing), BATCH):
        batch = missing[start : start + BATCH]
        env["coop.member"].create([_member(company, codes, each) for each in batch])
        env.cr.commit()
        env.invalidate_all()
        inside.progress(start, 2 * len(missing))


def _member(company, codes, person):
    """Return the values of an admitted member."""
    plain = ("number", "title", "name", "gender", "birthdate", "join_date")
    home = ("street", "subdistrict", "city", "zip")
    return {
        **{field: person.get(field, False) for field in (*plain, *home)},
        "company_id": company.id,
        "state": "active",
        "type_id": codes["type"][person["type"]],
        "group_id": codes["group"].get(person.get("group"), False),
        "occupation_id": codes["occupation"].get(person.get("occupation"), False),
        "state_id": codes["province"].get(person.get("province"), False),
        "country_id": company.country_id.id,
    }


def _cards(env, company, members):
    """Give each member the card, in use since the member joined."""
    own = [("company_id", "=", company.id)]
    known = _by_code(env, "coop.card", "number", own)
    ids = _by_code(env, "coop.member", "number", own)
    missing = [each for each in members if each["card"] not in known]
    for start in range(0, len(missing), BATCH):
        cards = env["coop.card"].create(
            [
                {
                    "number": each["card"],
                    "member_id": ids[each["number"]],
                    "company_id": company.id,
                    "valid_from": each["join_date"],
                }
                for each in missing[start : start + BATCH]
            ]
        )
        cards.action_issue()
        env.cr.commit()
        env.invalidate_all()
        inside.progress(len(missing) + start, 2 * len(missing))


def _years(env, company, first_day, last_day):
    """Have the fiscal years from one day to another, and return them."""
    years = env["coop.fiscal.year"]
    day, last = date.fromisoformat(first_day), date.fromisoformat(last_day)
    found = years
    while day <= last:
        years._open(company, day)
        around = [("company_id", "=", company.id), ("date_start", "<=", day)]
        year = years.search([*around, ("date_end", ">=", day)])
        found |= year
        day = year.date_end + timedelta(days=1)
    return found


def _rates(env, company, years, categories):
    """Give each year the rates of the categories that have none in it."""
    types = _by_code(env, "coop.member.type", domain=[("company_id", "=", company.id)])
    ids = _by_code(env, "product.category", "coop_code")
    for year in years:
        rated = year.rate_ids.category_id.ids
        env["coop.rebate.rate"].create(
            [
                {
                    "fiscal_year_id": year.id,
                    "category_id": ids[each["code"]],
                    "member_type_id": types[code] if code else False,
                    "value": float(value),
                }
                for each in categories
                if ids[each["code"]] not in rated
                for code, value in each["rates"].items()
            ]
        )


def _pairing_codes(env, company, numbers):
    """Have a pairing code made for each terminal, as an officer does."""
    terminals = env["coop.terminal"].search(
        [("company_id", "=", company.id), ("number", "in", numbers)]
    )
    return {
        terminal.number: terminal.action_pair()["context"]["default_code"]
        for terminal in terminals
    }
