# SPDX-License-Identifier: LGPL-3.0-or-later
"""How tests read the reports of the catalogue."""


class ReportReading:
    """Reads reports as a manager sees them on the screen; for cases of this addon."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.reader = cls.make_user("manager")

    def ask(self, name, **filters):
        """Return a page of the report ``name`` without groups, as the screen has it."""
        report = (
            self.env["coop.report"]
            .with_user(self.reader)
            .create({"definition": f"report.coop_card.{name}", **filters})
        )
        return report.read_page(group_by="none")

    def cells(self, name, *columns, **filters):
        """Return the texts of some columns of a report, one tuple a row."""
        return [
            tuple(row["cells"][column] for column in columns)
            for row in self.ask(name, **filters)["rows"]
        ]
