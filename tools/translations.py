# SPDX-License-Identifier: LGPL-3.0-or-later
"""Merge the terms that Odoo exports into an addon's translation files.

The one module of tools that needs a package, polib: ./dev i18n runs it with the Python
of the test environment, as `python -m tools.translations EXPORTED FOLDER`.

Beside the export lies a JSON file that names fields as `model__field`: `inherited`
ones, whose labels Odoo takes from the model they come from, so that ours would never be
read; and `foreign` ones, which a mixin of Odoo's brings along, so that Odoo's words for
them are right. `translated` are the folders of Odoo's own translations.
"""

import json
import re
import sys
from pathlib import Path

import polib

from tools import addons

SAME = Path(__file__).parent / "same_in_every_language.txt"
PLACEHOLDER = re.compile(
    r"%(?:\(\w+\))?[-+0#]*\d*(?:\.\d+)?[a-zA-Z%]|\{\w*[^{}]*\}|<[^>]+>"
)
READ_ALOUD = re.compile(r'\b(title|alt|placeholder|aria-label|confirm)="([^"]*)"')
LABEL = re.compile(r"^model:ir\.model\.fields,\w+:\w+\.field_(\w+)$")
CHOICE = re.compile(
    r"^model:ir\.model\.fields\.selection,\w+:\w+\.selection__(\w+)__\w*$"
)
# An export's dates and versions would make a difference where there is none.
HEADER = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


class Export:
    """What Odoo exported of one addon."""

    def __init__(self, file):
        facts = json.loads(file.with_suffix(".json").read_text())
        self.inherited = set(facts["inherited"])
        self.foreign = set(facts["foreign"])
        self.translated = [Path(folder) for folder in facts["translated"]]
        self.template = self._template(file)

    def _template(self, file):
        """Return the .pot file to keep: sorted, undated, without unread labels."""
        pot = polib.pofile(str(file))
        pot.metadata = dict(HEADER)
        for entry in list(pot):
            entry.occurrences = [
                place for place in entry.occurrences if not self._is_unread(place)
            ]
            if not entry.occurrences:
                pot.remove(entry)
        pot.sort(key=lambda entry: entry.msgid)
        return pot

    def _is_unread(self, place):
        """Return whether a term is the label or help of an inherited field there."""
        label = LABEL.match(place[0])
        return bool(label) and label[1] in self.inherited

    def foreign_terms(self):
        """Return the terms that belong to foreign fields and nothing else."""
        return {
            entry.msgid
            for entry in self.template
            if all(self._is_foreign(place) for place in entry.occurrences)
        }

    def _is_foreign(self, place):
        """Return whether a term belongs to a foreign field there."""
        field = LABEL.match(place[0]) or CHOICE.match(place[0])
        return bool(field) and field[1] in self.foreign

    def merged(self, file):
        """Return a language's file with exactly the terms of the template."""
        po = polib.pofile(str(file)) if file.exists() else polib.POFile()
        po.header = self.template.header
        po.metadata = {"Language": file.stem, **HEADER}
        po.merge(self.template)
        for entry in po.obsolete_entries():
            po.remove(entry)
        self._fill(po, file.name)
        po.sort(key=lambda entry: entry.msgid)
        return po

    def _fill(self, po, name):
        """Translate what Odoo brings along, and has translated, as Odoo does."""
        empty = {entry.msgid: entry for entry in po.untranslated_entries()}
        wanted = empty.keys() & self.foreign_terms()
        for folder in self.translated if wanted else ():
            file = folder / name
            for known in polib.pofile(str(file)) if file.exists() else ():
                if known.msgid in wanted and known.translated():
                    empty[known.msgid].msgstr = known.msgstr


def merge(exported, folder, name):
    """Write name.pot and every .po of the folder; yield each language and its gaps."""
    export = Export(exported)
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.pot").write_text(str(export.template))
    files = {folder / f"{language}.po" for language in addons.LANGUAGES}
    for file in sorted(files | set(folder.glob("*.po"))):
        po = export.merged(file)
        file.write_text(str(po))
        yield file.stem, gaps(po)


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
        return "untranslated" if needs_translation(entry.msgid) else None
    if placeholders(entry.msgid) != placeholders(entry.msgstr):
        return "other placeholders or tags than the original"
    return None


def placeholders(text):
    """Return what a translation must keep: what is filled in, and tags.

    >>> placeholders('%(count)s of <b title="All">%s</b>, 3 % of {name}')
    ['%(count)s', '%s', '</b>', '<b title="">', '{name}']
    """
    return sorted(PLACEHOLDER.findall(READ_ALOUD.sub(r'\1=""', text)))


def needs_translation(text):
    """Return whether a term has words, other than those alike in every language.

    >>> needs_translation('<i title="Phone"/>'), needs_translation("<b>%s</b> 0.25")
    (True, False)
    """
    aloud = [found[1] for found in READ_ALOUD.findall(text)]
    words = " ".join([PLACEHOLDER.sub("", text), *aloud])
    return text not in same_in_every_language() and any(map(str.isalpha, words))


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
