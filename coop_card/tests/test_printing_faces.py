# SPDX-License-Identifier: LGPL-3.0-or-later
"""Card faces on paper: real size, right letters, readable codes."""

import io
import unittest

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, features

from odoo.tests import BaseCase

from ..printing import card_papers, text
from ..printing.card_faces import Design, Face
from ..printing.fonts import FOLDER, runs
from .printing_case import Paper, element, zxingcpp

#: Tone marks above upper vowels, below ascenders, above ำ; vowels under descenders.
THAI = "ผู้ใหญ่บ้าน ปิ่นเพ็ชร์ น้ำใจ กุ้ยช่าย"


def paper(*elements, values=None, cards=1, faces=("front",), back=(), **options):
    """Return cards with these fields on their faces, read back."""
    sheet = {"sheets": options.pop("sheets", False)}
    sheet["first_place"] = options.pop("first_place", 1)
    background = options.pop("background", None)
    design = Design(Face(elements, background), Face(back), **options)
    stream = io.BytesIO()
    values = values or {}
    count = card_papers.write(stream, [(design, values)] * cards, faces, **sheet)
    assert count == cards
    return Paper(stream.getvalue())


def png(colour):
    """Return a picture of one colour, as bytes."""
    stream = io.BytesIO()
    Image.new("RGB", (100, 60), colour).save(stream, "PNG")
    return stream.getvalue()


class TestCardFaces(BaseCase):
    """What is drawn on a card can be read from it."""

    def test_a_card_has_the_size_of_bank_cards(self):
        self.assertEqual(paper(element()).size(), (85.6, 54.0))

    def test_an_upright_card_stands_on_its_short_side(self):
        self.assertEqual(paper(element(), portrait=True).size(), (54.0, 85.6))

    def test_thai_is_read_as_it_was_written(self):
        printed = paper(element(), values={"name": THAI})
        self.assertEqual(printed.text(), THAI)

    def test_thai_latin_and_chinese_stand_in_one_line(self):
        name = "สมชาย José 王小明 (2)"
        printed = paper(element(), values={"name": name})
        self.assertEqual(printed.text(), name)

    def test_each_script_has_a_font(self):
        fonts = [font for font, _piece in runs("ก A王", bold=True)]
        expected = ["NotoSansThai-Bold", "NotoSans-Bold", "STSong-Light"]
        self.assertEqual(fonts, expected)

    @unittest.skipUnless(features.check("raqm"), "Pillow without its shaping library")
    def test_marks_stand_where_another_program_puts_them(self):
        scale, size = 6, 24
        stream = io.BytesIO()
        canvas = card_papers.Canvas(stream, pagesize=(420, 60))
        text.draw(canvas, text.Line(THAI, size), 10, 20)
        canvas.save()
        drawn = Paper(stream.getvalue()).image(scale=scale).convert("L")
        font = ImageFont.truetype(
            FOLDER / "NotoSansThai-Regular.ttf",
            size * scale,
            layout_engine=ImageFont.Layout.RAQM,
        )
        expected = Image.new("L", drawn.size, 255)
        at = (10 * scale, drawn.height - 20 * scale)
        ImageDraw.Draw(expected).text(at, THAI, 0, font, anchor="ls")
        self.assertLess(unlike(drawn, expected), 0.001)
        self.assertGreater(unlike(drawn, ImageChops.offset(expected, 0, 9)), 0.1)

    @unittest.skipUnless(zxingcpp, "zxing-cpp reads the codes back")
    def test_codes_are_read_by_a_scanner(self):
        printed = paper(
            element("code128", "number", (5, 5, 50, 8)),
            element("qr", "number", (60, 5, 20, 20)),
            values={"number": "9764001000001235"},
        )
        expected = [("Code128", "9764001000001235"), ("QRCode", "9764001000001235")]
        self.assertEqual(printed.codes(), expected)

    @unittest.skipUnless(zxingcpp, "zxing-cpp reads the codes back")
    def test_a_code_is_readable_on_a_dark_picture(self):
        printed = paper(
            element("code128", "number", (5, 5, 50, 8)),
            values={"number": "00000018"},
            background=png("navy"),
        )
        self.assertEqual(printed.codes(), [("Code128", "00000018")])

    def test_the_picture_fills_the_card_and_prints_grey_with_one_colour(self):
        image = paper(background=png("navy")).image()
        for corner in ((9, 9), (image.width - 9, image.height - 9)):
            self.assertGreater(image.getpixel(corner)[2], 100)
            self.assertLess(image.getpixel(corner)[0], 20)
        image = paper(background=png("navy"), one_colour=True).image()
        red, green, blue = image.getpixel((9, 9))
        self.assertTrue(red == green == blue)

    def test_a_photo_fills_its_box(self):
        photo = element("photo", "photo", (10, 10, 20, 25))
        image = paper(photo, values={"photo": png("red")}).image(scale=72 / 25.4)
        self.assertGreater(image.getpixel((85, 85))[0], 240)
        self.assertEqual(image.getpixel((70, 85)), (255, 255, 255))

    def test_nothing_is_printed_where_there_is_nothing_to_show(self):
        until = element(name="valid_to", text="Valid until")
        logo = element("logo", "logo", (10, 10, 20, 25))
        image = paper(until, logo, values={"valid_to": ""}).image()
        self.assertEqual(image.getextrema(), ((255, 255),) * 3)

    def test_an_outline_stands_where_there_is_no_photo(self):
        photo = element("photo", "photo", (10, 10, 20, 25))
        image = paper(photo, values={"photo": b""}).image()
        self.assertLess(image.getextrema()[0][0], 200)

    def test_words_before_a_value_are_printed_with_it(self):
        until = element(name="valid_to", text="Valid until")
        printed = paper(until, values={"valid_to": "31/12/2571"})
        self.assertEqual(printed.text(), "Valid until 31/12/2571")


class TestFitting(BaseCase):
    """Text that is too long becomes smaller, then it is cut."""

    def test_short_text_keeps_its_size(self):
        line = text.fit("Somchai", 10, 200, 5)
        self.assertEqual((line.text, line.size), ("Somchai", 10))

    def test_longer_text_becomes_smaller(self):
        line = text.fit(THAI, 20, 150, 5)
        self.assertEqual(line.text, THAI)
        self.assertLess(line.size, 20)
        self.assertAlmostEqual(line.width, 150)

    def test_still_longer_text_is_cut(self):
        line = text.fit(THAI * 5, 20, 150, 5)
        self.assertEqual(line.size, 5)
        self.assertTrue(line.text.endswith("…"))
        self.assertTrue((THAI * 5).startswith(line.text[:-1]))
        self.assertLessEqual(line.width, 150)
        self.assertGreater(line.width, 140)

    def test_a_letter_keeps_its_marks(self):
        for room in range(10, 150):
            end = text.fit(THAI, 20, room, 20).text[:-1]
            cut = THAI[len(end) : len(end) + 1]
            self.assertNotIn(cut, tuple("ู้่ิ็์ำุ"), end)
            self.assertNotIn(end[-1:], tuple("เแโใไ"), end)

    def test_no_room_leaves_the_dots(self):
        self.assertEqual(text.fit("Somchai", 10, 1, 10).text, "…")


class TestSheets(BaseCase):
    """Eight cards fit on A4, fronts and backs behind each other."""

    name = element(box=(5, 5, 60, 8))

    def sheets(self, cards, **options):
        """Return so many cards on A4 sheets, with a back, read back."""
        return paper(
            self.name,
            values={"name": "Somchai", "back": "Back"},
            cards=cards,
            sheets=True,
            back=(element(name="back"),),
            **options,
        )

    def counts(self, printed):
        """Return how many cards are on each page."""
        pages = range(len(printed.pages))
        return [printed.text(page).count("Somchai") for page in pages]

    def test_eight_to_a_page(self):
        printed = self.sheets(9)
        self.assertEqual(printed.size(), (210.0, 297.0))
        self.assertEqual(self.counts(printed), [8, 1])

    def test_cards_do_not_touch_and_stay_on_the_page(self):
        corners = self.sheets(8).places()["Somchai"]
        columns = sorted({round(x) for x, _y in corners})
        rows = sorted({round(y) for _x, y in corners})
        self.assertEqual((len(columns), len(rows)), (2, 4))
        self.assertGreater(columns[1] - columns[0], 85.6)
        self.assertGreater(rows[1] - rows[0], 53.98)
        self.assertLess(columns[1] + 80.6, 210)
        self.assertLess(rows[3] + 49, 297)

    def test_a_used_sheet_is_begun_where_it_is_free(self):
        printed = self.sheets(3, first_place=7)
        self.assertEqual(self.counts(printed), [2, 1])

    def test_backs_lie_behind_their_fronts(self):
        printed = self.sheets(1, faces=("front", "back"))
        [(front, _y)], [(back, _z)] = (
            printed.places(0)["Somchai"],
            printed.places(1)["Back"],
        )
        self.assertLess(front, 105)
        self.assertGreater(back, 105)

    def test_cut_marks_are_outside_of_the_cards(self):
        image = paper(cards=8, sheets=True).image(scale=72 / 25.4).convert("L")
        self.assertLess(image.getextrema()[0], 200)
        [corner, *_others] = self.sheets(8).places()["Somchai"]
        left, top = (round(length * 8) for length in corner)
        card = image.crop((left - 30, top - 30, left + 600, top + 350))
        self.assertEqual(card.getextrema(), (255, 255))


def unlike(one, other):
    """Return the share of ink in either picture that has none near it in the other."""
    ink, expected = (ImageChops.invert(image) for image in (one, other))
    strays = sum(
        _count(ImageChops.subtract(_dark(here), _dark(there).filter(near)))
        for here, there in ((ink, expected), (expected, ink))
        for near in [ImageFilter.MaxFilter(5)]
    )
    return strays / (_count(_dark(ink)) + _count(_dark(expected)))


def _dark(image):
    return image.point(lambda value: 255 if value > 128 else 0)


def _count(image):
    return image.histogram()[255]
