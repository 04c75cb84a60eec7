# SPDX-License-Identifier: LGPL-3.0-or-later
"""Secrets of terminals: the code that pairs a device, the key it has from then on."""

import hashlib
import secrets

#: Letters and digits that are not taken for each other, read aloud or on a screen.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 8
CODE_MINUTES = 15
CODE_TRIES = 5


def new_code():
    """Return a new pairing code."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def spaced(code):
    """Return a pairing code as people read it.

    >>> spaced("ABCD2345")
    'ABCD 2345'
    """
    return f"{code[:4]} {code[4:]}"


def code_hash(code, salt):
    """Return the slow hash of a pairing code, however its letters were keyed.

    :param str salt: what keeps equal codes of two terminals apart
    """
    plain = "".join(char for char in code.upper() if char.isalnum())
    digest = hashlib.scrypt(plain.encode(), salt=salt.encode(), n=2**14, r=8, p=1)
    return digest.hex()


def matches(code, salt, expected):
    """Return whether a code is the one whose hash is kept."""
    return secrets.compare_digest(code_hash(code, salt), expected)


def new_key():
    """Return a new key of 256 random bits, as 43 characters that fit a header."""
    return secrets.token_urlsafe(32)


def key_hash(key):
    """Return the hash of a key; a random key needs no slow one."""
    return hashlib.sha256(key.encode()).hexdigest()
