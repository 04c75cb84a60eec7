# SPDX-License-Identifier: LGPL-3.0-or-later
"""Comparing the cards of rows about members with the co-op's cards."""

#: What says something about a card, besides its number.
ABOUT = ("card_type", "card_valid_from", "card_valid_to")


class CardCheck:
    """Says what becomes of the cards in rows and what is wrong with them.

    :param env: of who imports
    :param register: a ``Register`` of the rows

    It leaves in ``row.card`` the values of the card to make, if there is one.
    """

    def __init__(self, env, register):
        self.env = env
        self._register = register

    def check(self, row):
        """Check the part of a row that is about a card, after that about the member."""
        row.card = None
        number = row.values.get("card_number")
        if number:
            self._check_number(row, number)
        elif any(row.says(column) for column in ABOUT) and not row.says("card_number"):
            row.refuse(
                "card_number",
                self.env._(
                    "Write the number of the card, or leave the other cells about the "
                    "card empty. Cards without a number are made under Cards."
                ),
            )

    def _check_number(self, row, number):
        known = self._register.cards.get(number)
        if not known:
            self._prepare(row, number)
        elif not row.record or known.member_id != row.record:
            row.refuse("card_number", self._taken(known))

    def _taken(self, card):
        if card.member_id:
            return self.env._("Member %s has this card.", card.member_id.number)
        return self.env._("This card is in stock. Issue it to the member there.")

    def _prepare(self, row, number):
        """Collect the values of a new card, which is in use at once."""
        standing = row.record.state if row.record else row.prepared.get("state")
        if standing != "active":
            row.refuse(
                "card_number",
                self.env._(
                    "Only active members use cards. Leave the cells about the card "
                    "empty."
                ),
            )
        kind = self._kind(row)
        first = row.values.get("card_valid_from", self._register.today.isoformat())
        last = row.values.get("card_valid_to")
        if last and last < first:
            row.refuse(
                "card_valid_to", self.env._("The card ends before its first day.")
            )
        row.card = {
            "number": number,
            "type_id": kind and kind.id,
            "valid_from": first,
            "valid_to": last,
        }
        self._note_change(row, number)

    def _kind(self, row):
        """Return the type of the card: the one written, or the first."""
        written = row.values.get("card_type")
        if not written:
            return self._register.first("card_type")
        found = self._register.find("card_type", written)
        if not found:
            choices = ", ".join(self._register.choices()["card_type"])
            row.refuse("card_type", self.env._("Write one of: %s", choices))
        return found

    def _note_change(self, row, number):
        if row.record:
            new = self.env._("New card: %s", number)
            row.changes = "; ".join(filter(None, [row.changes, new]))
            row.finding = "changed"
