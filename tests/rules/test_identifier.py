# SPDX-License-Identifier: LGPL-3.0-or-later
"""A radio tag is the same, whatever kind of reader reads it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coop_card.rules.identifier import (
    READER_KINDS,
    SIZES,
    is_radio_tag,
    radio_tag,
)
from tools import paths

TAGS = st.sampled_from(SIZES).flatmap(lambda n: st.binary(min_size=n, max_size=n))
KINDS = st.sampled_from(sorted(READER_KINDS))

#: What readers send for tags: the terminal program tests against the same list.
READINGS = json.loads((paths.ROOT / "contract" / "readings.json").read_text())


def sent(tag, reader_kind, grouped=""):
    """Return what a reader of a kind sends for a tag, as readers are built."""
    kind = READER_KINDS[reader_kind]
    data = tag[::-1] if kind.backwards else tag
    if kind.decimal:
        return str(int.from_bytes(data, "big")).zfill(len(str(256 ** len(tag) - 1)))
    return data.hex(grouped) if grouped else data.hex()


@given(TAGS, st.sampled_from(["", ":", " ", "-"]))
def test_every_kind_of_reader_means_the_same_tag(tag, grouped):
    readings = {
        radio_tag(sent(tag, kind, grouped), kind) for kind in sorted(READER_KINDS)
    }
    assert readings == {tag.hex().upper()}


@given(st.binary(min_size=4, max_size=4), KINDS)
def test_four_bytes_are_known_without_leading_zeros(tag, kind):
    reading = sent(tag, kind)
    short = reading.lstrip("0") or "0"
    wanted = tag.hex().upper()
    assert radio_tag(short if READER_KINDS[kind].decimal else reading, kind) == wanted


@given(st.text(), KINDS)
def test_what_is_no_tag_is_none(text, kind):
    tag = radio_tag(text, kind)
    assert tag is None or is_radio_tag(tag)


@given(TAGS, TAGS, KINDS)
def test_two_tags_are_never_taken_for_one(one, other, kind):
    same = radio_tag(sent(one, kind), kind) == radio_tag(sent(other, kind), kind)
    assert same == (one == other)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("4294967296", "decimal"),
        ("9999999999", "decimal_reversed"),
        ("1" * 26, "decimal"),
        ("12.5", "decimal"),
        ("", "decimal"),
        ("05E4FA", "printed"),
        ("05E4FA9X", "reversed"),
        ("05E4FA9D", "decimal"),
    ],
)
def test_what_a_reader_cannot_send(text, kind):
    assert radio_tag(text, kind) is None


def test_the_tag_of_the_notes():
    """One tag as four readers show it."""
    shown = {
        "printed": "05:E4:FA:9D",
        "reversed": "9dfae405",
        "decimal": "0098892445",
        "decimal_reversed": "2650465285",
    }
    tags = {radio_tag(text, kind) for kind, text in shown.items()}
    assert tags == {"05E4FA9D"}


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading["sends"])
def test_what_terminals_send_for_a_tag_is_the_tag(reading):
    assert radio_tag(reading["card"], reading["reader_kind"]) == reading["stored"]
