# SPDX-License-Identifier: LGPL-3.0-or-later
"""Lines end between words, also in Thai, and never within what belongs together."""

import doctest
import itertools
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop_terminal import thai, wrapping
from coop_terminal.printing.letters import cells
from coop_terminal.thai import clusters
from coop_terminal.wrapping import wrapped

#: Text as it is written: no mark without a letter before it.
THAI = st.text("กขคงน้ำปุ๋ยกี่ญูฎุใไเแโ่้ะา ำ์็A1.", max_size=60).map(
    lambda text: re.sub(r"(^|\s)[ะาำ\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]+", r"\1", text)
)

#: What co-ops sell and say, with a blank wherever a line may end.
SPACED = [
    "น้ำมันเชื้อเพลิง สำหรับ รถไถ เดินตาม และ เครื่องสูบน้ำ",
    "ข้าวสาร หอมมะลิ ทุ่งกุลา ร้องไห้ คัด พิเศษ",
    "เมล็ดพันธุ์ ข้าวโพด เลี้ยงสัตว์ ลูกผสม",
    "เครื่อง พ่น ยา แบตเตอรี่ สะพาย หลัง",
    "สหกรณ์ การเกษตร เพื่อ การตลาด ลูกค้า",
    "โปรด เก็บ ใบ นี้ ไว้ เป็น หลักฐาน",
    "อาหารสัตว์ สำเร็จรูป สำหรับ สุกร ขุน",
    "บะหมี่ กึ่ง สำเร็จรูป รส ต้มยำกุ้ง",
]


@pytest.fixture
def no_dictionary(monkeypatch):
    """Take away the package that knows words of Thai."""
    monkeypatch.setitem(sys.modules, "pythainlp.corpus", None)
    _forget()
    yield
    _forget()


def _forget():
    thai.words.cache_clear()
    thai._package.cache_clear()


def _ends(spaced):
    """Return after how many letters a line may end."""
    return {*itertools.accumulate(map(len, spaced.split()))}


@pytest.mark.parametrize("module", [thai, wrapping])
def test_examples_hold(module):
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("width", range(13, 33))
@pytest.mark.parametrize("spaced", SPACED)
def test_no_word_is_torn(spaced, width):
    lines = wrapped(spaced.replace(" ", ""), width, cells)
    assert _ends(" ".join(lines)) <= _ends(spaced)
    assert max(map(cells, lines)) <= width


def test_without_a_dictionary_lines_end_between_letters(no_dictionary):
    """As on a device that has no room for it."""
    assert wrapped("น้ำมันเชื้อเพลิงสำหรับรถไถเดินตาม", 17, cells) == [
        "น้ำมันเชื้อเพลิงสำหรับร",
        "ถไถเดินตาม",
    ]


def test_the_dictionary_writes_nothing_into_the_home_of_its_user(tmp_path):
    code = "from coop_terminal.thai import words; assert len(words('รถไถเดินตาม')) > 1"
    source = str(Path(thai.__file__).parents[1])
    variables = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | variables | {"PYTHONPATH": source},
        check=True,
    )
    assert not [*tmp_path.iterdir()]


def test_a_word_goes_on_in_the_line_that_has_room_for_it():
    assert wrapped("ปุ๋ย น้ำมันเชื้อเพลิงสำหรับรถไถเดินตาม", 20, cells) == [
        "ปุ๋ย น้ำมันเชื้อเพลิงสำหรับ",
        "รถไถเดินตาม",
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ต่างๆ(ยูเรีย)ฯลฯ", ("ต่างๆ", "(ยูเรีย)ฯลฯ")),
        ("ขนาด50กก.", ("ขนาด", "50กก.")),
        ("Fertiliser", ("Fertiliser",)),
    ],
)
def test_signs_and_numbers_stay_where_they_belong(text, parts):
    assert thai.words(text) == parts


def test_a_name_made_of_words_is_broken_between_them():
    name = "สหกรณ์การเกษตรเพื่อการตลาดลูกค้าธนาคารเพื่อการเกษตรและสหกรณ์การเกษตร"
    assert wrapped(name, 32, cells) == [
        "สหกรณ์การเกษตรเพื่อการตลาดลูกค้า",
        "ธนาคารเพื่อการเกษตรและสหกรณ์",
        "การเกษตร",
    ]


@given(THAI, st.integers(4, 40))
def test_balanced_lines_are_as_many_and_say_the_same(text, width):
    lines, usual = wrapping.balanced(text, width, cells), wrapped(text, width, cells)
    assert len(lines) == len(usual)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert max(map(cells, lines)) <= max(map(cells, usual))


def test_a_sign_of_repetition_stays_with_its_word():
    assert wrapped("ของ ต่าง ๆ", 8, cells) == ["ของ", "ต่าง ๆ"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("น้ำใจ", ["น้ำ", "ใจ"]),
        ("ปุ๋ย", ["ปุ๋", "ย"]),
        ("เก็บ", ["เก็", "บ"]),
        ("เกาะ", ["เกาะ"]),
        ("กิจฯ", ["กิ", "จฯ"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("1ะ็", ["1ะ็"]),
    ],
)
def test_what_belongs_together_stays_together(text, parts):
    assert clusters(text) == parts


@given(THAI, st.integers(4, 40))
def test_lines_fit_and_no_mark_begins_one(text, width):
    """Case 66: stacked marks at the place where the line ends."""
    lines = wrapped(text, width, cells)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert cells(line) <= width or len(clusters(line)) == 1
    assert not any(unicodedata.category(line[0]) == "Mn" for line in lines if line)


@pytest.mark.parametrize("width", range(6, 24))
def test_marks_begin_no_line_of_a_long_name(width):
    """Case 66: a mark or sara am never begins a line, whatever the width."""
    name = "น้ำมันเชื้อเพลิงปุ๋ยยูเรียที่ปั๊มน้ำสำหรับผู้ซื้อ"
    lines = wrapped(name, width, cells)
    assert "".join(lines) == name
    for line in lines[1:]:
        assert unicodedata.category(line[0]) != "Mn"
        assert line[0] not in "ำะา"
        assert cells(line) <= width
