# SPDX-License-Identifier: LGPL-3.0-or-later
"""What a reader typed while the keyboard was set to Thai.

A reader that types knows keys, not letters: it presses what is ``1`` on an American
keyboard, and a computer set to Thai takes that for another letter.
"""

#: The keys in their order on the keyboard, alone and with Shift.
_AMERICAN = (
    r"""`1234567890-=qwertyuiop[]\asdfghjkl;'zxcvbnm,./"""
    r"""~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?"""
)

#: What the same keys give in Thai, alone and with Shift.
_THAI = "_ๅ/-ภถุึคตจขชๆไำพะัีรนยบลฃฟหกดเ้่าสวงผปแอิืทมใฝ"
_THAI_SHIFTED = '%+๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฐ,ฅฤฆฏโฌ็๋ษศซ.()ฉฮฺ์?ฒฬฦ'

_KEYED = dict(zip(_THAI + _THAI_SHIFTED, _AMERICAN, strict=True))


def readings(text):
    """Yield what may have been read: the text, and what its keys say in American.

    Without a digit among the keys it was no card: names in Thai stay what they are.

    >>> list(readings("ๅ/-"))
    ['ๅ/-', '123']
    >>> list(readings("สมชาย")), list(readings("123"))
    (['สมชาย'], ['123'])
    """
    yield text
    if text and all(char in _KEYED or char.isspace() for char in text):
        keyed = "".join(_KEYED.get(char, char) for char in text)
        if any(char.isdigit() for char in keyed):
            yield keyed
