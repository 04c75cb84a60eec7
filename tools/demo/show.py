# SPDX-License-Identifier: LGPL-3.0-or-later
"""Tells a story in the demo database: from members and cards to the refund summary."""

from tools import database, inside, say, server, venv
from tools.demo import delivery, figures, papers, story


def tell(told):
    """Bring a story into the demo database as far as it is not there; print figures."""
    name = database.DEMO
    _have_database(name)
    refunds = book(told, name)
    if wanted := papers.due(refunds):
        with say.step("Write the refund summary to out/"), _serving(name) as running:
            papers.fetch(running, wanted)
    ledger = figures.ledger(name, terminals(told), *story.fiscal_days(told))
    _print(told, ledger, refunds, papers.files(refunds))


def book(told, name):
    """Post a story to a database and compute its refunds, each only where it is due.

    Returns the Refund of each fiscal year.
    """
    first, last = story.fiscal_days(told)
    if pending := _pending(told, name):
        _post(pending, _prepare(told, name, first, last), name)
    return _refund(name, first, last)


def terminals(told):
    """Return the numbers of the terminals that a story is posted by."""
    return sorted({slip["terminal"] for slip in told.slips})


def _have_database(name):
    """Have the demo database, with the addons as they are now."""
    if not database.exists(name):
        database.clone(name, demo=True)
    elif not database.is_current(name):
        database.update(name)


def _pending(told, name):
    """Return (terminal number, transaction) of what is not in the database yet."""
    known = figures.posted(name, terminals(told))
    return [
        (number, transaction)
        for number, transaction in story.transactions(told)
        if f"{number}:{transaction['uid']}" not in known
    ]


def _prepare(told, name, first, last):
    """Make members, cards and terminals; return the pairing codes of the terminals."""
    with say.step(f"Register {len(told.members):,} members and their cards"):
        argument = {
            "members": told.members,
            "branches": told.branches,
            "categories": told.categories,
            "terminals": terminals(told),
            "first_day": first,
            "last_day": last,
        }
        return inside.call(name, "tools.demo.preparing", argument)


def _post(pending, codes, name):
    """Post transactions to a server that is started for it."""
    venv.python("terminal")  # takes a step of its own where it is not there
    step = say.step(f"Sell {len(pending):,} purchases at virtual terminals")
    with step, _serving(name) as running:
        delivery.deliver(running, pending, codes)


def _serving(name):
    """Return the server that a step of the story needs, on whatever port."""
    return server.Server(name, workers=2, options=["--max-cron-threads=0"])


def _refund(name, first, last):
    """Compute the refund of each year where that is due; return all of them."""
    refunds = figures.refunds(name, first, last)
    due = [each.year_id for each in refunds if each.outdated or not each.run_id]
    if not due:
        return refunds
    years = ", ".join(each.year for each in refunds)
    with say.step(f"Compute the patronage refund of {years}"):
        inside.call(name, "tools.demo.refunding", due)
    return figures.refunds(name, first, last)


def _print(told, ledger, refunds, files):
    """Print what came out, in a few lines."""
    say.note()
    say.note(f"This is {told.title}:")
    say.note(
        f"  {ledger.slips:>10,} purchases, {ledger.held:,} of them held for review"
    )
    say.note(f"  {ledger.lines:>10,} lines in the ledger of {ledger.members:,} members")
    say.note(f"  {ledger.amount:>16,.2f} bought in all")
    for refund in refunds:
        say.note(
            f"  {refund.total:>16,.2f} refunded for {refund.year}"
            f" to {refund.members:,} members on {refund.base:,.2f}"
        )
    if sum(refund.base for refund in refunds) > ledger.amount:
        say.note("                   (the demo co-op's own purchases among them)")
    for file in files:
        say.note(f"  {file}")
