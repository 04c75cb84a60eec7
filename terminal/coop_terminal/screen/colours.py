# SPDX-License-Identifier: LGPL-3.0-or-later
"""How lines look. Bright on black, as small panels in daylight need it.

Each pair of colours has a contrast of at least 7 to 1; none is told apart by red and
green alone: what is bad says so in words.
"""

from .page import BAD, DIGIT, FAINT, GOOD, KEYED, PLAIN, STRONG
from .paint import BAR

GROUND = "#000000"

TONES = {
    PLAIN: "#ffffff on #000000",
    FAINT: "#c8c8c8 on #000000",
    STRONG: "bold #ffffff on #000000",
    DIGIT: "#ffffff on #000000",
    KEYED: "bold #ffe14d on #000000",
    GOOD: "bold #000000 on #5fe07a",
    BAD: "bold #ffffff on #a30000",
    BAR: "bold #ffffff on #1c4587",
}
