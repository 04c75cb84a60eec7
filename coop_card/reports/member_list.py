# SPDX-License-Identifier: LGPL-3.0-or-later
"""The list of the members a search found."""

from decimal import Decimal

from dateutil.relativedelta import relativedelta

from odoo import api, models
from odoo.tools import SQL

from ..models.base import list_shown
from ..rules.address import Address, lines
from ..rules.names import full_name
from ..rules.phone import domestic
from .table import Column, Table

#: What is read of a member, by the fields' names; the national id is none of it.
FIELDS = (
    "id",
    "number",
    "title",
    "name",
    "group_id",
    "type_id",
    "street",
    "street2",
    "subdistrict",
    "city",
    "state_id",
    "country_id",
    "zip",
    "phone",
    "email",
    "birthdate",
)
#: What of the dialog stands above the list, where it was filled in.
FILTERS = (
    "state",
    "gender",
    "age_from",
    "age_to",
    "birthday_month",
    "birthday_day",
    "type_ids",
    "group_ids",
    "occupation_ids",
    "subdistrict",
    "district",
    "province_ids",
    "join_from",
    "join_to",
    "card_state",
    "amount_kind",
    "amount_from",
    "amount_to",
)


class MemberList(models.AbstractModel):
    """One line for each member; the rows are those the reader may see."""

    _name = "report.coop_card.member_list"
    _description = "Member List"
    _inherit = ["coop.report.mixin"]
    _report_model = "coop.member.search"
    _report_landscape = True

    def _get_report_values(self, docids, data=None):
        """Return what the template shows; a list may be too long for paper."""
        for search in self.env[self._report_model].browse(docids):
            search._check_printable()
        return super()._get_report_values(docids, data)

    @api.model
    def _build(self, record):
        """Return the list of what a search finds."""
        rows, columns = self._rows(record), [*self._columns_of(record)]
        groups = self._groups(record)
        if groups:
            rows = self._in_groups(rows, groups)
            columns.insert(0, Column("list_group", self._group_title(record), width=20))
        table = Table.of(
            self.env._("%s members", len(rows)),
            [*columns, *self._columns()],
            rows,
            group_by="list_group" if groups else None,
        )
        title = self._list_title(record)
        return self._frame(title, record.company_id, self._filters(record), [table])

    @api.model
    def _list_title(self, search):
        """Return what the list is called, as on the screen."""
        titles = {"number": self.env._("Members"), "amount": self.env._("Ranking")}
        return titles[search.order]

    @api.model
    def _groups(self, search):
        """Return the members' ids in groups, by the groups' titles, as the list did."""
        by = search.shown_groups
        if not by:
            return {}
        members = search._members()
        found = members.formatted_read_group(search._domain(), by, ["id:array_agg"])
        groups = {}
        for group in found:
            title = " / ".join(
                list_shown.title(members, spec, group[spec]) for spec in by
            )
            groups.setdefault(title, []).extend(group["id:array_agg"])
        return groups

    @api.model
    def _group_title(self, search):
        members = search._members()
        names = [spec.split(":")[0] for spec in search.shown_groups]
        labels = members.fields_get(names, ["string"])
        return " / ".join(labels[name]["string"] for name in names)

    @api.model
    def _in_groups(self, rows, groups):
        """Return the rows group by group, each in the order the rows have."""
        places = {
            member: (place, title)
            for place, (title, members) in enumerate(groups.items())
            for member in members
        }
        rows = sorted(rows, key=lambda row: places[row["id"]][0])
        return [row | {"list_group": places[row["id"]][1]} for row in rows]

    @api.model
    def _rows(self, search):
        """Return the rows as dicts by column name, read in one statement."""
        self.env.flush_all()
        members = search._members()
        query = search._query()
        alias = members._table
        columns = {name: members._field_to_sql(alias, name, query) for name in FIELDS}
        amount = members._join_accumulated(alias, query).amount
        columns["amount"] = SQL("COALESCE(%s, 0)::text", amount)
        rows = self.env.execute_query_dict(
            query.select(
                *(
                    SQL("%s AS %s", value, SQL.identifier(name))
                    for name, value in columns.items()
                )
            )
        )
        return self._written(search, rows)

    @api.model
    def _written(self, search, rows):
        """Return rows with names instead of ids, and what is made from other values."""
        today = search.company_id._coop_today()
        ranks = self._ranks(search, rows)
        home = search.company_id.country_id
        names = {
            "group": self._names_in(rows, "group_id", "coop.member.group"),
            "type": self._names_in(rows, "type_id", "coop.member.type"),
            "province": self._names_in(rows, "state_id", "res.country.state", "name"),
            "code": self._names_in(rows, "state_id", "res.country.state", "code"),
            "country": self._names_in(rows, "country_id", "res.country"),
        }
        thai = (self.env.lang or "").startswith("th")
        for row in rows:
            row["country"] = names["country"].get(row["country_id"], "")
            row["abroad"] = row["country_id"] != home.id
            row["home"] = home.code
            row["rank"] = ranks.get(row["id"])
        return [self._line(row, names, today, thai) for row in rows]

    @api.model
    def _line(self, row, names, today, thai):
        """Return one line of the list."""
        address = Address(
            street=row["street"] or "",
            street2=row["street2"] or "",
            subdistrict=row["subdistrict"] or "",
            district=row["city"] or "",
            province=names["province"].get(row["state_id"], ""),
            province_code=names["code"].get(row["state_id"], ""),
            country=row["country"] if row["abroad"] else "",
        )
        born = row["birthdate"]
        return {
            "id": row["id"],
            "rank": row["rank"],
            "number": row["number"],
            "name": full_name(row["title"], row["name"]),
            "group": names["group"].get(row["group_id"], ""),
            "type": names["type"].get(row["type_id"], ""),
            "address": " ".join([*lines(address, thai), row["zip"] or ""]).strip(),
            "phone": domestic(row["phone"] or "", row["home"]),
            "email": row["email"] or "",
            "birthdate": born,
            "age": relativedelta(today, born).years if born else None,
            "amount": Decimal(row["amount"]),
        }

    @api.model
    def _ranks(self, search, rows):
        """Return the ranks by the members' ids, where the list is a ranking."""
        if search.order != "amount":
            return {}
        members = search._members().browse([row["id"] for row in rows])
        return {member.id: member.accumulated_rank or None for member in members}

    @api.model
    def _names_in(self, rows, column, model, field_name="display_name"):
        """Return names by id of the records that a column of the rows holds."""
        ids = {row[column] for row in rows if row[column]}
        records = self.env[model].browse(ids)
        return {record.id: record[field_name] for record in records}

    @api.model
    def _filters(self, search):
        """Return what was looked for, as pairs of label and text."""
        of_amount = ("fiscal_year_id", "category_id", "direction")
        filled = () if search.chosen else tuple(n for n in FILTERS if search[n])
        return self._used_filters(search, (*filled, *of_amount))

    @api.model
    def _columns_of(self, search):
        """Return the columns that lists in the order of a search begin with."""
        if search.order != "amount":
            return []
        return [Column("rank", self.env._("Rank"), "integer", 5)]

    @api.model
    def _columns(self):
        return [
            Column("number", self.env._("Number"), width=10),
            Column("name", self.env._("Name"), width=24),
            Column("group", self.env._("Group"), width=14),
            Column("type", self.env._("Member type"), width=10),
            Column("address", self.env._("Address"), width=34),
            Column("phone", self.env._("Phone"), width=13),
            Column("email", self.env._("Email"), width=22),
            Column("birthdate", self.env._("Date of birth"), "date", 12),
            Column("age", self.env._("Age"), "integer", 5),
            Column("amount", self.env._("Amount"), "amount", 15, total=True),
        ]
