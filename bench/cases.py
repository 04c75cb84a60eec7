# SPDX-License-Identifier: LGPL-3.0-or-later
"""What officers look for: the cases of ``member_search``, as values of the dialog."""

from odoo.fields import Command

HIGH = {"amount_kind": "between", "amount_from": 9000}
WIDE = {"amount_kind": "between", "amount_from": 10}
RANKED = {"order": "amount", "amount_kind": "more"}


def cases(env):
    """Return what is filled in, by the name of the case."""
    parent = env["product.category"].search([("name", "=", "Bench A")], limit=1)
    below = {"category_id": parent.id}
    return _people(env) | _places(env) | _amounts(below) | _together(env, below)


def _set(records):
    return [Command.set(records.ids)]


def _groups(env, count):
    return {
        "group_ids": _set(
            env["coop.member.group"].search([("code", "like", "BV")], limit=count)
        )
    }


def _provinces(env, count):
    thai = [("country_id.code", "=", "TH")]
    return {"province_ids": _set(env["res.country.state"].search(thai, limit=count))}


def _people(env):
    associate = env["coop.member.type"].search([("code", "=", "ASC")], limit=1)
    occupation = env["coop.occupation"].search([("code", "=", "BO003")])
    return {
        "everybody": {"state": False},
        "active": {},
        "resigned": {"state": "resigned"},
        "gender": {"gender": "female"},
        "age": {"age_from": 30, "age_to": 40},
        "birthday_month": {"birthday_month": "5"},
        "birthday": {"birthday_month": "5", "birthday_day": "17"},
        "type": {"type_ids": _set(associate)},
        "group": _groups(env, 1),
        "half_of_the_groups": _groups(env, 250),
        "occupation": {"occupation_ids": _set(occupation)},
        "joined": {"join_from": "2010-01-01", "join_to": "2015-12-31"},
        "card_active": {"card_state": "active"},
        "card_lost": {"card_state": "lost"},
        "card_none": {"card_state": "none"},
    }


def _places(env):
    return {
        "subdistrict": {"subdistrict": "ตำบล123"},
        "district": {"district": "อำเภอ77"},
        "province": _provinces(env, 1),
    }


def _amounts(below):
    return {
        "amount_high": HIGH,
        "amount_wide": WIDE,
        "amount_to": {"amount_kind": "between", "amount_to": 20000},
        "amount_none": {"amount_kind": "none"},
        "amount_high_category": HIGH | below,
        "amount_wide_category": WIDE | below,
        "by_amount": {"order": "amount"},
        "ranking": RANKED,
        "ranking_category": RANKED | below,
    }


def _together(env, below):
    ages = {"age_from": 20, "age_to": 70}
    everything = {
        "gender": "male",
        "birthday_month": "5",
        "subdistrict": "ตำบล",
        "district": "อำเภอ",
        "join_from": "1990-01-01",
        "card_state": "active",
    }
    return {
        "women_province_amount": {"gender": "female"} | HIGH | _provinces(env, 3),
        "ages_card_amount_wide": {"card_state": "active"} | ages | WIDE,
        "all_at_once": everything | ages | WIDE | below | _groups(env, 100),
    }
