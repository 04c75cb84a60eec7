# SPDX-License-Identifier: LGPL-3.0-or-later
"""Addresses as they are written on an envelope."""

from typing import NamedTuple

#: The province whose districts are called otherwise (ISO 3166-2).
BANGKOK = "TH-10"

#: What stands before each part, and what people may have typed before it already.
THAI = {"subdistrict": "ต.", "district": "อ.", "province": "จ."}
THAI_BANGKOK = {"subdistrict": "แขวง", "district": "เขต", "province": ""}
TYPED = {
    "subdistrict": ("ตำบล", "ต.", "แขวง"),
    "district": ("อำเภอ", "อ.", "เขต"),
    "province": ("จังหวัด", "จ."),
}


class Address(NamedTuple):
    """The parts of an address; ``country`` only where it is not the co-op's own."""

    street: str = ""
    street2: str = ""
    subdistrict: str = ""
    district: str = ""
    province: str = ""
    province_code: str = ""
    country: str = ""


def lines(address, thai):
    """Return the lines of an address without its postcode.

    House and village come first, then lane and road, sub-district and district,
    province.

    :param bool thai: whether to write the Thai abbreviations before the parts

    >>> home = Address("99 หมู่ 4", "", "หนองหอย", "เมืองเชียงใหม่", "เชียงใหม่", "TH-50")
    >>> lines(home, thai=True)
    ('99 หมู่ 4', 'ต.หนองหอย อ.เมืองเชียงใหม่', 'จ.เชียงใหม่')
    >>> lines(Address("5 Rama Rd", "", "Silom", "Bang Rak", "Bangkok"), thai=False)
    ('5 Rama Rd', 'Silom, Bang Rak', 'Bangkok')
    """
    parts = _thai_parts(address) if thai else address
    between = " " if thai else ", "
    places = between.join(filter(None, (parts.subdistrict, parts.district)))
    written = (parts.street, parts.street2, places, parts.province, parts.country)
    return tuple(line for line in map(str.strip, written) if line)


def _thai_parts(address):
    """Return the parts with what Thais write before them.

    >>> _thai_parts(Address(subdistrict="แขวงสีลม", province_code="TH-10")).subdistrict
    'แขวงสีลม'
    """
    before = THAI_BANGKOK if address.province_code == BANGKOK else THAI
    return address._replace(
        **{
            name: _with(word, _bare(getattr(address, name), TYPED[name]))
            for name, word in before.items()
        }
    )


def _bare(name, typed):
    """Return a place's name without what stands before it."""
    name = name.strip()
    for word in typed:
        if name.startswith(word):
            return name[len(word) :].strip()
    return name


def _with(word, name):
    return f"{word}{name}" if name else ""
