# SPDX-License-Identifier: LGPL-3.0-or-later
"""What ``coop-terminal print-test`` prints: enough to set the printer up by."""

from coop_terminal.printing import escpos
from coop_terminal.printing.columns import COLUMNS
from coop_terminal.printing.document import Pair, Rule, Space, Text
from coop_terminal.printing.pages import THAI_PAGES

#: Marks above and below, the baht sign and Thai digits, where code pages differ.
SAMPLE = "กขคง น้ำ ปู่ กี่ ๑๒๓ ฿"


def pages(settings):
    """Return bytes that print the sample in each Thai page that printers are known by.

    Beside the right number stands what ``SAMPLE`` says; it goes into the settings.
    """
    lines = [b"Which number has Thai letters?", b"printer.code_page ="]
    for number in sorted(set(THAI_PAGES.values())):
        thai = escpos.page(number) + SAMPLE.encode("cp874") + escpos.page(0)
        lines.append(f"{number:3}: ".encode() + thai)
    lines.append(b'None? printer.code_page="raster"')
    ruler = "1234567890" * 5
    lines += [b"", ruler[: COLUMNS[settings.width]].encode(), b""]
    return escpos.START + escpos.style(False, 1) + b"\n".join(lines)


def document(settings):
    """Return what is printed as slips are, by the settings as they are now."""
    how = f"code_page {settings.code_page}, {settings.width} mm"
    return [
        Rule(),
        Text("TEST ทดสอบ", bold=True, size=2, align="center"),
        Text(f"As slips are printed now: {how}", align="center"),
        Rule(),
        Pair("ปุ๋ยยูเรีย 46-0-0", "1,234.50"),
        Pair("น้ำมันเชื้อเพลิงชนิดพิเศษสำหรับรถไถเดินตามและเครื่องสูบน้ำ", "99.00"),
        Pair("รวม TOTAL ฿", "1,333.50", bold=True),
        Space(),
        Text(SAMPLE, align="center"),
    ]
