# SPDX-License-Identifier: LGPL-3.0-or-later
"""Invents a year of a Thai shop co-op: the same one for the same year and seed."""

import functools
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from tools.demo import market, people, story
from tools.demo.chance import Chance, Wheel

MEMBERS = 2000
SLIPS = 60000
RETURNS = 0.012
FIRST_NUMBER = 10001
OPERATORS = {"SPT00001": "101", "HDG00001": "102", "PSG00001": "103"}
RELIEF = "109"
FARMERS = ("RICE", "FRUIT")
ZONE = "+07:00"


class Shopper(NamedTuple):
    """How a member buys: how much, where, and which shelves in which month."""

    member: dict
    terminal: str
    activity: float
    shelves: list


def invent(year, members=MEMBERS, slips=SLIPS, seed=1):
    """Return the Story of a calendar year."""
    chance = Chance(f"{year}/{seed}")
    shoppers = [_shopper(chance, number, year) for number in range(members)]
    sold = _returned(chance, _sold(chance, shoppers, year, slips))
    sold.sort(key=lambda slip: slip["occurred_at"])
    return story.Story(
        title=f"a year of a shop co-op ({year})",
        digest=story.digest_of(sold),
        members=[shopper.member for shopper in shoppers],
        branches=[],
        categories=[_category(shelf) for shelf in market.SHELVES],
        slips=sold,
    )


def _category(shelf):
    """Return a shelf as a category with its refund rates, by member type."""
    rates = {"": shelf.rate, "ASC": shelf.associate_rate}
    return {"code": shelf.code, "name": shelf.name, "rates": rates}


_villages = Wheel(people.VILLAGES, (village[-1] for village in people.VILLAGES))
_occupations = Wheel(people.OCCUPATIONS, people.OCCUPATIONS.values())


def _shopper(chance, index, year):
    """Return one member and their habits; one in twelve stays away all year."""
    village = _villages.spin(chance)
    number = str(FIRST_NUMBER + index)
    member = {"number": number, "card": f"50{number:0>6}"}
    member |= person(chance, year) | _home(chance, village)
    farms = member["occupation"] in FARMERS
    away = chance.happens(1 / 12)
    return Shopper(
        member,
        village[6],
        0 if away else chance.skewed(),
        [_shelf_wheel(month, farms) for month in range(12)],
    )


def person(chance, year):
    """Return who a member is: villagers of all ages, who joined before the year."""
    female = chance.happens(0.54)
    age = 22 + int(60 * max(chance.random(), chance.random()) * chance.random() ** 0.2)
    born = date(year - age, 1, 1) + timedelta(days=chance.below(365))
    joined = date(year - chance.between(1, min(age - 20, 25)), chance.between(1, 12), 1)
    married = age > 30 or chance.happens(0.4)
    return {
        "title": ("นาง" if married else "นางสาว") if female else "นาย",
        "name": f"{chance.one_of(people.FEMALE if female else people.MALE)} "
        f"{chance.one_of(people.SURNAMES)}",
        "gender": "female" if female else "male",
        "birthdate": born.isoformat(),
        "join_date": joined.isoformat(),
        "type": "ASC" if chance.happens(0.15) else "ORD",
        "occupation": _occupations.spin(chance),
    }


def _home(chance, village):
    """Return where a member lives."""
    group, place, subdistrict, district, province, postcode, _terminal, _weight = (
        village
    )
    return {
        "group": group,
        "street": f"{chance.between(1, 180)} หมู่ {place}",
        "subdistrict": subdistrict,
        "city": district,
        "province": province,
        "zip": postcode,
    }


@functools.cache
def _shelf_wheel(month, farms):
    """Return the wheel of shelves for a month, for a farmer or another member."""
    weights = [
        shelf.months[month] * (shelf.farmers if farms else 1 / shelf.farmers)
        for shelf in market.SHELVES
    ]
    return Wheel(market.SHELVES, weights)


def _sold(chance, shoppers, year, count):
    """Return the slips of what was bought."""
    who = Wheel(shoppers, (shopper.activity for shopper in shoppers))
    days = _days(year)
    hours = Wheel(range(market.OPENING, 24), market.HOURS)
    return [_slip(chance, who, days, hours) for _ in range(count)]


def _days(year):
    """Return a wheel of the days of a year; the shop is closed on the first two."""
    first = date(year, 1, 3)
    days = [
        first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)
    ]
    return Wheel(days, (_crowd(day) for day in days))


def _crowd(day):
    """Return how many come on a day: weekends, and the days after the pensions."""
    payday = 1.3 if day.day in (1, 2, 10, 11) else 1
    return market.WEEKDAYS[day.weekday()] * payday


def _slip(chance, who, days, hours):
    """Return one purchase: a member, a moment, and one to three lines."""
    shopper = who.spin(chance)
    day = days.spin(chance)
    terminal = shopper.terminal
    if chance.happens(0.08):
        terminal = chance.one_of(sorted(OPERATORS))
    moment = time(hours.spin(chance), chance.below(60), chance.below(60))
    count = 1 + chance.happens(0.3) + chance.happens(0.08)
    shelves = {shopper.shelves[day.month - 1].spin(chance) for _ in range(count)}
    lines = [_line(chance, shelf) for shelf in sorted(shelves)]
    return {
        "terminal": terminal,
        "card": shopper.member["card"],
        "occurred_at": f"{day}T{moment}{ZONE}",
        "operator": RELIEF if chance.happens(1 / 7) else OPERATORS[terminal],
        "lines": lines,
    }


def _line(chance, shelf):
    """Return a line: some of one good, its price split into net and tax."""
    good = chance.one_of(shelf.goods)
    times = 1 + int(good.most * chance.random() ** 2)
    paid = good.price * min(times, good.most)
    tax = 0
    if shelf.taxed:
        rate = market.VAT_PERCENT
        tax = (paid * rate * 2 + 100 + rate) // (2 * (100 + rate))
    return {
        "code": shelf.code,
        "quantity": good.quantity * min(times, good.most),
        "amount": paid - tax,
        "amount_tax": tax,
    }


def _returned(chance, sold):
    """Return the slips with some more: goods brought back within a few days."""
    again = [_return(chance, slip) for slip in sold if chance.happens(RETURNS)]
    return [*sold, *filter(None, again)]


def _return(chance, slip):
    """Return the slip that takes back a line, if it is of a kind one brings back."""
    lines = [line for line in slip["lines"] if line["code"] in ("02", "05")]
    moment = datetime.fromisoformat(slip["occurred_at"]) + timedelta(
        days=chance.between(1, 6), minutes=chance.between(-90, 90)
    )
    if not lines or moment.year != int(slip["occurred_at"][:4]):
        return None
    back = {
        name: value if name == "code" else -value for name, value in lines[0].items()
    }
    return {**slip, "occurred_at": moment.isoformat(), "lines": [back]}
