# SPDX-License-Identifier: LGPL-3.0-or-later
"""Slips to print, with names as co-ops have them."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

from coop_terminal.domain.slips import (
    BalanceSlip,
    CategoryTotal,
    Difference,
    KindTotal,
    PurchaseSlip,
    ShiftSlip,
    SlipHead,
    SlipLine,
    YearTotal,
)

AT = datetime(2026, 3, 1, 9, 5, tzinfo=timezone(timedelta(hours=7)))

HEAD = SlipHead(
    company="ร้านสหกรณ์การเกษตรตัวอย่าง จำกัด",
    branch="สาขาตลาดเช้า",
    merchant_number="764001000000001",
    terminal="SHOP0001",
    operator="101",
    operator_name="สมหญิง รักดี",
    at=AT,
    header="โทร. 0 2123 4567\nเปิดทุกวัน 8.00-17.00 น.",
    footer="ขอบคุณที่ใช้บริการ\nโปรดเก็บใบนี้ไว้เป็นหลักฐาน",
    advert="ปุ๋ยอินทรีย์ ลด ฿20 ถึงสิ้นเดือน",
)

ENGLISH = replace(
    HEAD,
    company="Sample Agricultural Co-operative Ltd.",
    branch="Morning Market",
    operator_name="Somying R.",
    header="Tel. 0 2123 4567\nOpen daily 8:00-17:00",
    footer="Thank you. Please keep this slip.",
    advert="Organic fertiliser: THB 20 off this month",
)

LINES = (
    SlipLine("RICE", "ข้าวสารหอมมะลิ", "purchase", 12500),
    SlipLine("UREA", "ปุ๋ยยูเรีย 46-0-0", "purchase", 5000, "2.5", "กระสอบ"),
    SlipLine(
        "FUEL",
        "น้ำมันเชื้อเพลิงสำหรับรถไถเดินตามและเครื่องสูบน้ำ",
        "purchase",
        123450,
        "35",
        "ลิตร",
    ),
)

PLAIN_LINES = (
    SlipLine("RICE", "Jasmine rice", "purchase", 12500),
    SlipLine("UREA", "Urea fertiliser 46-0-0", "purchase", 5000, "2.5", "sack"),
    SlipLine(
        "FUEL", "Fuel for tractors and for water pumps", "purchase", 123450, "35", "l"
    ),
)

PURCHASE = PurchaseSlip(
    head=HEAD,
    uid="0192f3c4-7b1a-7c3e-8a55-2f1d9b6e0c01",
    reference="S-000041",
    kind="accumulate",
    state="booked",
    card="************1235",
    member="ส***** ใ****",
    member_number="0***23",
    lines=LINES,
    total=140950,
    year_total=2514975,
)

REVERSAL = replace(
    PURCHASE,
    kind="reverse",
    reference="S-000042",
    reverses="S-000041",
    total=-140950,
    lines=tuple(replace(line, amount=-line.amount) for line in LINES),
    state="held",
    warnings=("card_not_live", "day_signed_off"),
)

BALANCE = BalanceSlip(
    head=HEAD,
    card="************1235",
    member="ส***** ใ****",
    member_number="0***23",
    member_type="สมาชิกสามัญ",
    year="2569",
    totals=(
        YearTotal("RICE", "ข้าวสาร", "purchase", 1250000, 0),
        YearTotal("FERT", "ปุ๋ยและเคมีเกษตร", "purchase", 1182220, 82755, "42.5"),
        YearTotal("PADDY", "ข้าวเปลือก", "sale", 8500000, 0, "12000"),
    ),
    purchase=2514975,
    sale=8500000,
)

SHIFT = ShiftSlip(
    head=HEAD,
    batch=17,
    opened_at=AT - timedelta(hours=1),
    closed_at=AT + timedelta(hours=8),
    state="balanced",
    kinds=(
        KindTotal("2026-03-01", "accumulate", 41, 2084500),
        KindTotal("2026-03-01", "reverse", 1, -140950),
    ),
    categories=(
        CategoryTotal("RICE", "ข้าวสาร", "purchase", 30, "0", 800000),
        CategoryTotal("FERT", "ปุ๋ยและเคมีเกษตร", "purchase", 12, "40", 293550),
        CategoryTotal("PADDY", "ข้าวเปลือก", "sale", 2, "900", 850000),
    ),
)

DIFFERENT = replace(
    SHIFT,
    state="different",
    waiting=2,
    rejected=1,
    differences=(Difference("2026-03-01 accumulate", 41, 1234500, 39, 1200000),),
)

SLIPS = {
    "purchase": PURCHASE,
    "reversal": REVERSAL,
    "balance": BALANCE,
    "shift": SHIFT,
    "different": DIFFERENT,
}
