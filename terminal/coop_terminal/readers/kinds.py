# SPDX-License-Identifier: LGPL-3.0-or-later
"""The kinds of readers: how each one sends what it reads, as a table.

Another model is another line here, not another branch in the code. ``known`` says what
a line rests on: "manual" is a maker's own document, "practice" is what such devices are
widely seen to do, "assumed" waits for somebody to hold the device against it. A reader
can be set up differently from how it left the factory: ``coop-terminal doctor`` shows
what the settings expect of it.
"""

from dataclasses import dataclass

STX, ETX, LF, CR, DLE, ESC = b"\x02", b"\x03", b"\n", b"\r", b"\x10", b"\x1b"


@dataclass(frozen=True)
class Kind:
    """How a kind of reader sends what it reads. Times are in seconds.

    ``medium``: magstripe, code, rfid, or any: a device that reads stripes and codes.
    ``keyboard``: it types instead of sending over a serial line of ``baud``.
    ``lead``: bytes that begin a message and are no part of it. ``ends``: bytes each of
    which ends a message; ``must_end``: a message without one was cut. ``per_track``: an
    end byte ends one track only, and silence the swipe.
    ``silence``: no two characters of a message are further apart. ``longest``: no
    message takes longer.
    ``lrc``: whether the check character of a track is sent: yes, no, maybe.
    ``form``: of radio tags: hex or decimal; ``checksum``: the last two characters are
    the exclusive or of the bytes before; ``keep``: how many bytes at the end are the
    tag; ``iso14443``: the tag may be one that changes its number.
    ``server``: the kind of reader to choose for this terminal in the back office.
    """

    label: str
    medium: str
    known: str
    keyboard: bool = False
    baud: int = 9600
    lead: bytes = STX
    ends: bytes = CR + LF + ETX
    must_end: bool = False
    per_track: bool = False
    silence: float = 0.05
    longest: float = 1.0
    lrc: str = "maybe"
    form: str = ""
    checksum: bool = False
    keep: int = 0
    iso14443: bool = False
    server: str = "printed"


#: A keyboard sends a character every 2 to 16 ms, three tracks are up to 226 of them.
_TYPED = {"keyboard": True, "silence": 0.1, "longest": 4.0}

KINDS = {
    # --- magnetic stripes ---
    "idtech-serial": Kind(
        "ID TECH MiniMag and Omni, RS-232, ID TECH format",
        "magstripe",
        "manual: each track ends in CR, track 3 may begin with ';' or '%'",
        per_track=True,
    ),
    "uic-serial": Kind(
        "UIC (and ID TECH readers set to UIC), RS-232",
        "magstripe",
        "manual: STX, track, perhaps LRC, DLE; the third track ends in ETX",
        ends=DLE + ETX,
        per_track=True,
    ),
    "magtek-serial": Kind(
        "MagTek, RS-232",
        "magstripe",
        "manual: perhaps STX and ESC, all tracks, CR, perhaps ETX",
        lead=STX + ESC,
    ),
    "magtek-keyboard": Kind(
        "MagTek SureSwipe, USB keyboard",
        "magstripe",
        "manual: all tracks, then Enter; capitals; E in place of a misread track",
        **_TYPED,
    ),
    "till-serial": Kind(
        "Readers built into tills (Posiflex and the like), RS-232",
        "magstripe",
        "assumed: STX, all tracks, ETX, with or without LRC",
        ends=ETX,
    ),
    # --- barcodes and QR codes ---
    "zebra-serial": Kind(
        "Zebra and Symbol scanners, RS-232, as delivered",
        "code",
        "manual: 9600 bit/s, the data as it is: nothing ends it but silence",
    ),
    "honeywell-serial": Kind(
        "Honeywell Voyager and Xenon, RS-232",
        "code",
        "practice: 115,200 bit/s, CR and perhaps LF",
        baud=115_200,
        must_end=True,
        longest=2.0,
    ),
    "scanner-serial": Kind(
        "Any scanner that ends a code with CR, LF or both, RS-232",
        "code",
        "practice",
        must_end=True,
        longest=2.0,
    ),
    "scanner-keyboard": Kind(
        "Any scanner that types a code and Enter, USB keyboard",
        "code",
        "practice",
        must_end=True,
        **_TYPED,
    ),
    # --- radio tags ---
    "id12-serial": Kind(
        "ID-2, ID-12 and ID-20, 125 kHz, serial",
        "rfid",
        "manual: STX, 5 bytes in hexadecimal, checksum, CR, LF, ETX; tags carry the "
        "last four bytes in print",
        must_end=True,
        form="hex",
        checksum=True,
        keep=4,
    ),
    "rdm6300-serial": Kind(
        "RDM630 and RDM6300, 125 kHz, serial",
        "rfid",
        "manual: as ID-12, ended by ETX alone",
        ends=ETX,
        must_end=True,
        form="hex",
        checksum=True,
        keep=4,
    ),
    "hex-serial": Kind(
        "Readers of 13.56 MHz tags that send hexadecimal and CR or LF, RS-232",
        "rfid",
        "practice: programs for the ACR122 and its like send 04:A2:2B:5C or 04A22B5C",
        must_end=True,
        form="hex",
        iso14443=True,
    ),
    "hex-reversed-serial": Kind(
        "The same, last byte first",
        "rfid",
        "practice",
        must_end=True,
        form="hex",
        iso14443=True,
        server="reversed",
    ),
    "decimal-keyboard": Kind(
        "125 kHz tags as ten decimal digits and Enter, USB keyboard",
        "rfid",
        "practice: the digits printed on the tag",
        must_end=True,
        form="decimal",
        server="decimal",
        **_TYPED,
    ),
    "decimal-reversed-keyboard": Kind(
        "13.56 MHz tags as decimal digits, last byte first, and Enter, USB keyboard",
        "rfid",
        "practice",
        must_end=True,
        form="decimal",
        iso14443=True,
        server="decimal_reversed",
        **_TYPED,
    ),
    # --- several in one ---
    "handheld-serial": Kind(
        "Handhelds and tills that send stripes and codes over one serial line",
        "any",
        "assumed: CR or LF after each",
        longest=2.0,
    ),
    "handheld-keyboard": Kind(
        "Handhelds and tills that type stripes and codes",
        "any",
        "assumed: Enter after each",
        **_TYPED,
    ),
}
