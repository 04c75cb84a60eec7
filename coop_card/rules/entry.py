# SPDX-License-Identifier: LGPL-3.0-or-later
"""A document on its way into the ledger."""

from dataclasses import dataclass, field

from . import document as documents


@dataclass(slots=True)
class Entry:
    """A document, what the ledger found out about it, and what became of it.

    ``fault`` is set where the document cannot be kept; ``content`` where more is to be
    kept of it than can be booked; ``total``, exact text, where it comes to what
    another does; ``restores`` where it reverses a reversal, ``alone`` where it would
    leave a return without its purchase. ``purchase_id`` is that purchase, which has to
    stay as it is until this is written. ``digits`` is how many digits after the
    point its co-op's money has. ``site`` is what is set where it comes from, where
    whoever hands it in knows. The rest is filled in step by step by ``coop.booking``.
    """

    company_id: int
    origin: str
    digest: str
    document: dict = field(default_factory=dict)
    site: dict = None
    content: dict = None
    fault: str = None
    date: str = None
    card_id: int = None
    member_id: int = None
    member_type_id: int = None
    fiscal_year_id: int = None
    lines: list = field(default_factory=list)
    total: str = None
    restores: bool = False
    alone: bool = False
    purchase_id: int = None
    reasons: list = field(default_factory=list)
    digits: int = None
    status: str = None
    warnings: list = field(default_factory=list)
    transaction_id: int = None
    replayed: bool = False

    @property
    def identity(self):
        """What makes the document unique in the database."""
        return (self.company_id, self.origin, self.document["key"])

    @property
    def repeats(self):
        """Whether it takes over lines of the ledger, whatever is set today."""
        return not documents.REPEATS.isdisjoint(self.document)

    @property
    def leaves_out(self):
        """Whether a line does not accumulate, and so has no place in the ledger."""
        return any(line["excluded"] for line in self.lines)

    def head(self, *names):
        """Return the named parts of the document, None where it has none."""
        return {name: self.document.get(name) for name in names}

    def said(self, *names):
        """Return those of the named parts that the document has."""
        document = self.document
        return {name: document[name] for name in names if name in document}


def turns(documents):
    """Return for each document its turn: after what it takes back, if that is there.

    >>> turns([{"key": "c", "reverses": "b"}, {"key": "b", "reverses": "a"}])
    [2, 1]
    """
    reversed_by = {
        document.get("key"): document.get("reverses") for document in documents
    }
    return [_turn(document.get("reverses"), reversed_by) for document in documents]


def _turn(key, reversed_by):
    """Return how many take back each other from a key on; in a circle, each once."""
    chain = []
    while key and key not in chain:
        chain.append(key)
        key = reversed_by.get(key)
    return len(chain)


def read(document):
    """Return the entry of a document; a malformed one has a fault and its digest.

    The ``site`` that comes along is no part of it: settings may change, and a repeat is
    a repeat all the same.
    """
    company_id, origin = document["company_id"], document["origin"]
    site = document.get("site")
    document = {name: part for name, part in document.items() if name != "site"}
    try:
        canonical = documents.read(document)
    except documents.Malformed as fault:
        place = {
            key: document[key]
            for key in ("terminal_id", "branch_id", "seq")
            if key in document
        }
        digest = documents.raw_digest(document)
        return Entry(company_id, origin, digest, document=place, fault=fault.code)
    return Entry(company_id, origin, documents.digest(canonical), canonical, site)
