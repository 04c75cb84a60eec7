# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the server lets the terminal work with: its configuration, looked up by code."""

from dataclasses import dataclass
from datetime import timezone
from functools import cached_property
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from coop_terminal.domain.refusal import Refused

#: What applies where the server says nothing.
NO_LIMITS = {"transactions": 100, "lines": 50, "body_bytes": 2**20}


@dataclass(frozen=True)
class Item:
    """What a keyed code stands for; `price` in minor units where the server has one."""

    code: str
    name: str
    unit: str = ""
    price: int | None = None
    #: The code of the category it counts in; its own where the server names none.
    category: str = ""


class Catalogue:
    """The configuration, as the server gave it (`Config` of the contract)."""

    def __init__(self, content):
        self.content = content

    @property
    def digits(self):
        """Digits of the currency's minor unit."""
        return self.content["currency"]["digits"]

    @property
    def limits(self):
        """The limits of the terminal, those of a batch among them."""
        return NO_LIMITS | self.content.get("limits", {})

    @property
    def card_types(self):
        """The types of cards that are served, with the form of their numbers."""
        return self.content.get("card_types", [])

    @cached_property
    def zone(self):
        """The co-op's time zone; UTC where this device knows of no such zone."""
        try:
            return ZoneInfo(self.content["time_zone"])
        except (KeyError, ValueError, ZoneInfoNotFoundError):
            return timezone.utc

    def item(self, code):
        """Return the Item of a code; products come before categories."""
        found = self.products.get(code) or self.categories.get(code)
        if not found:
            raise Refused("code_unknown")
        return Item(
            code,
            found["name"],
            found.get("unit") or "",
            found.get("price"),
            found.get("category") or code,
        )

    def category(self, code):
        """Return the code of the category that a keyed code counts in."""
        return self.products.get(code, {}).get("category") or code

    def category_name(self, code):
        """Return what a category is called, or a product that is in none.

        Where nobody knows it that is its code.
        """
        found = self.categories.get(code) or self.products.get(code) or {}
        return found.get("name", code)

    def operator(self, code):
        """Return what the server says of an operator: code, name, pin."""
        for operator in self.content["operators"]:
            if operator["code"] == code:
                return operator
        raise Refused("operator_unknown")

    @cached_property
    def categories(self):
        """The categories by their codes."""
        return {each["code"]: each for each in self.content["categories"]}

    @cached_property
    def products(self):
        """The products by their codes."""
        return {each["code"]: each for each in self.content["products"]}
