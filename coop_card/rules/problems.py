# SPDX-License-Identifier: LGPL-3.0-or-later
"""The problems a terminal may be told of, with what it then does."""

from typing import NamedTuple

#: Give up this request: the same fails again. Let a person or the program look at it.
NEVER = "never"
#: Send the same again, after pauses that grow.
SAME = "same"
#: Keep it, and send the same after the seconds that Retry-After names.
AFTER = "after"
#: Set the terminal's clock right, then send the same.
FIX_CLOCK = "fix_clock"
#: What the terminal has of the hotlist is of no use: ask for all of it.
FULL_SYNC = "full_sync"
#: Keep what is not delivered, have the terminal paired, then send the same.
REENROL = "reenrol"


class Kind(NamedTuple):
    """What is always the same about a problem.

    ``detail`` and ``detail_th`` are a sentence for who works the terminal, in English
    and in Thai; ``retry_after`` is in seconds.
    """

    status: int
    title: str
    detail: str
    detail_th: str
    retry: str = NEVER
    retry_after: int = 0
    headers: tuple = ()


#: Problems of a request that cannot be understood.
NOT_UNDERSTOOD = {
    "bad_request": Kind(
        400,
        "Bad request",
        "The request did not arrive as a whole. Nothing was taken.",
        "คำขอส่งมาไม่ครบถ้วน ยังไม่มีการรับรายการใด",
        SAME,
    ),
    "malformed_json": Kind(
        400,
        "Not JSON",
        "The body is not JSON in UTF-8. Nothing was taken.",
        "ข้อมูลที่ส่งไม่ใช่ JSON แบบ UTF-8 ยังไม่มีการรับรายการใด",
    ),
    "too_deep": Kind(
        400,
        "Nested too deep",
        "The body nests deeper than any message here does.",
        "ข้อมูลที่ส่งซ้อนกันลึกเกินกว่าข้อความใด ๆ ของระบบนี้",
    ),
    "body_invalid": Kind(
        400,
        "Not the message expected",
        "The body is not as the contract says.",
        "ข้อมูลที่ส่งไม่ตรงตามข้อกำหนด",
    ),
    "clock_wrong": Kind(
        400,
        "Clock wrong",
        "The terminal's clock shows a time that cannot be. Set its date and time.",
        "นาฬิกาของเครื่องแสดงเวลาที่เป็นไปไม่ได้ โปรดตั้งวันที่และเวลาให้ถูกต้อง",
        FIX_CLOCK,
    ),
    "query_invalid": Kind(
        400,
        "Version not understood",
        "This is no version of the hotlist. Ask for the whole list.",
        "ไม่มีบัญชีบัตรห้ามใช้รุ่นนี้ โปรดขอรายการทั้งหมดใหม่",
        FULL_SYNC,
    ),
    "not_found": Kind(
        404,
        "Not found",
        "There is nothing at this address.",
        "ไม่มีข้อมูลที่ที่อยู่นี้",
    ),
    "method_not_allowed": Kind(
        405,
        "Method not allowed",
        "The header Allow names the methods there are.",
        "ใช้วิธีเรียกนี้ไม่ได้ วิธีที่ใช้ได้อยู่ในส่วนหัว Allow",
    ),
    "too_large": Kind(
        413,
        "Body too large",
        "Send fewer transactions at once. Nothing was taken.",
        "ข้อมูลที่ส่งใหญ่เกินไป ยังไม่มีการรับรายการใด โปรดส่งครั้งละน้อยลง",
    ),
    "unsupported_media_type": Kind(
        415,
        "Not sent as JSON",
        "Send the header Content-Type: application/json, and the body uncompressed.",
        "โปรดส่งส่วนหัว Content-Type: application/json และไม่บีบอัดข้อมูล",
    ),
}

#: Problems of who asks, and of what is asked for.
REFUSED = {
    "key_invalid": Kind(
        401,
        "Key not valid",
        "The Authorization header holds no valid terminal key. Keep what is not "
        "delivered, have the terminal paired again, and send it then.",
        "คีย์ของเครื่องใช้ไม่ได้ โปรดเก็บรายการที่ยังไม่ได้ส่งไว้ ให้ผู้จัดการจับคู่เครื่องใหม่ แล้วจึงส่ง",
        REENROL,
        headers=(("WWW-Authenticate", 'Coop-Terminal realm="coop_card"'),),
    ),
    "pairing_refused": Kind(
        403,
        "Pairing refused",
        "The terminal number or the pairing code is wrong, or the code is used, "
        "expired or tried too often. Ask a manager for a new code.",
        "หมายเลขเครื่องหรือรหัสจับคู่ไม่ถูกต้อง หรือรหัสถูกใช้แล้ว หมดอายุ หรือลองผิดหลายครั้งเกินไป "
        "โปรดขอรหัสใหม่จากผู้จัดการ",
    ),
    "terminal_suspended": Kind(
        403,
        "Terminal suspended",
        "The terminal is suspended. Keep what is not delivered and send it later.",
        "เครื่องนี้ถูกระงับการใช้งาน โปรดเก็บรายการที่ยังไม่ได้ส่งไว้แล้วส่งภายหลัง",
        AFTER,
        300,
    ),
    "card_unknown": Kind(
        404,
        "Card not known",
        "No card of the co-op is read like this. Read it again, or ask at the office.",
        "ไม่พบบัตรนี้ในสหกรณ์ โปรดอ่านบัตรอีกครั้งหรือสอบถามที่สำนักงาน",
    ),
    "uid_unknown": Kind(
        404,
        "Transaction not known",
        "No transaction of this uid has arrived from the terminal. Send it again.",
        "ยังไม่ได้รับรายการของ uid นี้จากเครื่อง โปรดส่งรายการอีกครั้ง",
    ),
    "too_many_requests": Kind(
        429,
        "Too many requests",
        "The terminal asks too often. Nothing was taken. Send the same again after the "
        "seconds that Retry-After names.",
        "เครื่องส่งคำขอถี่เกินไป ยังไม่มีการรับรายการใด โปรดส่งซ้ำหลังครบเวลาที่กำหนด",
        AFTER,
        10,
    ),
}

#: Problems of the server.
TROUBLE = {
    "internal_error": Kind(
        500,
        "Internal error",
        "Something is wrong here, not with the request. Nothing was taken. Keep it "
        "and send it again.",
        "ระบบขัดข้อง ไม่ใช่เพราะคำขอ ยังไม่มีการรับรายการใด โปรดเก็บไว้แล้วส่งซ้ำ",
        AFTER,
        60,
    ),
    "busy": Kind(
        503,
        "Busy",
        "Too much happens at once. Nothing was taken. Keep it and send it again.",
        "ขณะนี้มีงานพร้อมกันมากเกินไป ยังไม่มีการรับรายการใด โปรดเก็บไว้แล้วส่งซ้ำ",
        AFTER,
        5,
    ),
    "database_unavailable": Kind(
        503,
        "Database not available",
        "The server has no such database, or cannot reach it. Nothing was taken. Keep "
        "it and send it again; if that lasts, check the database in the settings.",
        "เซิร์ฟเวอร์ไม่มีฐานข้อมูลนี้หรือติดต่อไม่ได้ ยังไม่มีการรับรายการใด โปรดเก็บไว้แล้วส่งซ้ำ "
        "หากยังเป็นอยู่ โปรดตรวจชื่อฐานข้อมูลในการตั้งค่า",
        AFTER,
        60,
    ),
}

KINDS = {**NOT_UNDERSTOOD, **REFUSED, **TROUBLE}


def members(code, **more):
    """Return what the JSON of a problem says.

    :param more: what tells this occurrence from others

    >>> members("too_deep")["status"]
    400
    """
    kind = KINDS[code]
    return {
        "type": f"urn:coop-card:problem:{code}",
        "title": kind.title,
        "status": kind.status,
        "detail": kind.detail,
        "detail_th": kind.detail_th,
        "code": code,
        "retry": kind.retry,
        **more,
    }
