# SPDX-License-Identifier: LGPL-3.0-or-later
"""What is wrong, in words: refusals, states of cards, and what a person should know."""

#: For each code of `domain.refusal.REFUSALS`: what to say at the counter.
REFUSALS = {
    "not_set_up": (
        "The terminal has not reached the server yet. Check the connection.",
        "เครื่องยังไม่เคยเชื่อมต่อเซิร์ฟเวอร์ กรุณาตรวจสอบการเชื่อมต่อ",
    ),
    "operator_unknown": ("No operator has this code.", "ไม่พบรหัสพนักงานนี้"),
    "pin_wrong": (
        "The PIN is wrong. Tries left: {left}.",
        "รหัส PIN ไม่ถูกต้อง เหลืออีก {left} ครั้ง",
    ),
    "pin_locked": (
        "Too many wrong PINs. Try again in {seconds} seconds.",
        "ใส่ PIN ผิดหลายครั้ง กรุณารอ {seconds} วินาที",
    ),
    "pin_missing": (
        "This operator has no PIN yet. Ask the office for one.",
        "พนักงานนี้ยังไม่มี PIN กรุณาติดต่อสำนักงาน",
    ),
    "nobody_signed_in": (
        "No shift is open. Sign out, and sign in again.",
        "ยังไม่ได้เปิดกะ กรุณาออกจากระบบ แล้วเข้าใหม่",
    ),
    "card_invalid": ("This is not a card number.", "หมายเลขบัตรไม่ถูกต้อง"),
    "card_unknown": ("The co-op knows no such card.", "ไม่พบบัตรนี้ในระบบ"),
    "card_refused": (
        "This card may not be used. Send the member to the office.",
        "บัตรนี้ใช้ไม่ได้ กรุณาให้สมาชิก ติดต่อสำนักงาน",
    ),
    "card_expired": (
        "This card has expired. Send the member to the office.",
        "บัตรหมดอายุ กรุณาให้สมาชิก ติดต่อสำนักงาน",
    ),
    "code_unknown": ("Nothing has this code.", "ไม่พบรหัสนี้"),
    "amount_invalid": ("Key an amount.", "กรุณากดจำนวนเงิน"),
    "amount_too_small": (
        "The least amount is {limit}.",
        "จำนวนเงินต้องไม่ต่ำกว่า {limit}",
    ),
    "amount_too_large": (
        "The largest amount is {limit}.",
        "จำนวนเงินต้องไม่เกิน {limit}",
    ),
    "quantity_invalid": ("This is not a quantity.", "จำนวนไม่ถูกต้อง"),
    "too_often": (
        "No more today with this card. Times used: {limit}.",
        "บัตรนี้ใช้ครบ {limit} ครั้งแล้ววันนี้",
    ),
    "lines_missing": ("Key at least one line.", "กรุณากดรายการอย่างน้อย 1 รายการ"),
    "too_many_lines": (
        "A sale has at most {limit} lines. Confirm this one and begin another.",
        "ขายได้ไม่เกิน {limit} บรรทัด กรุณายืนยัน แล้วเริ่มรายการใหม่",
    ),
    "nothing_to_reverse": (
        "There is no sale in this shift to take back.",
        "ไม่มีรายการในกะนี้ให้ยกเลิก",
    ),
    "needs_contact": (
        "The terminal has to reach the server before it sells.",
        "ต้องเชื่อมต่อเซิร์ฟเวอร์ก่อน จึงจะขายได้",
    ),
    "offline_too_long": (
        "No connection for over {hours} hours: no more sales until it is back.",
        "ออฟไลน์เกิน {hours} ชั่วโมง ขายไม่ได้ จนกว่าจะเชื่อมต่อได้",
    ),
    "disk_full": (
        "The disk is full: the sale was NOT kept.",
        "พื้นที่เต็ม ยังไม่ได้บันทึกรายการ",
    ),
    "outbox_failed": (
        "The sale was NOT kept. Try again, or tell the office.",
        "บันทึกรายการไม่ได้ กรุณาลองใหม่ หรือแจ้งสำนักงาน",
    ),
    "no_connection": (
        "This needs the server, and there is no connection.",
        "ต้องเชื่อมต่อเซิร์ฟเวอร์ ขณะนี้ออฟไลน์อยู่",
    ),
    "server_refused": ("The server refused: {code}.", "เซิร์ฟเวอร์ปฏิเสธ: {code}"),
    "nothing_to_close": ("No shift is open.", "ไม่มีกะที่เปิดอยู่"),
}

#: Why a card is refused, by its state at the co-op.
CARDS = {
    "blocked": ("The card is blocked.", "บัตรถูกอายัด"),
    "lost": ("The card was reported lost.", "บัตรแจ้งหาย"),
    "replaced": ("The card was replaced by a new one.", "ออกบัตรใหม่ทดแทนแล้ว"),
    "returned": ("The card was given back.", "บัตรคืนสหกรณ์แล้ว"),
    "cancelled": ("The card was cancelled.", "บัตรถูกยกเลิก"),
    "expired": ("The card has expired.", "บัตรหมดอายุ"),
    "draft": ("The card was never issued.", "บัตรยังไม่ได้ออกให้สมาชิก"),
    "stock": ("The card was never issued.", "บัตรยังไม่ได้ออกให้สมาชิก"),
}

#: What stands on the waiting page until somebody has seen to it.
NOTICES = {
    "clock.off": (
        "The device's clock is off by {minutes} min. Set it.",
        "นาฬิกาเครื่องคลาดเคลื่อน {minutes} นาที กรุณาตั้งใหม่",
    ),
    "clock.suspect": (
        "The device's clock cannot be trusted. Set it.",
        "นาฬิกาเครื่องไม่น่าเชื่อถือ กรุณาตั้งใหม่",
    ),
    "salvaged": (
        "The data file was damaged; what could be read was saved. Tell the office.",
        "ไฟล์ข้อมูลเสีย กู้คืนเท่าที่อ่านได้ กรุณาแจ้งสำนักงาน",
    ),
    "restored": (
        "This device was restored from a backup. Tell the office.",
        "เครื่องนี้กู้จากข้อมูลสำรอง กรุณาแจ้งสำนักงาน",
    ),
    "hotlist_old": (
        "The list of blocked cards is old. Check the connection.",
        "บัญชีบัตรห้ามใช้ไม่เป็นปัจจุบัน กรุณาตรวจสอบการเชื่อมต่อ",
    ),
    "disk_low": ("The disk is nearly full.", "พื้นที่เก็บข้อมูลใกล้เต็ม"),
    "needs_contact": REFUSALS["needs_contact"],
    "shift_different": (
        "The server has other figures for a shift. Tell the office.",
        "ยอดของกะที่ปิดแล้ว ไม่ตรงกับเซิร์ฟเวอร์ กรุณาแจ้งสำนักงาน",
    ),
    "other": ("Tell the office: {code}.", "กรุณาแจ้งสำนักงาน: {code}"),
    "rejected": (
        "The server did not accept: {count}. Tell the office.",
        "เซิร์ฟเวอร์ไม่รับ {count} รายการ กรุณาแจ้งสำนักงาน",
    ),
}

_BUSY = (
    "The server is busy. Wait a moment.",
    "เซิร์ฟเวอร์ไม่ว่าง กรุณารอสักครู่",
)

#: Why the server refuses, by the problem's code.
PROBLEMS = {
    "busy": _BUSY,
    "internal_error": _BUSY,
    "too_many_requests": _BUSY,
    "key_invalid": (
        "The server no longer knows this terminal. It has to be paired again.",
        "เซิร์ฟเวอร์ไม่รู้จักเครื่องนี้แล้ว ต้องจับคู่เครื่องใหม่",
    ),
    "terminal_suspended": (
        "The office has suspended this terminal.",
        "สำนักงานระงับการใช้เครื่องนี้ชั่วคราว",
    ),
    "too_large_on_the_way": (
        "A device on the way to the server takes no long messages. Tell the office.",
        "อุปกรณ์ระหว่างทางไม่รับข้อความยาว กรุณาแจ้งสำนักงาน",
    ),
    "other": (
        "The server refuses this terminal ({code}). Tell the office.",
        "เซิร์ฟเวอร์ปฏิเสธเครื่องนี้ ({code}) กรุณาแจ้งสำนักงาน",
    ),
}
