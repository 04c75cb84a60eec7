# SPDX-License-Identifier: LGPL-3.0-or-later
"""Letters about refunds: to whom, in which order and language, in which files."""

import base64
import io
import zipfile
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import HttpCase
from odoo.tools import mute_logger

from ..models.letters import coop_letter_job
from .letter_case import LetterCase
from .printing_case import Paper


class TestLetters(LetterCase):
    """The letters of a run, and those of refunds that were marked."""

    def wizard(self, **values):
        """Return the dialog as the accountant opens it on the run."""
        wizards = self.env["coop.letter.wizard"].with_user(self.accountant)
        wizards = wizards.with_context(
            active_model="coop.rebate.run", active_id=self.refund_run.id
        )
        return wizards.create(values)

    def job(self, **values):
        """Return the job that the dialog begins."""
        self.approve(self.refund_run)
        job = self.wizard(**values).action_write()
        return self.env[job["res_model"]].browse(job["res_id"])

    def pages(self, file):
        """Return the text of each page of a file of letters."""
        paper = Paper(base64.b64decode(file.file))
        return [paper.text(page) for page in range(len(paper.pages))]

    def test_all_letters_by_group_and_number(self):
        job = self.job()
        self.assertEqual((job.state, job.letter_count, job.progress), ("done", 7, 100))
        groups = self.env["coop.member.group"].search(
            [("company_id", "=", self.co_op.id)]
        )
        members = self.refund_run.claim_ids.member_id
        order = [*groups.ids, False]
        expected = members.sorted(
            lambda one: (order.index(one.group_id.id), one.number)
        )
        pages = self.pages(job.file_ids)
        found = [
            next(number for number in self.claims if number in page) for page in pages
        ]
        self.assertEqual(found, expected.mapped("number"))

    def test_many_letters_make_several_files(self):
        with patch.object(coop_letter_job, "FILE_SIZE", 3):
            job = self.job()
        sizes = job.file_ids.mapped("letter_count")
        self.assertEqual(sizes, [3, 3, 1])
        for file in job.file_ids:
            self.assertEqual(len(self.pages(file)), file.letter_count)

    def test_a_large_run_is_left_to_the_job_which_goes_on(self):
        with (
            patch.object(coop_letter_job, "FILE_SIZE", 3),
            patch.object(coop_letter_job, "AT_ONCE", 0),
        ):
            job = self.job()
            self.assertEqual((job.state, job.progress), ("writing", 0))
            job._as_starter()._work_on_part()
            self.assertEqual(job.file_ids.mapped("is_done"), [True, False, False])
            job._work(lambda _done: True)
        self.assertEqual((job.state, job.progress), ("done", 100))

    def test_only_groups_and_refunds_that_are_wanted(self):
        group = self.claims["00002"].member_id.group_id
        self.assertEqual(self.wizard(group_ids=group.ids).letter_count, 1)
        self.assertEqual(self.wizard(with_nothing=False).letter_count, 3)
        marked = self.env["coop.letter.wizard"].with_context(
            active_model="coop.rebate.claim", active_ids=self.claims["00005"].ids
        )
        self.assertEqual(marked.create({}).letter_count, 1)

    def test_no_letters_of_a_run_that_is_not_approved(self):
        with self.assertRaisesRegex(UserError, "once the run is approved"):
            self.wizard().action_write()
        self.assertIn("Draft, not approved", self.letter("00002").text())
        self.approve(self.refund_run)
        self.assertNotIn("Draft, not approved", self.letter("00002").text())

    def test_each_member_in_their_own_language(self):
        template = self.env["coop.letter.template"]._first(self.co_op)
        template.with_context(lang="th_TH").opening = "เงินเฉลี่ยคืนของ{name}"
        self.assertIn("เงินเฉลี่ยคืนของนายสมบูรณ์ ไชยวงค์", self.letter("00001").text())
        thai_year = self.refund_run.fiscal_year_id.date_end.year + 543
        self.assertIn(f"31/12/{thai_year}", self.letter("00001").text())
        self.assertIn("Dear Ms Malee Boonmee", self.letter("00002").text())

    def test_how_it_is_paid_and_to_which_account(self):
        member = self.claims["00002"].member_id
        methods = self.env["coop.payout.method"]
        own = [("company_id", "=", self.co_op.id), ("kind", "=", "bank")]
        member.payout_method_id = methods.search(own)
        member.payout_bank_id = self.env["res.partner.bank"].create(
            {"acc_number": "123-4-56789-0", "partner_id": member.partner_id.id}
        )
        text = self.letter("00002").text()
        self.assertIn("*89-0.", text)
        self.assertNotIn("123-4", text)
        member.payout_method_id.letter_text = "By {method}."
        self.assertIn(
            f"By {member.payout_method_id.name}.", self.letter("00002").text()
        )
        self.assertNotIn("The sum is", self.letter("00005").text())

    def test_places_nobody_can_fill_are_refused(self):
        template = self.env["coop.letter.template"]._first(self.co_op)
        with self.assertRaisesRegex(ValidationError, "{nmae}"):
            template.opening = "Dear {nmae}"
        self.assertIn("{name}", template.places_text)

    def test_files_go_with_their_job(self):
        job = self.job()
        attached = [
            ("res_model", "=", "coop.letter.file"),
            ("res_id", "=", job.file_ids.id),
        ]
        attachments = self.env["ir.attachment"].sudo()
        self.assertTrue(
            attachments.search_count([*attached, ("res_field", "=", "file")])
        )
        job.with_user(self.accountant).unlink()
        self.assertFalse(
            attachments.search_count([*attached, ("res_field", "=", "file")])
        )

    def test_accountants_write_letters_and_auditors_do_not(self):
        job = self.job()
        with self.assertRaises(AccessError):
            self.as_role("auditor", job).check_access("read")
        with self.assertRaises(AccessError):
            self.as_role("auditor", self.env["coop.letter.wizard"]).create({})


class TestLetterDownload(LetterCase, HttpCase):
    """Letters and the workbook by their addresses."""

    @mute_logger("odoo.http")
    def test_downloads(self):
        user = self.make_user("accountant", password="accountant-accountant")
        job = (
            self.env["coop.letter.job"]
            .with_user(user)
            ._make(
                self.refund_run,
                [],
                self.env["coop.letter.template"]._first(self.co_op),
            )
        )
        self.env.flush_all()
        self.authenticate(user.login, "accountant-accountant")
        letter = self.url_open(self.claims["00002"].action_letter()["url"])
        self.assertIn("Malee", Paper(letter.content).text())
        archive = self.url_open(job.action_download()["url"])
        with zipfile.ZipFile(io.BytesIO(archive.content)) as files:
            self.assertEqual(len(files.namelist()), 1)
        book = self.url_open(self.refund_run.action_explain()["url"])
        self.assertEqual(book.content[:2], b"PK")
        operator = self.make_user("operator", password="operator-operator")
        self.authenticate(operator.login, "operator-operator")
        for url in (letter.url, archive.url, book.url):
            self.assertEqual(self.url_open(url).status_code, 403)
