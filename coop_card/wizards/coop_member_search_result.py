# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the member search finds, and how it is shown."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

#: Fields of the dialog that name records, and the members' field that holds them.
RECORDS = {
    "type_ids": "type_id",
    "group_ids": "group_id",
    "occupation_ids": "occupation_id",
    "province_ids": "state_id",
}
#: The same for a single value, and how the members' field compares to it.
VALUES = {
    "state": ("state", "="),
    "gender": ("gender", "="),
    "subdistrict": ("subdistrict", "ilike"),
    "district": ("city", "ilike"),
}
#: And for days, and for ages, which are typed.
DAYS = {"join_from": ">=", "join_to": "<="}
AGES = {"age_from": ">=", "age_to": "<="}

#: Nobody is older.
OLDEST = 150

ORDERS = {"number": "number", "amount": "accumulated desc, number"}
VIEWS = {
    "number": "coop_card.coop_member_view_list_found",
    "amount": "coop_card.coop_member_view_list_ranking",
}

#: More rows make paper that nobody reads.
LONGEST_PRINT = 5000


class CoopMemberSearch(models.TransientModel):
    """Turns what was filled in into a domain, a list and files."""

    _inherit = "coop.member.search"

    @api.depends(
        "birthday_month",
        "birthday_day",
        "card_state",
        "amount_kind",
        "amount_from",
        "amount_to",
        "fiscal_year_id",
        "category_id",
        "direction",
        *RECORDS,
        *VALUES,
        *DAYS,
        *AGES,
    )
    def _compute_member_count(self):
        for search in self:
            members = search._members()
            search.member_count = members.search_count(search._domain())

    def action_show(self):
        """Show the members found as a list."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_card.coop_member_action_found"
        )
        views = [(self.env.ref(VIEWS[self.order]).id, "list")]
        titles = {"number": action["name"], "amount": self.env._("Ranking")}
        return action | {
            "name": titles[self.order],
            "views": [*views, (False, "kanban"), (False, "form")],
            "domain": list(self._domain()),
            "context": self._slice_context() | {"coop_member_search": self.id},
        }

    def action_workbook(self):
        """Download the members found as a workbook."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop_card/report/member_list/{self.id}.xlsx",
            "target": "download",
        }

    def action_print(self):
        """Print the members found."""
        self._check_printable()
        report = self.env.ref("coop_card.member_list_report")
        return report.report_action(self, config=False)

    def _check_printable(self):
        """Refuse to print more members than anybody reads."""
        self.ensure_one()
        if self.member_count > LONGEST_PRINT:
            raise UserError(
                self.env._(
                    "That would be a list of %(found)s members. Choose fewer than "
                    "%(limit)s, or take the Excel file.",
                    found=self.member_count,
                    limit=LONGEST_PRINT,
                )
            )

    def _members(self):
        """Return the register, with the amounts that were asked for."""
        return self.env["coop.member"].with_context(**self._slice_context())

    def _query(self):
        """Return the query of the members found, in their order."""
        order = self.shown_order or ORDERS[self.order]
        return self._members()._search(self._domain(), order=order)

    def _slice_context(self):
        """Return what tells lists which amounts to show."""
        return {
            "accumulation_year": self.fiscal_year_id.id,
            "accumulation_category": self.category_id.id,
            "accumulation_direction": self.direction,
        }

    def _domain(self):
        """Return the domain of the members that are looked for."""
        if self.chosen:
            return Domain("id", "in", self.chosen)
        if self.shown_domain:
            return Domain(self.shown_domain)
        return Domain.AND(
            [
                Domain("company_id", "=", self.company_id.id),
                *self._plain_conditions(),
                *self._ages(),
                self._birthday(),
                self._card(),
                self._amount(),
            ]
        )

    def _plain_conditions(self):
        """Yield the conditions of what was filled in and needs no thought."""
        for name, field in RECORDS.items():
            if self[name]:
                yield Domain(field, "in", self[name].ids)
        for name, (field, operator) in VALUES.items():
            if self[name]:
                yield Domain(field, operator, self[name])
        for name, operator in DAYS.items():
            if self[name]:
                yield Domain("join_date", operator, fields.Date.to_string(self[name]))

    def _ages(self):
        """Yield the conditions of ages; who has no date of birth has no age."""
        for name, operator in AGES.items():
            if self[name]:
                yield Domain("birthdate", "!=", False)
                yield Domain("age", operator, self._typed_age(self[name]))

    @api.model
    def _typed_age(self, text):
        """Return the age that somebody typed, in digits of any script."""
        if not text.strip().isdecimal() or int(text) > OLDEST:
            raise UserError(
                self.env._("“%s” is no age. Type full years, such as 18.", text)
            )
        return int(text)

    def _birthday(self):
        if not self.birthday_month:
            return Domain.TRUE
        month, day = int(self.birthday_month) * 100, int(self.birthday_day or 0)
        first, last = (month + day, month + day) if day else (month + 1, month + 31)
        born = Domain("birthday_key", ">=", first)
        return born & Domain("birthday_key", "<=", last)

    def _card(self):
        if not self.card_state:
            return Domain.TRUE
        state = self.card_state if self.card_state != "none" else None
        return self.env["coop.member"]._by_card_state(state)

    def _amount(self):
        if self.amount_kind == "none":
            return Domain("accumulated", "=", 0)
        if self.amount_kind == "more" and not self.amount_from:
            return Domain("accumulated", ">", 0)
        amount = Domain.TRUE
        if self.amount_kind:
            amount &= Domain("accumulated", ">=", self.amount_from)
        if self.amount_kind == "between" and self.amount_to:
            amount &= Domain("accumulated", "<=", self.amount_to)
        return amount
