# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a member or operator reads on the paper."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coop_terminal.printing import (
    NoPrinter,
    Printer,
    PrinterSettings,
    PrinterTrouble,
    fonts,
)
from coop_terminal.printing.letters import cells
from coop_terminal.printing.raster import Pen
from coop_terminal.printing.slips import document
from coop_terminal.printing.words import WORDS
from terminal.tests.printing.examples import (
    BALANCE,
    DIFFERENT,
    ENGLISH,
    HEAD,
    LINES,
    PLAIN_LINES,
    PURCHASE,
    REVERSAL,
    SHIFT,
    SLIPS,
)
from terminal.tests.printing.paper import Roll

THAI = {21: "cp874"}


def roll(slip, language="th", width=58, pages=None, **settings):
    """Return the paper of a slip, from a printer with a Thai page 21."""
    table = {"kind": "file", "port": "-", "width": width, "code_page": 21} | settings
    printer = Printer(PrinterSettings.of(table), language)
    data = printer.encoded(document(slip, language))
    return Roll(data, width, THAI if pages is None else pages)


@pytest.mark.parametrize("language", ["en", "th"])
@pytest.mark.parametrize("width", [58, 80])
@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_every_slip_fits_and_says_what_it_has_to(slip, language, width):
    """Case 66: no question mark, nothing wider than the paper, cut at its end."""
    paper = roll(slip, language, width)
    text = paper.text()
    assert "?" not in text
    assert paper.cuts == 1
    for told in (slip.head.company, slip.head.terminal, slip.head.operator_name):
        assert told.replace(" ", "") in text.replace(" ", "").replace("\n", "")
    assert "ขอบคุณที่ใช้บริการ" in text
    assert "ลด ฿20" in text


def test_a_purchase_slip():
    assert roll(PURCHASE).text().splitlines() == [
        "  ร้านสหกรณ์การเกษตรตัวอย่าง จำกัด",
        "          สาขาตลาดเช้า",
        "        โทร. 0 2123 4567",
        "     เปิดทุกวัน 8.00-17.00 น.",
        "--------------------------------",
        "          ใบสะสมยอดซื้อ",
        "เลขที่                    S-000041",
        "วันที่             01/03/2569 09:05",
        "เครื่อง                   SHOP0001",
        "หมายเลขร้านค้า     764001000000001",
        "พนักงาน             101 สมหญิง รักดี",
        "--------------------------------",
        "บัตร             ************1235",
        "สมาชิก               ส***** ใ****",
        "เลขทะเบียน                 0***23",
        "--------------------------------",
        "ข้าวสารหอมมะลิ              125.00",
        "ปุ๋ยยูเรีย 46-0-0              50.00",
        "  UREA 2.5 กระสอบ",
        "น้ำมันเชื้อเพลิงสำหรับรถไถ",
        "เดินตามและเครื่องสูบน้ำ      1,234.50",
        "  FUEL 35 ลิตร",
        "--------------------------------",
        "รวม บาท                 1,409.50",
        "ยอดซื้อสะสมปีนี้            25,149.75",
        "",
        "        สหกรณ์บันทึกยอดแล้ว",
        "",
        "         ขอบคุณที่ใช้บริการ",
        "     โปรดเก็บใบนี้ไว้เป็นหลักฐาน",
        "",
        "    ปุ๋ยอินทรีย์ ลด ฿20 ถึงสิ้นเดือน",
    ]


def test_an_english_purchase_slip_needs_no_thai_page():
    slip = replace(PURCHASE, head=ENGLISH, lines=PLAIN_LINES, member="S*** J***")
    text = roll(slip, "en", code_page="raster", font="none", pages={}).text()
    assert "Jasmine rice              125.00" in text
    assert "Total THB               1,409.50" in text
    assert "Date            2026-03-01 09:05" in text


@pytest.mark.parametrize("width", [58, 80])
def test_a_name_wider_than_the_paper_goes_on_below(width):
    """Case 66: a long name with stacked marks is printed whole."""
    name = "ก๊กก๊กก๊ก " * 8
    slip = replace(
        PURCHASE, head=replace(HEAD, operator_name=name.strip()), member=name
    )
    text = roll(slip, width=width).text()
    assert text.replace(" ", "").replace("\n", "").count("ก๊ก" * 24) == 2
    drawn = Pen(width).drawn(document(slip, "th"))
    usual = Pen(width).drawn(document(PURCHASE, "th"))
    assert drawn.height > usual.height


def test_the_total_and_the_title_are_large_and_the_total_bold():
    large = [row for row in roll(PURCHASE).rows() if row.size == 2]
    assert [row.text.split()[0] for row in large] == ["ใบสะสมยอดซื้อ", "รวม"]
    assert all(row.bold for row in large)


@pytest.mark.parametrize(("copy", "mark"), [(1, "*** COPY ***"), (3, "*** COPY 3 ***")])
def test_a_slip_printed_again_says_that_it_is_a_copy(copy, mark):
    """Case 66: after a power cut nobody knows whether the first one is on paper."""
    for slip in SLIPS.values():
        text = roll(replace(slip, copy=copy), "en").text()
        assert mark in text
        assert "COPY" not in roll(slip, "en").text()
    assert "*** สำเนา ***" in roll(replace(PURCHASE, copy=1)).text()


def test_a_slip_that_takes_back_says_which_one():
    text = roll(REVERSAL, "en").text()
    assert "Taken back" in text
    assert "Takes back              S-000041" in text
    assert "-1,409.50" in text


@pytest.mark.parametrize("state", ["waiting", "booked", "held", "rejected"])
def test_a_slip_says_what_became_of_the_sale(state):
    for language in ("en", "th"):
        said = WORDS[state][language == "th"]
        text = roll(replace(PURCHASE, state=state), language).text()
        assert said.replace(" ", "") in text.replace(" ", "").replace("\n", "")


def test_produce_sold_to_the_co_op_is_titled_so():
    sale = replace(LINES[0], direction="sale")
    assert "ใบสะสมยอดขาย" in roll(replace(PURCHASE, lines=(sale,))).text()
    mixed = roll(replace(PURCHASE, lines=(sale, LINES[1])), "en").text()
    assert "(sale)" in mixed
    assert "(purchase)" in mixed


def test_goods_that_come_back_are_titled_so():
    back = replace(LINES[1], amount=-5000, quantity="-1250.5")
    text = roll(replace(PURCHASE, lines=(back,), total=-5000), "en").text()
    assert "Return of goods" in text
    assert "UREA -1,250.5" in text


def test_figures_of_several_days_stand_below_their_day():
    later = replace(SHIFT.kinds[0], date="2026-03-02", count=1200)
    text = roll(replace(SHIFT, kinds=(*SHIFT.kinds, later)), "en").text()
    assert "2026-03-02\n  Transactions: 1,200  20,845.00" in text


def test_a_long_name_takes_the_whole_line_where_that_saves_one():
    name = "เมล็ดพันธุ์ข้าวโพดเลี้ยงสัตว์ลูกผสมตราสหกรณ์"
    line = replace(LINES[0], name=name, amount=123456789)
    rows = [row.text.split() for row in roll(replace(PURCHASE, lines=(line,))).rows()]
    assert ["สหกรณ์", "1,234,567.89"] in rows
    assert ["เมล็ดพันธุ์ข้าวโพดเลี้ยงสัตว์ลูกผสมตรา"] in rows


def test_a_year_total_that_is_not_known_is_left_out():
    text = roll(replace(PURCHASE, year_total=None, state="waiting")).text()
    assert "ยอดซื้อสะสมปีนี้" not in text


def test_a_balance_slip():
    rows = [row.text.split() for row in roll(BALANCE, "en").rows()]
    assert ["ปุ๋ยและเคมีเกษตร", "12,649.75"] in rows
    assert ["ข้าวเปลือก", "(sale)", "85,000.00"] in rows
    assert ["Purchases", "25,149.75"] in rows
    assert ["Sales", "to", "the", "co-op", "85,000.00"] in rows
    empty = replace(BALANCE, totals=(), purchase=0, sale=0)
    assert "ปีนี้ยังไม่มีรายการ" in roll(empty).text()


def test_a_shift_slip():
    text = roll(SHIFT, "en").text()
    assert "Shift no.                     17" in text
    assert "Transactions: 41       20,845.00" in text
    assert "Taken back: 1          -1,409.50" in text
    assert "Purchases THB          10,935.50" in text
    assert "Sales to the co-op THB  8,500.00" in text
    assert "The co-op has the same figures." in text
    assert "Signature" in text


def test_a_shift_in_which_nobody_sold_anything_has_one_total():
    slip = replace(SHIFT, categories=SHIFT.categories[:2])
    assert "Total THB              19,435.50" in roll(slip, "en").text()


def test_a_shift_slip_tells_differences():
    text = roll(DIFFERENT, "en").text()
    assert "The co-op has other figures." in text
    assert "2026-03-01 Transactions" in text
    assert "  terminal: 41         12,345.00" in text
    assert "  co-op: 39            12,000.00" in text
    assert "Not delivered yet              2" in text


def test_an_open_shift_has_no_signature():
    text = roll(replace(SHIFT, state="open", closed_at=None), "en").text()
    assert "Shift so far" in text
    assert "Signature" not in text


def test_a_printer_without_a_thai_page_gets_drawn_letters():
    """Case 66: never a row of question marks."""
    with pytest.raises(AssertionError, match=r"too wide: .*\?\?\?"):
        roll(PURCHASE, pages={})  # what such a printer would print
    drawn = roll(PURCHASE, code_page="raster")
    assert drawn.text() == ""
    assert drawn.dots().width == 384


@pytest.mark.parametrize(("width", "dots"), [(58, 384), (80, 576)])
def test_a_drawn_slip_is_what_was_drawn(width, dots):
    blocks = document(PURCHASE, "th")
    wanted = Pen(width).drawn(blocks)
    printed = roll(PURCHASE, width=width, code_page="raster")
    assert printed.dots().size == wanted.size == (dots, wanted.height)
    assert printed.dots().tobytes() == wanted.tobytes()
    assert max(picture.height for picture in printed.pictures()) <= 128


def test_emoji_in_a_text_of_the_co_op_are_seen_as_missing():
    """Case 66: the whole slip is drawn, as the page has no such letter."""
    slip = replace(PURCHASE, head=replace(HEAD, advert="ลด 🙂"))
    assert roll(slip).pictures()
    text = roll(slip, font="none").text()  # nothing to draw with
    assert "ลด [1F642]" in text
    assert "?" not in text


def test_the_baht_sign_is_printed():
    """Case 66."""
    assert "ลด ฿20" in roll(PURCHASE).text()


def test_every_amount_is_in_the_last_column():
    for row in roll(PURCHASE).rows():
        if row.text.endswith("0") and "," in row.text:
            assert cells(row.text) == 32


def test_the_words_are_all_there_in_both_languages():
    assert all(english and thai for english, thai in WORDS.values())


def test_a_terminal_without_a_printer_prints_nothing():
    assert NoPrinter().print(PURCHASE) is None
    with pytest.raises(PrinterTrouble, match="no_printer"):
        NoPrinter().print_test()


def test_a_font_has_thai_and_latin_letters():
    plain, _bold = fonts.find()
    assert fonts.has(fonts.load(plain, 24), "กุ้งA1")
    assert not fonts.has(fonts.load(plain, 24), "🙂")
    with pytest.raises(fonts.NoFont, match="no font with Thai"):
        fonts.find("nowhere.ttf")


@settings(max_examples=25)
@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=8))
def test_any_text_of_the_co_op_fits_the_paper(name, header, unit):
    """Case 66: whatever the server says is printed, replaced or left out."""
    line = replace(LINES[1], name=name, unit=unit)
    slip = replace(PURCHASE, head=replace(HEAD, header=header), lines=(line,))
    for width in (58, 80):
        paper = roll(slip, width=width, font="none")  # which refuses what is too wide
        assert paper.text().count("?") == name.count("?") + header.count("?") + (
            unit.count("?")
        )
        assert paper.cuts == 1
