# SPDX-License-Identifier: LGPL-3.0-or-later
"""Why a slip was not printed, in sentences for the operator."""

#: Code: the sentence in English and in Thai.
TROUBLES = {
    "paper_out": (
        "The printer is out of paper. Put in a new roll and print again.",
        "กระดาษหมด กรุณาใส่ม้วนใหม่แล้วพิมพ์อีกครั้ง",
    ),
    "cover_open": (
        "The printer's cover is open. Close it and print again.",
        "ฝาเครื่องพิมพ์เปิดอยู่ กรุณาปิดแล้วพิมพ์อีกครั้ง",
    ),
    "printer_error": (
        "The printer reports an error. Switch it off and on, and print again.",
        "เครื่องพิมพ์ขัดข้อง กรุณาปิดแล้วเปิดใหม่ และพิมพ์อีกครั้ง",
    ),
    "printer_gone": (
        "The printer does not answer. Check its cable and power.",
        "เครื่องพิมพ์ไม่ตอบสนอง กรุณาตรวจสายต่อและไฟ",
    ),
    "no_printer": ("No printer is set up.", "ยังไม่ได้ตั้งค่าเครื่องพิมพ์"),
}


class PrinterTrouble(Exception):
    """A slip was not, or perhaps not wholly, printed; ``code`` is one of TROUBLES.

    Whoever prints it again prints a copy: nobody knows how much is on paper.
    """

    def __init__(self, code, note=""):
        super().__init__(f"{code}: {note}" if note else code)
        self.code = code


def sentence(code, language="en"):
    """Return what the operator is told, in English or Thai (``th``).

    >>> sentence("paper_out").split(".")[0]
    'The printer is out of paper'
    """
    english, thai = TROUBLES[code]
    return thai if language == "th" else english
