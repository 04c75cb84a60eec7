# SPDX-License-Identifier: LGPL-3.0-or-later
"""Comparing rows about balances with the register and with what is there already."""

from decimal import Decimal

from ...rules.balances import same_name
from ...rules.names import enumerated
from ..imports.columns import plain
from .opening_columns import CATEGORY, by_title

#: How many categories a problem names.
NAMED = 12


class OpeningCheck:
    """Says what rows about balances do and what is wrong with them.

    :param env: of who imports
    :param opening: the batch that is filled
    :param categories: those that accumulate
    :param rows: list of ``columns.Row``

    It leaves in ``row.record`` the member and in ``row.prepared`` the balances: values
    of lines, with the id of the line where the batch has it.
    """

    def __init__(self, env, opening, categories, rows):
        self.env = env
        self._opening = opening
        self._categories = categories
        self._by_id = {str(one.id): one for one in categories}
        self._by_title = by_title(categories)
        self._members = self._known_members(rows)

    def check(self, rows):
        """Check rows with a constant number of queries for any number of them."""
        for row in rows:
            row.record = self._member(row)
            row.prepared = {"balances": self._balances(row) if row.record else []}
        balances = [balance for row in rows for balance in row.prepared["balances"]]
        lines, repeats = self._known_lines(rows), self._repeats(balances)
        for row in rows:
            self._judge(row, lines, repeats)

    def _known_members(self, rows):
        """Return the members that rows name, by number."""
        own = [
            ("company_id", "=", self._opening.company_id.id),
            ("number", "in", [*{row.key for row in rows}]),
        ]
        members = self.env["coop.member"].with_context(active_test=False)
        return {member.number: member for member in members.search(own)}

    def _member(self, row):
        """Return the member of a row, or refuse its number or its name."""
        if not row.key:
            return None
        member = self._members.get(row.key)
        if not member:
            row.refuse("number", self.env._("No member has this number."))
            return None
        row.name = member.name
        if member.merged_into_id:
            row.refuse(
                "number",
                self.env._(
                    "This number was given up in favour of %s. Write that one.",
                    member.merged_into_id.number,
                ),
            )
        written = row.values.get("name")
        if written and not same_name(written, member.name):
            row.refuse("name", self.env._("This member is called %s.", member.name))
        return member

    def _balances(self, row):
        """Return the balances of a row that come to something."""
        direction = row.values.get("direction", self._opening.direction)
        found = [
            {"category_id": category.id, "amount": amount, "quantity": quantity}
            for category, amount, quantity in self._figures(row)
            if Decimal(amount) or Decimal(quantity)
        ]
        shared = {"member_id": row.record.id, "direction": direction}
        return [shared | balance for balance in found]

    def _figures(self, row):
        """Return category, amount and quantity for each balance of a row."""
        figures = []
        for name, value in row.values.items():
            if name.startswith(CATEGORY):
                category = self._by_id.get(name.removeprefix(CATEGORY))
                if not category:
                    row.refuse(name, self.env._("The category does not accumulate."))
                    continue
                figures.append((category, value, "0"))
        if any(row.says(name) for name in ("category", "amount", "quantity")):
            category = self._category(row)
            if not row.says("amount") and not row.says("quantity"):
                row.refuse("amount", self.env._("Empty, but needed."))
            if category:
                values = (row.values.get(name, "0") for name in ("amount", "quantity"))
                figures.append((category, *values))
        return figures

    def _category(self, row):
        """Return the category of a row, or refuse what stands there."""
        written = row.values.get("category")
        if not written:
            if not row.says("category"):
                row.refuse("category", self.env._("Empty, but needed."))
            return None
        category = self._by_title.get(plain(written))
        if not category:
            row.refuse(
                "category",
                self.env._(
                    "No category that accumulates has this code, or this name alone. "
                    "There is: %s",
                    enumerated([*map(title, self._categories)], NAMED),
                ),
            )
        return category

    def _known_lines(self, rows):
        """Return what the batch has of the members, by what tells balances apart."""
        members = [row.record.id for row in rows if row.record]
        lines = self.env["coop.opening.line"].search_fetch(
            [("opening_id", "=", self._opening.id), ("member_id", "in", members)],
            ["member_id", "category_id", "direction", "amount", "quantity"],
        )
        return {
            (line.member_id.id, line.category_id.id, line.direction): line
            for line in lines
        }

    def _repeats(self, balances):
        """Return the names of the batches that have balances, by what tells them."""
        lines = self.env["coop.opening.line"]
        found = lines._repeated(self._opening, balances)
        return {_identity(balances[place]): name for place, name in found.items()}

    def _judge(self, row, lines, repeats):
        """Say what a row does, once it is known what is there."""
        changes, findings = [], set()
        for balance in row.prepared["balances"]:
            identity = _identity(balance)
            category = self._by_id[str(balance["category_id"])]
            if not row.problems:
                row.keys["/".join(map(str, identity))] = row.key
            line = lines.get(identity)
            finding, change = self._compare(balance, line, category)
            findings.add(finding)
            changes.append(change)
            if identity in repeats:
                row.refuse(
                    "number",
                    self.env._(
                        "%(category)s was brought in by “%(batch)s” already. Reverse "
                        "it there first, or leave this row out.",
                        category=title(category),
                        batch=repeats[identity],
                    ),
                )
        row.changes = "; ".join(filter(None, changes))
        row.finding = _overall(findings)
        if row.record and not findings and not row.problems:
            row.changes = self.env._("Nothing to bring in: no amount above zero.")

    def _compare(self, balance, line, category):
        """Return what a balance does to the batch, and that as a text."""
        shown = f"{title(category)}: {_figure(balance['amount'], balance['quantity'])}"
        if not line:
            return "new", shown
        balance["id"] = line.id
        before = (f"{line.amount:.6f}", f"{line.quantity:.6f}")
        if [*map(Decimal, before)] == [
            Decimal(balance[name]) for name in ("amount", "quantity")
        ]:
            return "same", ""
        return "changed", f"{title(category)}: {_figure(*before)} → {shown}"


def title(category):
    """Return how a category is named in lists: short code and name."""
    return " ".join(filter(None, (category.coop_code, category.name)))


def _identity(balance):
    """Return what tells a balance from others of its batch."""
    return balance["member_id"], balance["category_id"], balance["direction"]


def _overall(findings):
    """Return what a row does as a whole: new if all of it is new."""
    if not findings:
        return "same"
    return next(iter(findings)) if len(findings) == 1 else "changed"


def _figure(amount, quantity):
    """Return amount and quantity as a text, without what is zero.

    >>> _figure("1250.00", "0"), _figure("0", "12.50")
    ('1,250.00', '(12.5)')
    """
    texts = []
    if Decimal(amount):
        texts.append(f"{Decimal(amount):,.2f}")
    if Decimal(quantity):
        texts.append(f"({Decimal(quantity).normalize():f})")
    return " ".join(texts)
