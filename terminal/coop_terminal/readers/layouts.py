# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a reader typed, whatever language the keyboard is set to.

A reader that types knows keys, not letters: it presses what is `%` on an American
keyboard. Where the system is set to Thai, `%` comes out as another letter, and digits
as well. Each layout here is what the same keys give, so that it can be turned back.
"""

#: The keys in their order on the keyboard, alone and with Shift.
_US = (
    r"""`1234567890-=qwertyuiop[]\asdfghjkl;'zxcvbnm,./"""
    r"""~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?"""
)

#: The same keys in other languages, as the systems of today have them.
LAYOUTS = {
    "th": (
        "_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ"
        '%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'
    ),
    "tr": (
        '"1234567890*-qwertyuıopğü,asdfghjklşizxcvbnmöç.'
        "é!'^+%&/()=?_QWERTYUIOPĞÜ;ASDFGHJKLŞİZXCVBNMÖÇ:"
    ),
}

_BACK = {name: dict(zip(keys, _US, strict=True)) for name, keys in LAYOUTS.items()}


def meanings(text):
    """Yield what keys a text may stand for: as it is, then by each other layout.

    >>> list(meanings("ๅ/-"))
    ['ๅ/-', '123']
    """
    yield text
    for back in _BACK.values():
        if all(char in back or char.isspace() for char in text):
            meant = "".join(back.get(char, char) for char in text)
            if meant != text:
                yield meant
