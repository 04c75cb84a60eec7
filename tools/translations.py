# SPDX-License-Identifier: LGPL-3.0-or-later
"""Merge the terms that Odoo exports into an addon's translation files.

The one module of tools that needs a package, polib: ./dev i18n runs it with the Python
of the test environment, as `python -m tools.translations EXPORTED FOLDER`.
"""

import re
import sys
from pathlib import Path

import polib

LANGUAGES = ("th",)
SAME = Path(__file__).parent / "same_in_every_language.txt"
PLACEHOLDER = re.compile(
    r"%(?:\(\w+\))?[-+ 0#]*\d*(?:\.\d+)?[a-zA-Z%]|\{\w*[^{}]*\}|<[^>]+>"
)
# An export's dates and versions would make a difference where there is none.
HEADER = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


def template(exported):
    """Return Odoo's export (a path) as the .pot file that is kept."""
    pot = polib.pofile(str(exported))
    pot.metadata = dict(HEADER)
    pot.sort(key=lambda entry: entry.msgid)
    return pot


def merge(exported, folder, name):
    """Write name.pot and every .po of the folder; yield each language and its gaps."""
    pot = template(exported)
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.pot").write_text(str(pot))
    files = {folder / f"{language}.po" for language in LANGUAGES}
    for file in sorted(files | set(folder.glob("*.po"))):
        po = merged(file, pot)
        file.write_text(str(po))
        yield file.stem, gaps(po)


def merged(file, pot):
    """Return a language's file with exactly the terms of the .pot, in its order."""
    po = polib.pofile(str(file)) if file.exists() else polib.POFile()
    po.header = pot.header
    po.metadata = {"Language": file.stem, **HEADER}
    po.merge(pot)
    for entry in po.obsolete_entries():
        po.remove(entry)
    po.sort(key=lambda entry: entry.msgid)
    return po


def gaps(po):
    """Return what a translation lacks: a list of texts, each one term's."""
    return [
        f"{problem}: {entry.msgid!r}" for entry in po if (problem := _problem(entry))
    ]


def _problem(entry):
    """Return what is wrong with a term's translation, None if nothing is."""
    if entry.fuzzy:
        return "fuzzy"
    if not entry.msgstr:
        return None if entry.msgid in same_in_every_language() else "untranslated"
    if placeholders(entry.msgid) != placeholders(entry.msgstr):
        return "other placeholders or tags than the original"
    return None


def placeholders(text):
    """Return what a translation must keep: what is filled in, and tags.

    >>> placeholders("%(count)s of <b>%s</b> {name}")
    ['%(count)s', '%s', '</b>', '<b>', '{name}']
    """
    return sorted(PLACEHOLDER.findall(text))


def same_in_every_language():
    """Return the terms that need no translation."""
    lines = SAME.read_text().splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def main(exported, folder):
    """Merge one addon's terms, print a line for each language."""
    folder = Path(folder)
    for language, missing in merge(Path(exported), folder, folder.parent.name):
        print(f"{folder.parent.name} {language}: {len(missing)} terms to look at")
        print("".join(f"  {text}\n" for text in missing), end="")


if __name__ == "__main__":
    main(*sys.argv[1:])
