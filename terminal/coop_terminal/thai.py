# SPDX-License-Identifier: LGPL-3.0-or-later
"""Thai script: which letters belong together, and where words end.

Words stand without blanks between them, so that only a dictionary knows their ends:
that of the package pythainlp, which takes a moment to load and 20 MB. Where it is not
installed, a text without blanks is one word.
"""

import logging
import os
import re
from functools import cache, lru_cache
from importlib import import_module
from itertools import accumulate

LOG = logging.getLogger(__name__)

#: A consonant with the vowels before and after it, or any letter with its marks.
#: Marks may also follow a vowel written after the consonant: text may be mistyped.
_CLUSTER = re.compile(
    "[เแโใไ]?[^เแโใไ]"
    "[ะาำๅๆฯ\u0300-\u036f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u200d\ufe00-\ufe0f]*|."
)

#: The longest words that count; longer ones are names made of words, such as a bank's.
_LONGEST = 16

#: What no line begins with, and what none ends with: a number stays with its unit.
_NEVER_FIRST = tuple(")]}>”’.,:;!?%/+*-ๆฯ")
_NEVER_LAST = tuple("([{<“‘/#฿0123456789")


def clusters(text):
    """Return the parts of a text that stay together, whatever happens.

    >>> clusters("น้ำใจ")
    ['น้ำ', 'ใจ']
    """
    return _CLUSTER.findall(text)


@lru_cache(maxsize=1024)
def words(text):
    """Return a text without blanks in pieces, between which a line may end.

    >>> "".join(words("น้ำมันเชื้อเพลิง(ดีเซล)"))
    'น้ำมันเชื้อเพลิง(ดีเซล)'
    """
    ends = {*accumulate(map(len, clusters(text)))}
    pieces, at = [], 0
    for word in _found(text):
        if pieces and (at not in ends or _inseparable(pieces[-1], word)):
            pieces[-1] += word
        else:
            pieces.append(word)
        at += len(word)
    return tuple(pieces)


def load():
    """Load the dictionary now, so that nobody waits for it later."""
    _package()


def _inseparable(before, after):
    """Return whether two words stay in one line; a lone letter is no word."""
    lone = any(len(word) == 1 and word.isalpha() for word in (before, after))
    return lone or before.endswith(_NEVER_LAST) or after.startswith(_NEVER_FIRST)


def _found(text):
    """Return the words of a text, by the dictionary.

    The package would make a tree of all that it knows, which takes 70 MB: of that, only
    what occurs in the text can be found in it.
    """
    package = None if text.isascii() else _package()
    if not package:
        return [text]
    known, tree, segment = package
    parts = (
        text[start : start + length]
        for start in range(len(text))
        for length in range(1, _LONGEST + 1)
    )
    occurring = known.intersection(parts)
    return segment(text, tree(occurring)) if occurring else [text]


@cache
def _package():
    """Return what is used of pythainlp: all words, its tree of words, its search.

    None where it is not installed.
    """
    # It would make a folder for itself in its user's home.
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    try:
        known = import_module("pythainlp.corpus").thai_words()
        tree = import_module("pythainlp.util").Trie
        segment = import_module("pythainlp.tokenize.newmm").segment
    except ImportError:
        LOG.info("pythainlp is not installed: lines of Thai end between any letters")
        return None
    return known, tree, segment
