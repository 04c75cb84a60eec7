# SPDX-License-Identifier: LGPL-3.0-or-later
"""Every language is complete: all is translated, and its placeholders are kept."""

import polib
import pytest

from tools import addons, paths, translations

FILES = [
    file
    for name in addons.names()
    for file in (paths.ROOT / name / "i18n").glob("*.po")
]


@pytest.mark.parametrize(
    "file", FILES, ids=lambda file: f"{file.parts[-3]}-{file.stem}"
)
def test_language_is_complete(file):
    assert not translations.gaps(polib.pofile(str(file)))


@pytest.mark.parametrize(
    "file", FILES, ids=lambda file: f"{file.parts[-3]}-{file.stem}"
)
def test_language_has_the_terms_of_the_template(file):
    pot = polib.pofile(str(next(file.parent.glob("*.pot"))))
    terms = {entry.msgid for entry in polib.pofile(str(file))}
    assert terms == {entry.msgid for entry in pot}


@pytest.mark.parametrize("name", addons.names())
def test_addon_speaks_every_language(name):
    found = {file.stem for file in (paths.ROOT / name / "i18n").glob("*.po")}
    assert found >= set(addons.LANGUAGES)


@pytest.mark.parametrize(
    ("original", "translation", "flags"),
    [
        ("Members", "", []),
        ("Members", "สมาชิก", ["fuzzy"]),
        ("%(count)s members", "สมาชิก %(number)s คน", []),
        ("<b>Members</b>", "สมาชิก", []),
    ],
)
def test_gap_is_found(original, translation, flags):
    entry = polib.POEntry(msgid=original, msgstr=translation, flags=flags)
    assert translations.gaps([entry])


def test_sound_translation_is_no_gap():
    entry = polib.POEntry(msgid="%s of <b>{x}</b>", msgstr="<b>{x}</b> ของ %s")
    assert not translations.gaps([entry])
