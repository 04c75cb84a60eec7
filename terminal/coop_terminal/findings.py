# SPDX-License-Identifier: LGPL-3.0-or-later
"""What the doctor says, one sentence for each finding, in English and in Thai."""

#: Findings of link, key, clock and outbox; `{...}` are values.
TERMINAL = {
    "server_answers": (
        "The server at {url} answers.",
        "เซิร์ฟเวอร์ {url} ตอบสนอง",
    ),
    "server_silent": (
        "The server at {url} does not answer: check network and address.",
        "เซิร์ฟเวอร์ {url} ไม่ตอบสนอง กรุณาตรวจสอบเครือข่ายและที่อยู่",
    ),
    "server_not_trusted": (
        (
            "There is no safe connection to {url}: check the address, the clock, and "
            "server.certificates in the settings."
        ),
        (
            "เชื่อมต่อ {url} อย่างปลอดภัยไม่ได้ กรุณาตรวจที่อยู่ นาฬิกา "
            "และ server.certificates ในการตั้งค่า"
        ),
    ),
    "server_refuses": (
        "The server refuses this terminal: {detail}",
        "เซิร์ฟเวอร์ปฏิเสธเครื่องนี้: {detail}",
    ),
    "key_invalid": (
        (
            "The server does not know this terminal's key any more: have a manager "
            "show a new pairing code, and pair the terminal again."
        ),
        ("เซิร์ฟเวอร์ไม่รู้จักกุญแจของเครื่องนี้แล้ว กรุณาให้ผู้จัดการขอรหัสจับคู่ใหม่ แล้วจับคู่เครื่องอีกครั้ง"),
    ),
    "terminal_suspended": (
        "The terminal is suspended: ask a manager to resume it.",
        "เครื่องนี้ถูกระงับ กรุณาขอให้ผู้จัดการเปิดใช้อีกครั้ง",
    ),
    "key_good": (
        "The key is good and {days} days old.",
        "กุญแจใช้ได้ และมีอายุ {days} วัน",
    ),
    "no_privacy": (
        (
            "What goes to {url} can be read by others, the key and card numbers "
            "included: use an address that begins with https."
        ),
        ("ข้อมูลที่ส่งไป {url} ผู้อื่นอ่านได้ รวมทั้งกุญแจและหมายเลขบัตร กรุณาใช้ที่อยู่ที่ขึ้นต้นด้วย https"),
    ),
    "clock_good": (
        "The clock is right; it differs from the server by {seconds} s.",
        "นาฬิกาตรง ต่างจากเซิร์ฟเวอร์ {seconds} วินาที",
    ),
    "clock_slow": (
        (
            "The clock is {seconds} s slow: set it right; until then the terminal "
            "allows for it."
        ),
        "นาฬิกาช้าไป {seconds} วินาที กรุณาตั้งใหม่ ระหว่างนี้เครื่องปรับเวลาให้เอง",
    ),
    "clock_fast": (
        (
            "The clock is {seconds} s fast: set it right; until then the terminal "
            "allows for it."
        ),
        "นาฬิกาเร็วไป {seconds} วินาที กรุณาตั้งใหม่ ระหว่างนี้เครื่องปรับเวลาให้เอง",
    ),
    "clock_suspect": (
        "The clock cannot be right: set it, and connect the terminal to the server.",
        "นาฬิกาไม่น่าเชื่อถือ กรุณาตั้งใหม่ และเชื่อมต่อเครื่องกับเซิร์ฟเวอร์",
    ),
    "waiting": (
        "{count} transactions wait to be delivered, the oldest since {since}.",
        "มี {count} รายการรอส่ง รายการเก่าสุดตั้งแต่ {since}",
    ),
    "nothing_waits": (
        "The outbox is sound, and nothing waits to be delivered.",
        "ที่เก็บรายการปกติ และไม่มีรายการรอส่ง",
    ),
    "rejected": (
        "The server rejected {count}: show them to an officer.",
        "เซิร์ฟเวอร์ไม่รับ {count} รายการ กรุณาแจ้งเจ้าหน้าที่",
    ),
    "disk_low": (
        "The disk is almost full: free some space, or nothing can be sold.",
        "พื้นที่เก็บข้อมูลใกล้เต็ม กรุณาลบสิ่งที่ไม่ใช้ มิฉะนั้นจะขายไม่ได้",
    ),
    "salvaged": (
        "The outbox was damaged and saved: the old file is kept beside it.",
        "ที่เก็บรายการเคยเสียหายและกู้คืนแล้ว ไฟล์เดิมเก็บไว้ข้าง ๆ กัน",
    ),
}

READERS = {
    "none": (
        "No card reader is set up: card numbers are keyed.",
        "ยังไม่ได้ตั้งค่าเครื่องอ่านบัตร ใช้การกดหมายเลขบัตร",
    ),
    "there": (
        "Reader {name!r} is there: {kind}.",
        "พบเครื่องอ่าน {name!r}: {kind}",
    ),
    "there_for_tags": (
        "Reader {name!r} is there: {kind}. In the back office, its kind is {form!r}.",
        "พบเครื่องอ่าน {name!r}: {kind} ในระบบหลังบ้านให้เลือกชนิด {form!r}",
    ),
    "not_allowed": (
        (
            "Reader {name!r} is there, but this user may not read it: add the user to "
            "the group {group}."
        ),
        ("พบเครื่องอ่าน {name!r} แต่ผู้ใช้นี้ไม่มีสิทธิ์อ่าน กรุณาเพิ่มผู้ใช้เข้ากลุ่ม {group}"),
    ),
    "gone": (
        (
            "Reader {name!r} is not there or not free ({error}): check its cable and "
            "its port in the settings."
        ),
        ("ไม่พบเครื่องอ่าน {name!r} หรือถูกใช้อยู่ ({error}) กรุณาตรวจสายและพอร์ตในการตั้งค่า"),
    ),
}

PRINTERS = {
    "none": (
        "No printer is set up: slips are shown on the screen only.",
        "ยังไม่ได้ตั้งค่าเครื่องพิมพ์ สลิปแสดงบนหน้าจอเท่านั้น",
    ),
    "not_allowed": (
        (
            "The printer at {port} is there, but this user may not use it: add the "
            "user to the groups lp and dialout."
        ),
        ("พบเครื่องพิมพ์ที่ {port} แต่ผู้ใช้นี้ไม่มีสิทธิ์ใช้ กรุณาเพิ่มผู้ใช้เข้ากลุ่ม lp และ dialout"),
    ),
    "gone": (
        (
            "The printer at {port} cannot be reached ({error}): check its cable, its "
            "power and its port in the settings."
        ),
        ("ติดต่อเครื่องพิมพ์ที่ {port} ไม่ได้ ({error}) กรุณาตรวจสาย ไฟ และพอร์ตในการตั้งค่า"),
    ),
    "ready": (
        "The printer at {port} can be reached and is ready.",
        "ติดต่อเครื่องพิมพ์ที่ {port} ได้ และพร้อมใช้",
    ),
    "silent": (
        "The printer at {port} can be reached but does not tell whether it has paper.",
        "ติดต่อเครื่องพิมพ์ที่ {port} ได้ แต่เครื่องไม่แจ้งว่ามีกระดาษหรือไม่",
    ),
    "no_pillow": (
        "Slips cannot be drawn: the Python package Pillow is missing.",
        "วาดสลิปไม่ได้ เพราะไม่มีแพ็กเกจ Pillow ของ Python",
    ),
    "font": (
        "Slips are drawn with the font {path}.",
        "วาดสลิปด้วยแบบอักษร {path}",
    ),
    "marks": (
        (
            "Thai marks will not be where they belong: install libraqm for the Python "
            "package Pillow, or use a printer with a Thai code page."
        ),
        (
            "วรรณยุกต์และสระจะไม่ตรงตำแหน่ง กรุณาติดตั้ง libraqm ให้แพ็กเกจ Pillow "
            "หรือใช้เครื่องพิมพ์ที่มีหน้ารหัสไทย"
        ),
    ),
    "slow": (
        (
            "Slips are drawn, which takes a minute at {baud} bits a second: set the "
            "printer and printer.baud to {better} or more."
        ),
        (
            "การวาดสลิปใช้เวลาเป็นนาทีที่ความเร็ว {baud} บิตต่อวินาที "
            "กรุณาตั้งเครื่องพิมพ์และ printer.baud เป็น {better} ขึ้นไป"
        ),
    ),
}


def sentence(words, language, code, **values):
    """Return a finding as a sentence.

    :param words: one of the tables above
    :param language: th or en

    >>> sentence(TERMINAL, "en", "key_good", days=3)
    'The key is good and 3 days old.'
    """
    english, thai = words[code]
    return (thai if language == "th" else english).format(**values)
