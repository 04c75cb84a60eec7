# SPDX-License-Identifier: LGPL-3.0-or-later
"""Slips, made of what the outbox keeps and what the server said."""

from coop_terminal.domain import card as cards
from coop_terminal.domain import clock
from coop_terminal.domain.counter import Operator
from coop_terminal.domain.shift import paid
from coop_terminal.domain.slips import (
    BalanceSlip,
    CategoryTotal,
    Difference,
    KindTotal,
    PurchaseSlip,
    ShiftSlip,
    SlipHead,
    SlipLine,
    YearTotal,
)
from coop_terminal.link import settling

#: What counts for nobody, or not yet.
UNCOUNTED = {"held", "rejected"}
#: What slips call the states of the outbox.
STATES = {
    "new": "waiting",
    "sent": "waiting",
    "acked": "booked",
    "held": "held",
    "rejected": "rejected",
    "settled": "booked",
}


def head(station, operator, at):
    """Return what a slip begins and ends with."""
    catalogue = station.catalogue
    config, texts = catalogue.content, catalogue.content.get("receipt", {})
    return SlipHead(
        company=config["company"]["name"],
        branch=config["branch"]["name"],
        merchant_number=config["branch"]["merchant_number"],
        terminal=config["terminal"]["number"],
        operator=operator.code,
        operator_name=operator.name,
        at=at.astimezone(catalogue.zone),
        currency=config["currency"]["code"],
        digits=catalogue.digits,
        header=texts.get("header") or "",
        footer=texts.get("footer") or "",
        advert=texts.get("advert") or "",
    )


def purchase_slip(station, uid, identified=None):
    """Return the slip of a transaction in the outbox.

    Where what is taken back is not in the outbox any more, the slip has no lines.

    :param identified: whose card it was, where that is still known
    """
    items = station.outbox.items
    row = items.by_uid(uid)
    said, (kept, answer) = row.said, items.state_of(uid)
    state = answer.get("status") or STATES[kept]
    original = items.by_uid(said["reverses"]) if "reverses" in said else None
    lines = _lines(station.catalogue, (original or row).said, -1 if original else 1)
    token = (original or row).said.get("card", "")
    return PurchaseSlip(
        head=head(station, operator(station, said), clock.read(said["occurred_at"])),
        uid=uid,
        reference=said["reference"],
        kind=said["kind"],
        state=state,
        card=identified.shown if identified else cards.masked(token),
        member=identified.member if identified else "",
        member_number=identified.member_number if identified else "",
        lines=lines,
        total=sum(line.amount for line in lines),
        warnings=tuple(answer.get("warnings", ())),
        reverses=original.said["reference"] if original else "",
        # What is known of the member is from before the sale that is taken back.
        year_total=_year_total(
            identified, () if original or state in UNCOUNTED else lines
        ),
    )


def operator(station, said):
    """Return the Operator whom a transaction names."""
    code = said.get("operator", "")
    names = {
        each["code"]: each["name"] for each in station.catalogue.content["operators"]
    }
    return Operator(code, names.get(code, ""))


def _lines(catalogue, said, sign):
    """Return the lines of a sale; with a sign of -1 as they are taken back."""
    names = {**catalogue.categories, **catalogue.products}
    return tuple(
        SlipLine(
            code=line["code"],
            name=names.get(line["code"], {}).get("name", line["code"]),
            direction=line["direction"],
            amount=sign * paid(line),
            quantity="" if line["quantity"] == "0" else line["quantity"],
            unit=names.get(line["code"], {}).get("unit") or "",
        )
        for line in said.get("lines", ())
    )


def _year_total(identified, lines):
    """Return what the member bought this year with these lines, where it is known."""
    if identified is None or identified.year_total is None:
        return None
    bought = [line.amount for line in lines if line.direction == "purchase"]
    return identified.year_total + sum(bought)


def balance_slip(slip_head, answer):
    """Return the slip of what the server says of a card."""
    member, year = answer.get("member") or {}, answer.get("year") or {}
    return BalanceSlip(
        head=slip_head,
        card=answer["card"]["number"],
        member=member.get("name", ""),
        member_number=member.get("number", ""),
        member_type=member.get("type") or "",
        year=year.get("name", ""),
        totals=tuple(
            YearTotal(
                category=each["category"] or "",
                name=each["name"],
                direction=each["direction"],
                amount=each["amount"],
                amount_tax=each["amount_tax"],
                quantity=each["quantity"],
            )
            for each in answer["totals"]
        ),
        purchase=answer["total"]["purchase"],
        sale=answer["total"]["sale"],
    )


def shift_slip(station, number, at):
    """Return the slip of a shift, with what the server said of it."""
    shift = station.outbox.shifts.get(number)
    totals = settling.totals(station, number)
    catalogue = station.catalogue
    states = [row.state for row in station.outbox.items.of_shift(number)]
    return ShiftSlip(
        head=head(station, operator(station, {"operator": shift.operator}), at),
        batch=number,
        opened_at=shift.opened_at.astimezone(catalogue.zone),
        closed_at=shift.closed_at and shift.closed_at.astimezone(catalogue.zone),
        state=shift.state,
        kinds=tuple(KindTotal(**each) for each in totals.kinds()),
        categories=tuple(
            CategoryTotal(name=catalogue.category_name(each["category"]), **each)
            for each in totals.categories()
        ),
        waiting=sum(STATES[state] == "waiting" for state in states),
        rejected=states.count("rejected"),
        differences=tuple(
            _difference(said, catalogue) for said in shift.answer.get("differences", ())
        ),
    )


def _difference(said, catalogue):
    """Return a Difference of what the server said."""
    category = catalogue.category_name(said.get("category"))
    what = said.get("date"), said.get("kind"), category, said.get("direction")
    terminal, server = said.get("terminal") or {}, said.get("server") or {}
    return Difference(
        what=" ".join(filter(None, what)),
        terminal_count=terminal.get("count", 0),
        terminal_amount=terminal.get("amount", 0),
        server_count=server.get("count", 0),
        server_amount=server.get("amount", 0),
    )
