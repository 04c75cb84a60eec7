# SPDX-License-Identifier: LGPL-3.0-or-later
"""The page of rates: a grid of categories and member types."""

from odoo import api, models

from .coop_rebate_trial import CELL

ANY_TYPE = 0


class CoopRebateTrial(models.TransientModel):
    """Shows a year's rates as a grid with what they come to, and takes changes."""

    _inherit = "coop.rebate.trial"

    @api.model
    def get_page(self, year_id=None):
        """Return the page of a year, as the web client shows it.

        :param int year_id: the year; when left out, the one whose refund is due
        """
        years = self.env["coop.fiscal.year"]
        year = years.browse(year_id).exists() or years._for_refund()
        own = [("company_id", "=", self.env.company.root_id.id)]
        page = {"years": years.search_read(own, ["name"]), "year_id": year.id}
        return page | (self._begin(year)._page() if year else {})

    def get_sums(self, cell=None, value=None, exact=False):
        """Return what the rates come to.

        :param dict cell: a cell that is being typed in, by the names of ``CELL``
        :param float value: its rate; None for no rate of its own
        :param bool exact: as a run would compute it; of a large year a job finds that
            out, and the answer comes later
        """
        self.ensure_one()
        if exact and not self._is_small_job():
            self._ask()
            exact = False
        if not cell:
            return self._summed(exact)
        with self._tried():
            self._set(cell, value)
            return self._summed(exact)

    def action_set(self, cell, value):
        """Set the rate of a cell, or let it take another's; return all sums."""
        self.ensure_one()
        self.env["coop.rebate.rate"].check_access("write")
        self._set(cell, value)
        return self._summed()

    def _set(self, cell, value):
        rate = self._rate(cell)
        if value is None:
            rate.unlink()
        elif rate:
            rate.value = value
        else:
            rate.create(self._prepare_rate(cell) | {"value": value})

    def _rate(self, cell):
        """Return the rate that a cell has of its own."""
        scope = {**cell, "member_type_id": cell["member_type_id"] or False}
        domain = [(name, "=", scope[name]) for name in CELL]
        of_year = [("fiscal_year_id", "=", self.fiscal_year_id.id)]
        return self.env["coop.rebate.rate"].search(of_year + domain)

    def _prepare_rate(self, cell):
        """Return the values of a new rate of a cell; it is like the one it replaces.

        A sum that others share stays theirs: a cell begins with percent then.
        """
        key = tuple(cell[name] for name in CELL)
        basis = self._cells().get(key, {}).get("basis")
        return {
            **{name: cell[name] for name in CELL},
            "member_type_id": cell["member_type_id"] or False,
            "fiscal_year_id": self.fiscal_year_id.id,
            "basis": basis if basis == "per_unit" else "percent",
        }

    def _page(self):
        """Return what of the page stays while rates change, and its first sums."""
        lines = self.env["coop.rebate.rate"]
        directions = lines._fields["direction"]._description_selection(self.env)
        return {
            "id": self.id,
            "editable": lines.has_access("write"),
            "digits": self.currency_id.decimal_places,
            "surplus": self._surplus(),
            "types": self._types(),
            "categories": self._categories(),
            "directions": [
                {"name": name, "title": title} for name, title in directions
            ],
            "sums": self._summed(),
        }

    def _surplus(self):
        """Return what the year's surplus leaves for the refund, if that is known."""
        of_year = [("fiscal_year_id", "=", self.fiscal_year_id.id)]
        surplus = self.env["coop.rebate.surplus"].search(of_year)
        return {"id": surplus.id, "pool": surplus.refund_pool} if surplus else False

    def _types(self):
        """Return the columns: any type first, then each that is in use."""
        types = self.env["coop.member.type"].with_context(active_test=False)
        used = {base["member_type_id"] for base in self.bases or ()}
        used.update(self.fiscal_year_id.rate_ids.member_type_id.ids)
        shown = [("company_id", "=", self.company_id.id), "|"]
        shown += [("active", "=", True), ("id", "in", [*used])]
        return [
            {"id": ANY_TYPE, "name": self.env._("Any type")},
            *({"id": one.id, "name": one.name} for one in types.search(shown)),
        ]

    def _categories(self):
        """Return the rows: what accumulates, and all above it, as a tree."""
        categories = self.env["product.category"]
        used = {base["category_id"] for base in self.bases or ()}
        used.update(self.fiscal_year_id.rate_ids.category_id.ids)
        shown = ["|", ("coop_accumulates", "=", True), ("id", "in", [*used])]
        tree = categories.search([("id", "parent_of", categories.search(shown).ids)])
        return [
            {
                "id": category.id,
                "name": category.name,
                "depth": category.parent_path.count("/") - 1,
                "unit": category.coop_uom_id.name or "",
            }
            for category in tree.sorted("complete_name")
        ]
