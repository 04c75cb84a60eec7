# SPDX-License-Identifier: LGPL-3.0-or-later
"""Comparing edited refunds with the run they come from."""

from decimal import Decimal

from ...rules.balances import same_name
from ..imports.columns import plain
from .rebate_columns import COLUMNS, COMPUTED

TITLES = {column.name: column.title for column in COLUMNS}


class RebateCheck:
    """Says what rows about refunds change and what is wrong with them.

    :param env: of who imports
    :param run: the run whose refunds were edited
    :param rows: list of ``columns.Row``

    It leaves in ``row.record`` the id of the member and in ``row.prepared["set"]`` what
    the row sets: by ``reason`` (empty: takes part), ``method`` (an id) and ``note``.
    """

    def __init__(self, env, run, rows):
        self.env = env
        self._run = run
        self._exchange = env["report.coop_card.refund_exchange"]
        known = self._exchange._rows(run, [*{row.key for row in rows}])
        self._known = {row["number"]: row for row in known}
        self._methods = self._methods_by_title()

    def check(self, rows):
        """Check rows with a constant number of queries for any number of them."""
        for row in rows:
            row.prepared = {"set": {}}
            row.finding = "same"
            found = self._known.get(row.key)
            if not row.key:
                continue
            row.keys["number"] = row.key
            if found:
                self._check_row(row, found)
            else:
                row.refuse(
                    "number", self.env._("The run has no member of this number.")
                )

    def _check_row(self, row, found):
        """Compare a row with what the run and the year have of its member."""
        row.record, row.name = found["member_id"], found["name"]
        self._check_computed(row, found)
        wanted = self._wanted(row, found)
        if not self._is_of_this_computation(row):
            return
        before = {name: found[SOURCES[name]] or "" for name in SOURCES}
        changed = {
            name: wanted[name]
            for name in SOURCES
            if (wanted[name] or "") != before[name]
        }
        if not changed or row.problems:
            return
        if row.values["stamp"] != self._exchange._stamp(self._run, found):
            row.refuse("stamp", self._set_meanwhile())
            return
        row.prepared["set"] = changed
        row.changes = self._told(changed, before)
        row.finding = "changed"

    def _check_computed(self, row, found):
        """Refuse a row whose figures or name are not those of the run."""
        for name in COMPUTED:
            written, figure = row.values.get(name), Decimal(found[name])
            if written is not None and Decimal(written) != figure:
                row.refuse(
                    name,
                    self.env._("It is %s in the run and stays.", f"{figure:,.2f}"),
                )
        written = row.values.get("name")
        if written and not same_name(written, found["name"]):
            row.refuse("name", self.env._("This member is called %s.", found["name"]))

    def _is_of_this_computation(self, row):
        """Refuse a row of another run or of an earlier computation."""
        stamp = row.values.get("stamp", "")
        if stamp and not stamp.startswith(f"{self._exchange._run_stamp(self._run)}-"):
            row.refuse(
                "stamp",
                self.env._(
                    "The row is of another run, or the run was computed again since. "
                    "Export the refunds of %s once more.",
                    self._run.display_name,
                ),
            )
            return False
        return bool(stamp)

    def _set_meanwhile(self):
        return self.env._(
            "What is set for this member has changed since the export. Export the "
            "refunds once more."
        )

    def _wanted(self, row, found):
        """Return what a row wants to be set, refusing what cannot be."""
        return {
            "reason": self._reason(row, found),
            "method": self._method(row, found),
            "note": row.values.get("note", found["note"]),
        }

    def _reason(self, row, found):
        """Return why the member is left out, or nothing if the member takes part."""
        if row.values.get("takes_part") != "no":
            return ""
        reason = row.values.get("reason", found["reason"])
        if not reason and not row.problems:
            row.refuse("reason", self.env._("Say why the member takes no part."))
        return reason

    def _method(self, row, found):
        """Return the id of the payout method of a row."""
        written = row.values.get("method")
        if written is None:
            return found["method_id"]
        method = self._methods.get(plain(written))
        if written and not method:
            row.refuse("method", self.env._("No way to pay members has this name."))
        return method

    def _methods_by_title(self):
        """Return the ids of the payout methods by what lists may call them."""
        methods = self._exchange._methods(self._run.company_id)
        languages = [code for code, _name in self.env["res.lang"].get_installed()]
        titles = {
            plain(method.with_context(lang=language).name): method.id
            for method in methods
            for language in languages
        }
        return titles | {plain(method.code): method.id for method in methods}

    def _told(self, changed, before):
        """Return the changes as a text, from what to what."""
        return "; ".join(
            self.env._(
                "%(what)s: %(before)s → %(after)s",
                what=TITLES[name]._translate(self.env.lang or "en_US"),
                before=self._shown(name, before[name]),
                after=self._shown(name, after),
            )
            for name, after in changed.items()
        )

    def _shown(self, name, value):
        if name == "method" and value:
            return self.env["coop.payout.method"].browse(value).name
        return value or "–"


#: What a row may set, and where ``queries.ROWS`` has it.
SOURCES = {"reason": "reason", "method": "method_id", "note": "note"}
