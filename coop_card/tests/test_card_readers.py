# SPDX-License-Identifier: LGPL-3.0-or-later
"""A radio tag is one card, whatever kind of reader reads it."""

from psycopg2.errors import UniqueViolation

from odoo.exceptions import ValidationError
from odoo.tests import Form
from odoo.tools import mute_logger

from .terminal_case import TerminalModelCase

TAG = "05E4FA9D"
#: The tag as each kind of reader sends it.
SENT = {
    "printed": "05:e4:fa:9d",
    "reversed": "9dfae405",
    "decimal": "0098892445",
    "decimal_reversed": "2650465285",
}


class TestCardReaders(TerminalModelCase):
    """Desks and terminals have readers of different kinds."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.card = cls.make_card(number="K1")
        cls.cards = cls.env["coop.card"]
        cls.identifiers = cls.env["coop.card.identifier"].with_context(
            default_card_id=cls.card.id
        )

    def register(self, **values):
        """Return a radio tag of the card."""
        return self.identifiers.create({"medium": "rfid", **values})

    def test_a_tag_is_registered_as_its_reader_sends_it(self):
        for kind, sent in SENT.items():
            with self.subTest(kind=kind):
                tag = self.register(reader_kind=kind, reading=sent)
                self.assertEqual((tag.value, tag.company_id), (TAG, self.co_op))
                tag.unlink()

    def test_a_wrong_kind_is_mended_afterwards(self):
        tag = self.register(reading=SENT["reversed"])
        self.assertEqual(tag.value, SENT["reversed"].upper())
        tag.reader_kind = "reversed"
        self.assertEqual(tag.value, TAG)

    def test_what_the_reader_cannot_send_is_refused(self):
        for kind, sent in (("decimal", TAG), ("printed", "12345")):
            with (
                self.subTest(kind=kind),
                self.assertRaisesRegex(ValidationError, "kind of the reader"),
            ):
                self.register(reader_kind=kind, reading=sent)

    def test_desks_begin_with_the_reader_of_the_co_op(self):
        self.co_op.coop_card_reader_kind = "decimal_reversed"
        with Form(self.card) as form, form.identifier_ids.new() as line:
            line.reading = SENT["decimal_reversed"]
        self.assertEqual(self.card.identifier_ids.value, TAG)

    def test_desks_find_a_card_by_their_reader(self):
        self.register(value=TAG)
        for kind, sent in SENT.items():
            self.co_op.coop_card_reader_kind = kind
            with self.subTest(kind=kind):
                self.assertEqual(self.cards._find(sent, self.co_op), self.card)
                self.assertEqual(self.cards._find("k1", self.co_op), self.card)

    def test_a_reader_of_another_kind_finds_nobody(self):
        self.register(value=TAG)
        self.co_op.coop_card_reader_kind = "reversed"
        self.assertFalse(self.cards._find(TAG, self.co_op))

    def test_codes_are_found_by_readers_of_any_kind(self):
        self.identifiers.create({"medium": "qr", "reading": "05e4fa9d"})
        for kind in SENT:
            self.co_op.coop_card_reader_kind = kind
            self.assertEqual(self.cards._find(TAG, self.co_op), self.card, kind)

    def test_each_terminal_reads_by_its_own_reader(self):
        self.register(value=TAG)
        documents = []
        for kind, sent in SENT.items():
            terminal = self.make_terminal()
            terminal.reader_kind = kind
            documents.append(self.document(card=sent, terminal_id=terminal.id))
        booked = self.book(*documents)
        self.assertEqual(booked.mapped("status"), ["booked"] * len(SENT))
        self.assertEqual(booked.card_id, self.card)

    def test_a_purchase_waits_until_the_reader_is_set_right(self):
        self.register(value=TAG)
        terminal = self.make_terminal()
        held = self.book(self.document(card=SENT["decimal"], terminal_id=terminal.id))
        self.assertEqual((held.status, held.warnings), ("held", "card_unknown"))
        terminal.reader_kind = "decimal"
        held.action_book()
        self.assertEqual((held.status, held.card_id), ("booked", self.card))

    def test_what_may_be_two_cards_is_neither(self):
        """The number of one card, and the tag of another as the reader sends it."""
        self.register(value=TAG)
        other = self.make_card(number=SENT["decimal"])
        self.assertEqual(self.cards._find(other.number, self.co_op), other)
        self.co_op.coop_card_reader_kind = "decimal"
        self.assertFalse(self.cards._find(other.number, self.co_op))
        held = self.book(self.document(card=other.number))
        self.assertEqual(held.warnings, "card_unknown")

    @mute_logger("odoo.sql_db")
    def test_the_database_keeps_numbers_and_identifiers_apart(self):
        self.register(medium="chip", value="CHIP1")
        other = self.make_card(number="K2")
        self.env["coop.card.identifier"].create(
            {"card_id": other.id, "medium": "chip", "value": "CHIP2"}
        )
        for statement in (
            "UPDATE coop_card SET number = 'CHIP1' WHERE number = 'K2'",
            "UPDATE coop_card_identifier SET value = 'K1' WHERE value = 'CHIP2'",
        ):
            with self.assertRaises(UniqueViolation), self.cr.savepoint():
                self.cr.execute(statement)

    def test_what_a_card_was_read_by_is_free_again(self):
        tag = self.register(value=TAG)
        stock = self.cards.create({"number": "K3", "company_id": self.co_op.id})
        tag.unlink()
        stock.number = TAG
        stock.number = "K4"
        for number in (TAG, "K3"):
            self.cards.create({"number": number, "company_id": self.co_op.id})
        stock.unlink()
        self.cards.create({"number": "K4", "company_id": self.co_op.id})
