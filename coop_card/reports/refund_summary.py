# SPDX-License-Identifier: LGPL-3.0-or-later
"""The refund summary: what a run computed, by category and by member."""

from decimal import Decimal

from odoo import api, models
from odoo.tools import SQL

from ..rules.names import full_name
from .table import Column, Table

BY_CATEGORY = """
SELECT category_id, member_type_id, direction, member_count,
       CASE WHEN basis IS NOT NULL THEN value::text END AS value,
       base_amount::text AS base, amount::text AS amount
FROM coop_rebate_run_rate WHERE id IN %(ids)s
"""

#: In the order of the groups, then of the member numbers.
BY_MEMBER = """
SELECT member.number, member.title, partner.name, member.group_id,
       (SELECT array_agg(DISTINCT line.member_type_id) FROM coop_rebate_line line
        WHERE line.run_id = claim.run_id AND line.member_id = claim.member_id) AS types,
       claim.base_amount::text AS base, claim.amount::text AS amount,
       claim.cash_amount::text AS cash, claim.retained_amount::text AS retained
FROM coop_rebate_claim claim
JOIN coop_member member ON member.id = claim.member_id
JOIN res_partner partner ON partner.id = member.partner_id
WHERE claim.id IN %(ids)s
ORDER BY array_position(%(groups)s::int[], member.group_id), member.number
"""
MONEY = ("base", "amount", "cash", "retained")


class RefundSummary(models.AbstractModel):
    """Section 1: each category and member type. Section 2: each member, by group."""

    _name = "report.coop_card.refund_summary"
    _description = "Refund Summary"
    _inherit = ["coop.report.mixin"]
    _report_model = "coop.rebate.run"

    def _get_report_values(self, docids, data=None):
        """Return what the template shows; a run may be too long for paper."""
        self.env[self._report_model].browse(docids)._check_fits_paper()
        return super()._get_report_values(docids, data)

    @api.model
    def _build(self, record):
        """Return the summary of a run, as far as the reader may see its rows."""
        self.env.flush_all()
        tables = [self._by_category(record), self._by_member(record)]
        title = self.env._("Patronage refund %s", record.display_name)
        return self._frame(title, record.company_id, self._filters(record), tables)

    @api.model
    def _filters(self, run):
        """Return what the figures were computed with, as pairs of label and text."""
        selected = ("state", "rounding", "rounding_unit")
        percent = self._format(Decimal(str(run.cash_percent)), "percent")
        texts = {name: self._selected(run, name) for name in selected} | {
            "minimum_payout": self._format(run.minimum_payout, "amount"),
            "cash_percent": f"{percent} %",
        }
        labels = run.fields_get(texts, ["string"])
        return [(labels[name]["string"], text) for name, text in texts.items()]

    @api.model
    def _selected(self, run, name):
        return dict(run._fields[name]._description_selection(self.env))[run[name]]

    @api.model
    def _by_category(self, run):
        """Return section 1 as a table."""
        rows = self._query(BY_CATEGORY, "coop.rebate.run.rate", run)
        names = self._names("product.category", {row["category_id"] for row in rows})
        types = self._names("coop.member.type", {row["member_type_id"] for row in rows})
        for row in rows:
            row["category"] = names[row["category_id"]]
            row["type"] = types[row["member_type_id"]]
            row["value"] = Decimal(row["value"]) if row["value"] else None
        rows.sort(key=lambda row: (row["direction"], row["category"], row["type"]))
        return Table.of(self.env._("By category"), self._category_columns(), rows)

    @api.model
    def _by_member(self, run):
        """Return section 2 as a table, grouped by the members' groups."""
        groups = self.env["coop.member.group"].with_context(active_test=False)
        order = groups.search([("company_id", "=", run.company_id.id)]).ids
        rows = self._query(BY_MEMBER, "coop.rebate.claim", run, groups=order)
        group_names = self._names("coop.member.group", order)
        types = self._names(
            "coop.member.type", {type_id for row in rows for type_id in row["types"]}
        )
        for row in rows:
            row["name"] = full_name(row["title"], row["name"])
            row["group"] = group_names.get(row["group_id"], self.env._("No group"))
            row["type"] = ", ".join(types[type_id] for type_id in row["types"])
        columns = self._member_columns()
        return Table.of(self.env._("By member"), columns, rows, group_by="group")

    @api.model
    def _query(self, statement, model, run, **parameters):
        """Return the rows of a run that the reader may see; money as ``Decimal``."""
        ids = self.env[model]._search([("run_id", "=", run.id)]).subselect()
        rows = self.env.execute_query_dict(SQL(statement, ids=ids, **parameters))
        for row in rows:
            row.update((name, Decimal(row[name])) for name in MONEY if name in row)
        return rows

    @api.model
    def _names(self, model, ids):
        """Return names by id, in the reader's language."""
        records = self.env[model].browse(ids)
        return {record.id: record.display_name for record in records}

    @api.model
    def _category_columns(self):
        return [
            Column("category", self.env._("Category"), width=32),
            Column("type", self.env._("Member type"), width=18),
            Column("member_count", self.env._("Members"), "integer", 10),
            Column("base", self.env._("Base"), "amount", 18, total=True),
            Column("value", self.env._("Rate (%)"), "percent", 10),
            Column("amount", self.env._("Refund"), "amount", 16, total=True),
        ]

    @api.model
    def _member_columns(self):
        return [
            Column("number", self.env._("Number"), width=11),
            Column("name", self.env._("Name"), width=30),
            Column("group", self.env._("Group"), width=20),
            Column("type", self.env._("Member type"), width=14),
            Column("base", self.env._("Base"), "amount", 16, total=True),
            Column("amount", self.env._("Refund"), "amount", 14, total=True),
            Column("cash", self.env._("Cash"), "amount", 14, total=True),
            Column("retained", self.env._("Retained"), "amount", 14, total=True),
        ]
