# SPDX-License-Identifier: LGPL-3.0-or-later
"""Card templates: what a co-op begins with, edits and sees."""

import base64
import io

from PIL import Image
from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, HttpCase
from odoo.tools import mute_logger

from .printing_case import Paper, PrintingCase


class TestTemplates(PrintingCase):
    """Templates say what stands where on a card."""

    def preview(self, side):
        """Return the preview of a face as a picture."""
        shown = base64.b64decode(self.template[f"preview_{side}"])
        return Image.open(io.BytesIO(shown)).convert("RGB")

    def test_a_new_co_op_has_one_that_can_be_printed(self):
        self.assertEqual(len(self.template), 1)
        printed = Paper(self.template._sample_pdf())
        self.assertEqual([printed.size(page) for page in (0, 1)], [(85.6, 54.0)] * 2)
        self.assertIn("Ms Jaidee Meesuk", printed.text(0))
        self.assertIn(self.co_op.name, printed.text(0))

    def test_nothing_on_the_back_touches_the_magnetic_stripe(self):
        back = self.template.field_ids.filtered(lambda field: field.face == "back")
        self.assertTrue(back)
        self.assertGreater(min(back.mapped("y")), 16)

    def test_the_preview_shows_what_is_typed_before_it_is_saved(self):
        before = self.template.preview_front
        with Form(self.template) as form:
            with form.field_ids.edit(0) as field:
                field.colour = "#AA0000"
            self.assertNotEqual(form.preview_front, before)
        self.assertColour(self.preview("front"), (5, 5), (0xAA, 0, 0))

    def test_a_picture_on_pre_printed_cards_is_shown_but_not_printed(self):
        self.template.field_ids.unlink()
        self.template.front_background = self.png("navy", (856, 540))
        self.template.print_background = False
        self.assertColour(self.preview("front"), (99, 99), (0, 0, 128))
        image = Paper(self.template._sample_pdf()).image()
        self.assertColour(image, (99, 99), (255, 255, 255))

    def test_upright_cards_have_upright_fields(self):
        with self.assertRaisesRegex(ValidationError, "over the edge"):
            self.template.portrait = True
        self.template.field_ids.unlink()
        self.template.portrait = True
        self.assertLess(*self.preview("front").size)

    def test_days_are_written_in_the_template_language(self):
        self.env["res.lang"]._activate_lang("th_TH")
        self.template.lang = "th_TH"
        self.assertIn("31/12/2571", Paper(self.template._sample_pdf()).text())

    def test_what_no_printer_could_print_is_refused(self):
        field = self.template.field_ids[0]
        for values in (
            {"x": 80, "width": 20},
            {"colour": "green"},
            {"kind": "text", "source": False, "text": False},
            {"kind": "code128", "source": False, "text": "ก"},
        ):
            with self.assertRaises(ValidationError), self.cr.savepoint():
                field.write(values)
        with self.assertRaisesRegex(ValidationError, "Choose a picture"):
            self.template.back_background = base64.b64encode(b"no picture")

    @mute_logger("odoo.sql_db")
    def test_type_that_nobody_can_read_is_refused(self):
        with self.assertRaises(CheckViolation), self.cr.savepoint():
            self.template.field_ids[1].write({"size_min": 1})
            self.env.flush_all()

    def test_a_copy_has_the_same_fields(self):
        copy = self.template.copy()
        self.assertEqual(len(copy.field_ids), len(self.template.field_ids))
        self.assertIn("(copy)", copy.name)

    def test_a_template_in_use_is_archived_instead_of_deleted(self):
        self.job(self.make_card()).action_confirm()
        with self.assertRaisesRegex(UserError, "Archive it instead"):
            self.template.unlink()

    def test_managers_edit_and_the_others_read(self):
        self.as_role("manager", self.template).name = "Ours"
        for role in ("officer", "auditor"):
            template = self.as_role(role, self.template)
            template.check_access("read")
            with self.assertRaises(AccessError):
                template.name = "Mine"
        with self.assertRaises(AccessError):
            self.as_role("operator", self.template).check_access("read")

    def test_another_co_op_does_not_see_it(self):
        stranger = self.env["res.company"].create({"name": "Other Co-op"})
        user = self.make_user("manager")
        user.write({"company_ids": [(6, 0, stranger.ids)], "company_id": stranger.id})
        templates = self.env["coop.card.template"].with_user(user)
        templates = templates.with_context(allowed_company_ids=stranger.ids)
        self.assertEqual(templates.search([]).company_id, stranger)


class TestSample(PrintingCase, HttpCase):
    """A sample card opens in the browser."""

    def test_in_its_real_size(self):
        officer = self.make_user("officer", password="officer-officer")
        self.env.flush_all()
        self.authenticate(officer.login, "officer-officer")
        answer = self.url_open(self.template.action_print_sample()["url"])
        self.assertEqual(Paper(answer.content).size(), (85.6, 54.0))
        answer = self.url_open("/coop_card/card_template/0.pdf")
        self.assertEqual(answer.status_code, 404)
