# SPDX-License-Identifier: LGPL-3.0-or-later
"""All reports of the catalogue, each beside a statement written by hand."""

import csv
import shutil
import subprocess
import tempfile
from pathlib import Path
from unittest import skipUnless

from odoo.fields import Command
from odoo.tests import HttpCase
from odoo.tools import mute_logger

from ..reports.paging import LANDSCAPE, PORTRAIT
from .report_sums import SUMS
from .report_walk import ReportWalk, exact

#: Models that say where something was, which a co-op may limit its readers by.
OF_BRANCHES = (
    "coop.accumulation",
    "coop.accumulation.day",
    "coop.correction",
    "coop.terminal",
    "coop.terminal.batch",
)


class TestReportsAll(ReportWalk, HttpCase):
    """No report can be added that is not looked at here."""

    def test_every_report_is_asked_by_hand(self):
        self.assertEqual(set(SUMS), set(self.names))

    def test_no_report_is_wider_than_its_paper(self):
        for name in self.names:
            with self.subTest(name):
                report = self.question(name)
                columns, _query = report._source()
                lying = self.env[report.definition]._report_landscape
                room = (LANDSCAPE if lying else PORTRAIT).characters
                self.assertLessEqual(sum(column.width for column in columns), room)

    def test_totals_are_those_of_the_tables(self):
        for name in self.names:
            with self.subTest(name):
                found = self.by_hand(name)
                self.assertTrue(any(found), "There is nothing to compare.")
                self.assertEqual(self.on_screen(self.question(name)), found)

    def test_each_filter_narrows_as_it_says(self):
        effective = set()
        for name in self.names:
            whole = self.by_hand(name)
            for chosen in self.env[f"report.coop_card.{name}"]._report_filters:
                value = self.values()[chosen]
                with self.subTest(name, filter=chosen):
                    found = self.by_hand(name, chosen, **{chosen: value})
                    several = chosen.endswith("_ids")
                    asked = {chosen: [Command.set([value])] if several else value}
                    shown = self.on_screen(self.question(name, **asked))
                    effective |= {chosen} if found != whole else set()
                    if name == "year_against_year":
                        found = found[: len(shown)]  # no year stands beside in full
                    self.assertEqual(shown, found)
        self.assertEqual(effective, set(self.values()))

    def test_a_reader_of_another_co_op_sees_that_one(self):
        self.enter_again(self.other)
        for name in self.names:
            with self.subTest(name):
                self.assertEqual(
                    self.on_screen(self.question(name)), self.by_hand(name)
                )

    def test_an_empty_co_op_has_empty_reports(self):
        empty = self.env["res.company"].create({"name": "Empty Co-op"})
        self.enter_again(empty)
        for name in self.names:
            with self.subTest(name):
                self.assertFalse(any(self.on_screen(self.question(name))))
                report = self.question(name)
                self.assertEqual(self.on_paper(report), [])
                self.assertEqual(self.in_excel(report)[0], [])

    def test_a_reader_of_one_branch_sees_that_one(self):
        """By rules a co-op makes for readers of its own."""
        north = self.branch_of("north")
        self.env["ir.rule"].create(
            [
                {
                    "name": "One branch",
                    "model_id": self.env["ir.model"]._get(model).id,
                    "domain_force": f"[('branch_id', '=', {north.id})]",
                }
                for model in OF_BRANCHES
            ]
        )
        for name in self.names:
            with self.subTest(name):
                found = self.by_hand(name, branch=north.id)
                self.assertEqual(self.on_screen(self.question(name)), found)

    def test_screen_paper_and_workbook_say_the_same(self):
        for name in self.names:
            with self.subTest(name):
                report = self.question(name)
                page = report.read_page(limit=500)
                shown = [list(row["cells"].values()) for row in page["rows"]]
                self.assertEqual(self.on_paper(report), shown)
                rows, totals = self.in_excel(report)
                self.assertEqual(rows, shown)
                self.assertEqual(totals, page["totals"])

    def test_sums_of_groups_come_to_the_total(self):
        for name in self.names:
            for group in self.env[f"report.coop_card.{name}"]._report_groups:
                with self.subTest(name, group=group):
                    report = self.question(name, group_by=group)
                    page = report.read_page(limit=500)
                    begins = [one["begins"] for one in page["rows"] if "begins" in one]
                    self.assertEqual(sum(one["count"] for one in begins), page["count"])
                    for column, total in page["totals"].items():
                        parts = sum(exact(one["sums"][column]) for one in begins)
                        self.assertEqual(parts, exact(total))
                    titles = [[one["title"]] for one in begins]
                    self.assertEqual(self.on_paper(report, "group"), titles)
                    self.assertGroupsOnPaper(report, page, begins)

    def assertGroupsOnPaper(self, report, page, begins):
        """The sums below groups are those that the screen has above them."""
        columns = [one for one in page["columns"] if one["name"] != page["group_by"]]
        shown = [[one["sums"].get(c["name"], "") for c in columns] for one in begins]
        named = next((one for one in columns if one["kind"] == "text"), columns[0])
        for sums in shown:
            sums[columns.index(named)] = "Total"
        if len(begins) > 1 and page["totals"]:
            self.assertEqual(self.on_paper(report, "sum"), shown)

    @skipUnless(shutil.which("wkhtmltopdf"), "wkhtmltopdf is not installed")
    @skipUnless(shutil.which("pdftotext"), "pdftotext is not installed")
    @mute_logger("odoo.addons.base.models.ir_actions_report")
    def test_what_is_printed_bears_figures_and_totals(self):
        for lying in (False, True):
            reports = self.env["coop.report"].union(
                *(
                    self.question(name)
                    for name in self.names
                    if self.env[f"report.coop_card.{name}"]._report_landscape == lying
                )
            )
            words = set(self.pdf_text(reports).split())
            for report in reports:
                page = report.read_page(limit=500)
                figures = [one["name"] for one in page["columns"] if one["total"]]
                shown = [row["cells"][name] for row in page["rows"] for name in figures]
                with self.subTest(report.definition):
                    self.assertLessEqual(
                        {*filter(None, shown), *page["totals"].values()}, words
                    )

    def pdf_text(self, reports):
        """Return the text of the PDF of reports on the same paper."""
        printer = reports.env["ir.actions.report"]
        printer = printer.with_context(force_report_rendering=True)
        paper, _kind = printer._render_qweb_pdf(reports[0]._paper(), reports.ids)
        command = ["pdftotext", "-layout", "-", "-"]
        done = subprocess.run(command, input=paper, capture_output=True, check=True)
        return done.stdout.decode()

    @skipUnless(shutil.which("soffice"), "LibreOffice (soffice) is not installed")
    def test_libreoffice_shows_what_the_screen_shows(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in self.names:
                content = self.printed()._workbook(self.question(name))[1]
                Path(folder, f"{name}.xlsx").write_bytes(content)
            self.open_in_libreoffice(folder)
            for name in self.names:
                with self.subTest(name), Path(folder, f"{name}.csv").open() as file:
                    self.assertShown(name, list(csv.reader(file)))

    def open_in_libreoffice(self, folder):
        """Let LibreOffice open the workbooks of a folder, and write them as text."""
        subprocess.run(
            [
                "soffice",
                "--headless",
                f"-env:UserInstallation=file://{folder}/profile",
                "--convert-to",
                "csv:Text - txt - csv (StarCalc):44,34,76",
                "--outdir",
                folder,
                *map(str, Path(folder).glob("*.xlsx")),
            ],
            capture_output=True,
            check=True,
        )

    def assertShown(self, name, lines):
        """The cells of figures and of texts are shown as on the screen."""
        report = self.question(name)
        page = report.read_page(limit=500)
        alike = [
            (place, column["name"])
            for place, column in enumerate(page["columns"])
            if column["kind"] in ("text", "integer", "amount")
        ]
        rows = [[row["cells"][name] for _place, name in alike] for row in page["rows"]]
        end = len(lines) - bool(page["totals"])
        written = lines[end - len(rows) : end]
        self.assertEqual(
            [[row[place] for place, _name in alike] for row in written], rows
        )
        totals = [lines[-1][place] for place, name in alike if name in page["totals"]]
        self.assertEqual(totals, [*page["totals"].values()])
