# SPDX-License-Identifier: LGPL-3.0-or-later
"""Comparing rows about members with the register."""

from datetime import date

from ...rules import national_id
from ...rules.names import enumerated
from ..members.coop_member import EARLIEST_BIRTH

#: Columns that are fields of the member or the contact by the same name.
FIELDS = (
    "title",
    "name",
    "gender",
    "birthdate",
    "national_id",
    "street",
    "street2",
    "subdistrict",
    "city",
    "zip",
    "phone",
    "email",
    "join_date",
)

#: Columns that name a record, and the fields that hold it.
LINKS = {
    "type": "type_id",
    "group": "group_id",
    "occupation": "occupation_id",
    "province": "state_id",
}

#: How many choices a problem names.
NAMED = 12


class MemberCheck:
    """Says what rows about members do and what is wrong with them.

    :param kind: the model ``coop.import.members``, in the language of who imports
    :param register: a ``Register`` of the rows

    It leaves in ``row.prepared`` the values to write and in ``row.record`` the member.
    """

    def __init__(self, kind, register):
        self.env = kind.env
        self._register = register
        self._titles = {column.name: kind._title(column) for column in kind._columns()}

    def check(self, row):
        """Check the part of a row that is about the member."""
        row.record = self._member(row)
        row.rank = 1 if "main_number" in row.values else 0
        row.keys = _keys(row)
        self._prepare(row)
        self._check_main(row)
        self._check_birth(row)
        self._check_joining(row)
        self._check_national_id(row)
        if row.record:
            self._check_known(row)
        else:
            self._check_new(row)

    def _member(self, row):
        """Return the member a row is about, if the register knows one."""
        if row.key:
            return self._register.members.get(row.key, self.env["coop.member"])
        return self._holders(row)[:1]

    def _holders(self, row):
        """Return the members that have the national id of a row."""
        nobody = self.env["coop.member"]
        return self._register.holders.get(row.values.get("national_id"), nobody)

    def _prepare(self, row):
        """Collect the values of fields; refuse what names nothing the co-op has."""
        row.prepared = {name: row.values[name] for name in FIELDS if name in row.values}
        if row.name:
            row.prepared["name"] = row.name
        for column, field in LINKS.items():
            if column in row.values:
                found = self._find(row, column)
                row.prepared[field] = found.id if found else False

    def _find(self, row, column):
        """Return what a column names, or refuse it."""
        found = self._register.find(column, row.values[column])
        if found is None:
            row.refuse(column, self._unknown(column))
        return found

    def _unknown(self, column):
        """Return what to do about a code or name in a column that nothing has."""
        if column == "province":
            return self._unknown_province()
        named = enumerated(self._register.choices().get(column, []), NAMED)
        if named:
            return self.env._("Nothing has this code or name. There is: %s", named)
        return self.env._(
            "Nothing has this code or name. Add it under Configuration › "
            "Register first."
        )

    def _unknown_province(self):
        country = self._register.company.country_id
        if country:
            return self.env._(
                "Nothing has this code or name in %s. If the country is wrong, correct "
                "the co-op's address.",
                country.name,
            )
        return self.env._(
            "Nothing has this code or name, as the co-op has no country yet. Enter it "
            "in the co-op's address."
        )

    def _check_main(self, row):
        """Find the main member, who may also come with another row of the file."""
        number = row.values.get("main_number")
        if not number:
            return
        if number == row.key:
            row.refuse("main_number", self.env._("Nobody is their own main member."))
        main = self._register.members.get(number)
        if main and main.main_member_id:
            row.refuse(
                "main_number",
                self.env._(
                    "%s belongs to a family. Write the number of its main member.",
                    main.display_name,
                ),
            )
        elif main:
            row.prepared["main_member_id"] = main.id
        elif row.id:
            row.refuse("main_number", self.env._("No member has this number."))

    def _check_birth(self, row):
        born = row.prepared.get("birthdate")
        if born and not EARLIEST_BIRTH <= date.fromisoformat(born) <= self._today:
            row.refuse(
                "birthdate",
                self.env._("Not the day of birth of a living person."),
            )

    def _check_joining(self, row):
        joined = row.prepared.get("join_date")
        if joined and date.fromisoformat(joined) > self._today:
            row.refuse("join_date", self.env._("This day lies ahead."))

    @property
    def _today(self):
        return self._register.today

    def _check_national_id(self, row):
        number = row.values.get("national_id")
        if not number:
            return
        country = self._register.company.country_id.code
        body = bool(row.record) and row.record.is_company
        if not national_id.is_valid(number, country, body):
            row.refuse(
                "national_id",
                self.env._(
                    "A digit is wrong or missing. Compare it with the identity card."
                ),
            )
        self._check_holders(row)

    def _check_holders(self, row):
        """Name others with the same national id; without a number it tells nobody."""
        others = self._holders(row) - row.record
        if not others:
            return
        numbers = enumerated(others.mapped("number"), NAMED)
        if row.key:
            row.note("national_id", self.env._("The same as of member %s.", numbers))
        else:
            row.refuse(
                "national_id",
                self.env._(
                    "Several members have this national ID: %s and another. Write the "
                    "number of the one that is meant.",
                    numbers,
                ),
            )

    def _check_new(self, row):
        row.finding = "new"
        if not row.name:
            row.refuse("name", self.env._("A new member needs a name."))
        namesake = not row.key and self._register.namesake(row.name)
        if namesake:
            row.refuse(
                "number",
                self.env._(
                    "Member %s has the same name. Write that number to change this "
                    "member, or another one to register somebody else.",
                    namesake.number,
                ),
            )
        joined = row.prepared.get("join_date")
        row.prepared["state"] = row.values.get(
            "standing", "active" if joined else "applicant"
        )
        if row.prepared["state"] == "active" and not row.says("join_date"):
            row.refuse("join_date", self.env._("An active member needs this day."))

    def _check_known(self, row):
        """Find out what a row changes; empty cells change nothing."""
        member = row.record
        if member.merged_into_id:
            row.refuse(
                "number",
                self.env._(
                    "This number was given up in favour of %s. Write that one.",
                    member.merged_into_id.number,
                ),
            )
        standing = row.values.get("standing")
        if standing and standing != member.state:
            row.refuse(
                "standing",
                self.env._("The standing of a member is changed on the member only."),
            )
        row.prepared = {
            name: value
            for name, value in row.prepared.items()
            if _stored(member, name) != value
        }
        row.changes = "; ".join(self._change(row, name) for name in row.prepared)
        row.finding = "changed" if row.prepared else "same"

    def _change(self, row, name):
        """Return a change as a text: from what to what."""
        columns = {field: column for column, field in LINKS.items()}
        columns["main_member_id"] = "main_number"
        column = columns.get(name, name)
        title = self._titles[column]
        if name == "national_id":
            return title
        before = row.record[name]
        shown = before.display_name if name.endswith("_id") else before
        after = row.prepared["name"] if name == "name" else row.values[column]
        return f"{title}: {shown or '–'} → {after}"


def _keys(row):
    """Return what no other row may have: numbers, or the name where there are none."""
    keys = {
        name: row.values[name]
        for name in ("number", "national_id", "card_number")
        if name in row.values
    }
    if not keys.keys() & {"number", "national_id"} and row.name:
        keys["name"] = f"{row.name} {row.values.get('birthdate', '')}".casefold()
    return keys


def _stored(member, name):
    """Return the value of a field as rows have it."""
    value = member[name]
    if isinstance(value, date):
        return value.isoformat()
    return value.id if name.endswith("_id") and name != "national_id" else value or ""
