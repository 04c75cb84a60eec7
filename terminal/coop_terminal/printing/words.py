# SPDX-License-Identifier: LGPL-3.0-or-later
"""The words of slips in English and Thai, and how days are written in each."""

#: Each entry in English and in Thai.
WORDS = {
    # titles
    "accumulate": ("Purchase", "ใบสะสมยอดซื้อ"),
    "sale": ("Sale to the co-op", "ใบสะสมยอดขาย"),
    "return": ("Return of goods", "ใบรับคืนสินค้า"),
    "reverse": ("Taken back", "ใบยกเลิกรายการ"),
    "balance": ("Balance", "ยอดสะสมของสมาชิก"),
    "shift_open": ("Shift so far", "ยอดระหว่างกะ"),
    "shift": ("Shift closed", "ใบปิดกะ"),
    "copy": ("COPY", "สำเนา"),
    # the head
    "reference": ("Slip", "เลขที่"),
    "date": ("Date", "วันที่"),
    "terminal": ("Terminal", "เครื่อง"),
    "merchant": ("Merchant no.", "หมายเลขร้านค้า"),
    "operator": ("Operator", "พนักงาน"),
    "card": ("Card", "บัตร"),
    "member": ("Member", "สมาชิก"),
    "number": ("Member no.", "เลขทะเบียน"),
    "type": ("Type", "ประเภท"),
    "reverses": ("Takes back", "ยกเลิกเลขที่"),
    "year": ("Year", "ปีบัญชี"),
    # amounts
    "total": ("Total", "รวม"),
    "THB": ("THB", "บาท"),
    "year_total": ("Purchases this year", "ยอดซื้อสะสมปีนี้"),
    "purchases": ("Purchases", "ยอดซื้อ"),
    "sales": ("Sales to the co-op", "ยอดขายให้สหกรณ์"),
    "purchase_line": ("purchase", "ซื้อ"),
    "sale_line": ("sale", "ขาย"),
    "nothing": ("Nothing yet this year.", "ปีนี้ยังไม่มีรายการ"),
    "including_tax": ("Amounts include tax.", "จำนวนเงินรวมภาษีแล้ว"),
    # what became of a sale
    "waiting": (
        "Kept at this terminal, on its way to the co-op.",
        "บันทึกไว้ที่เครื่องแล้ว รอส่งเข้าสหกรณ์",
    ),
    "booked": ("Entered at the co-op.", "สหกรณ์บันทึกยอดแล้ว"),
    "held": (
        "The co-op will look at this before it counts.",
        "รอสหกรณ์ตรวจสอบก่อนนับยอด",
    ),
    "rejected": (
        "Not accepted by the co-op. Please ask its office.",
        "สหกรณ์ไม่รับรายการนี้ กรุณาติดต่อสำนักงาน",
    ),
    # shifts
    "batch": ("Shift no.", "กะที่"),
    "opened": ("Opened", "เปิดกะ"),
    "closed_at": ("Closed", "ปิดกะ"),
    "count_accumulate": ("Transactions", "รายการ"),
    "count_reverse": ("Taken back", "ยกเลิก"),
    "by_category": ("By category", "แยกตามหมวด"),
    "undelivered": ("Not delivered yet", "ยังไม่ได้ส่ง"),
    "refused": ("Rejected", "สหกรณ์ไม่รับ"),
    "differences": ("Differences", "ผลต่าง"),
    "here": ("terminal", "เครื่อง"),
    "there": ("co-op", "สหกรณ์"),
    "open": ("The shift goes on.", "กะยังไม่ปิด"),
    "unsettled": (
        "Closed here. The co-op has not confirmed it yet.",
        "ปิดกะแล้ว รอสหกรณ์ยืนยันยอด",
    ),
    "balanced": ("The co-op has the same figures.", "ยอดตรงกับสหกรณ์"),
    "different": (
        "The co-op has other figures.",
        "ยอดไม่ตรงกับสหกรณ์",
    ),
    "closed": (
        "Closed although the figures differ.",
        "ปิดกะทั้งที่ยอดไม่ตรงกัน",
    ),
    "signature": ("Signature", "ลงชื่อ"),
}


class Words:
    """The words of one language: en or th."""

    def __init__(self, language):
        self.thai = language == "th"

    def __call__(self, key):
        """Return a word; what has none is told by its key, as currencies are.

        >>> Words("en")("total"), Words("th")("THB"), Words("th")("LAK")
        ('Total', 'บาท', 'LAK')
        """
        english, thai = WORDS.get(key, (key, key))
        return thai if self.thai else english

    def day(self, day):
        """Return a date: as ISO 8601 has it, or in the Buddhist era.

        >>> from datetime import date
        >>> Words("en").day(date(2026, 3, 1)), Words("th").day(date(2026, 3, 1))
        ('2026-03-01', '01/03/2569')
        """
        if self.thai:
            return f"{day.day:02}/{day.month:02}/{day.year + 543}"
        return f"{day:%Y-%m-%d}"

    def moment(self, moment):
        """Return a date and a time of day."""
        return f"{self.day(moment)} {moment:%H:%M}"
