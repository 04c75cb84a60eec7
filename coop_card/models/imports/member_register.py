# SPDX-License-Identifier: LGPL-3.0-or-later
"""What rows about members are compared with."""

from ...rules import provinces

#: The columns that name something of the co-op, with the models of it.
CODED = {
    "type": "coop.member.type",
    "group": "coop.member.group",
    "occupation": "coop.occupation",
    "card_type": "coop.card.type",
}


class Register:
    """What the co-op has, as far as some rows are about it.

    It is read with a constant number of queries for any number of rows.

    :param env: of who imports
    :param rows: list of ``columns.Row``
    """

    def __init__(self, env, company, rows):
        self.company = company
        self.today = company._coop_today()
        self._own = [("company_id", "=", company.id)]
        everybody = env["coop.member"].with_context(active_test=False)
        numbers = _values(rows, "number") | _values(rows, "main_number")
        self.members = self._by(everybody, "number", numbers)
        self.holders = self._holders(everybody, _values(rows, "national_id"))
        self.cards = self._cards(env, _values(rows, "card_number"))
        self.coded = {
            column: self._coded(env[model]) for column, model in CODED.items()
        }
        self.provinces = self._provinces(env)
        self._named = self._namesakes(everybody, rows)

    def _by(self, model, name, values):
        """Return the co-op's records that have one of some values, by that value."""
        found = model.search([*self._own, (name, "in", [*values])]) if values else model
        return {record[name]: record for record in found}

    def _holders(self, everybody, national_ids):
        """Return the co-op's members by national id, merged ones left out."""
        known = [*self._own, ("national_id", "in", [*national_ids])]
        standing = [*known, ("merged_into_id", "=", False)]
        return everybody.search(standing).grouped("national_id") if national_ids else {}

    def _cards(self, env, numbers):
        """Return the cards that have one of some numbers or are read by it, by that."""
        readers = self._by(env["coop.card.identifier"], "value", numbers)
        read = {value: one.card_id for value, one in readers.items()}
        return read | self._by(env["coop.card"], "number", numbers)

    def _coded(self, model):
        """Return all that the co-op has of something, by code and by name."""
        records = model.search(self._own)
        by_name = {_plain(record.name): record for record in records}
        return by_name | {_plain(record.code): record for record in records}

    def _provinces(self, env):
        """Return the provinces of the co-op's country by name and code."""
        states = env["res.country.state"].search(
            [("country_id", "=", self.company.country_id.id)]
        )
        return {
            provinces.plain(name): state
            for state in states
            for name in (state.name, state.code, provinces.PROVINCES.get(state.code))
            if name
        }

    def _namesakes(self, everybody, rows):
        """Return members by name, of those whom rows without a number are called."""
        names = {row.name for row in rows if not row.key and row.name}
        found = (
            everybody.search([*self._own, ("name", "in", [*names])]) if names else ()
        )
        return {member.name: member for member in found}

    def namesake(self, name):
        """Return a member who is called so, if a row without a number is, too."""
        return self._named.get(name)

    def find(self, column, text):
        """Return what a code or name in a column stands for, or None."""
        if column == "province":
            return self.provinces.get(provinces.plain(text))
        return self.coded[column].get(_plain(text))

    def first(self, column):
        """Return what comes first where nothing is written."""
        return next(iter(self.coded[column].values()), None)

    def choices(self):
        """Return what columns accept, as texts by column name."""
        return {
            column: [
                f"{one.code} – {one.name}" for one in dict.fromkeys(found.values())
            ]
            for column, found in self.coded.items()
        }


def _values(rows, column):
    return {row.values[column] for row in rows if column in row.values}


def _plain(text):
    return text.casefold().strip()
