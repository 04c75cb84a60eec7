# SPDX-License-Identifier: LGPL-3.0-or-later
"""Why nothing was read, in sentences for the operator.

Several codes have one sentence: the operator does the same, and the log keeps the code
for whoever looks after the reader.
"""

_AGAIN = ("The card was not read. Swipe it again.", "อ่านบัตรไม่ได้ กรุณารูดบัตรใหม่")
_SLOWER = (
    "Two cards came at once. Swipe one card alone.",
    "อ่านได้สองใบพร้อมกัน กรุณารูดทีละใบ",
)
_NO_CARD = ("This is not a card of the co-op.", "ไม่ใช่บัตรของสหกรณ์")

#: Code: the sentence in English and in Thai.
TROUBLES = {
    # what the reader itself said, or what was left of a swipe
    "misread": _AGAIN,  # E? on every track that could be used
    "cut": _AGAIN,  # the beginning or the end is missing
    "slow": _AGAIN,  # it took longer than a swipe takes
    "damaged": _AGAIN,  # a check character, length or character is wrong
    "differs": _AGAIN,  # the tracks of one card say different things
    "two_at_once": _SLOWER,
    # what the card is
    "bank_card": (
        "This is a bank card, which was not kept. Use the co-op's card.",
        "นี่คือบัตรธนาคาร ระบบไม่ได้เก็บข้อมูลไว้ กรุณาใช้บัตรสหกรณ์",
    ),
    "not_ours": _NO_CARD,
    "check_digit": _NO_CARD,
    "no_card": _NO_CARD,  # a code that can stand on no card
    "random_tag": (
        "This tag shows another number each time, as phones do. Use the co-op's card.",
        "แท็กนี้เปลี่ยนหมายเลขทุกครั้งที่อ่าน เช่น โทรศัพท์ กรุณาใช้บัตรสหกรณ์",
    ),
    # what is wrong with the reader
    "noise": (
        "The reader sends what cannot be understood. Its speed may be set wrongly.",
        "เครื่องอ่านส่งข้อมูลที่อ่านไม่ออก อาจตั้งความเร็วไม่ตรงกัน",
    ),
    "keyboard": (
        "The reader types with another keyboard layout. Set it to English (US).",
        "เครื่องอ่านพิมพ์ด้วยแป้นพิมพ์ภาษาอื่น กรุณาตั้งเป็นภาษาอังกฤษ (US)",
    ),
    "reader_gone": (
        "The card reader is not connected. Check its cable.",
        "ไม่พบเครื่องอ่านบัตร กรุณาตรวจสายต่อ",
    ),
    "reader_back": ("The card reader is connected again.", "ต่อเครื่องอ่านบัตรได้แล้ว"),
}


def sentence(code, language="en"):
    """Return what the operator is told, in English or Thai (``th``).

    >>> sentence("reader_back")
    'The card reader is connected again.'
    >>> sentence("cut", "th")
    'อ่านบัตรไม่ได้ กรุณารูดบัตรใหม่'
    """
    english, thai = TROUBLES[code]
    return thai if language == "th" else english
