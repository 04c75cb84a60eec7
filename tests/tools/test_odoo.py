# SPDX-License-Identifier: LGPL-3.0-or-later
"""Which Odoo is used: ODOO_PATH may name it in several ways."""

import pytest

from tools import odoo, say

RELEASE = "version_info = ({series}, 0, FINAL, 0, '')\n"


@pytest.fixture
def make_odoo(tmp_path, monkeypatch):
    """Return a function that makes the files by which Odoo is known."""
    monkeypatch.setenv("COOP_CACHE", str(tmp_path / "cache"))
    odoo._import_path.cache_clear()

    def make(folder=".", series="19, 0"):
        package = tmp_path / "source" / folder / "odoo"
        package.mkdir(parents=True)
        (package / "release.py").write_text(RELEASE.format(series=series))
        monkeypatch.setenv("ODOO_PATH", str(tmp_path / "source"))
        return package

    yield make
    odoo._import_path.cache_clear()


def test_the_folder_that_holds_the_package(make_odoo):
    package = make_odoo()
    assert odoo.source() == package.parent
    assert odoo._import_path() == package.parent


def test_the_package_itself(make_odoo, monkeypatch):
    package = make_odoo()
    monkeypatch.setenv("ODOO_PATH", str(package))
    assert odoo.source() == package.parent


def test_a_root_that_packages_were_unpacked_into(make_odoo):
    package = make_odoo(odoo.MODULES)
    assert odoo.source() == package.parent


def test_nothing_else_of_installed_packages_can_be_imported(make_odoo):
    package = make_odoo(odoo.MODULES)
    (package.parent / "requests").mkdir()
    folder = odoo._import_path()
    assert [path.name for path in folder.iterdir()] == ["odoo"]
    assert (folder / "odoo").resolve() == package


@pytest.mark.parametrize(
    ("series", "shown"), [("18, 0", "18.0"), ("'saas~18', 4", "saas~18.4")]
)
def test_another_version_is_refused_by_name(make_odoo, series, shown):
    make_odoo(series=series)
    with pytest.raises(say.Failure, match=f"Odoo {shown}"):
        odoo.source()


def test_a_folder_without_odoo_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("ODOO_PATH", str(tmp_path))
    with pytest.raises(say.Failure, match="there is no Odoo in it"):
        odoo.source()


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("./usr/lib/python3/dist-packages/odoo/addons/web/i18n/th.po", True),
        ("./usr/lib/python3/dist-packages/odoo/addons/web/i18n/zh_CN.po", True),
        ("./usr/lib/python3/dist-packages/odoo/addons/web/i18n/fr.po", False),
        ("./usr/lib/python3/dist-packages/odoo/addons/web/i18n/web.pot", False),
        ("./usr/lib/python3/dist-packages/odoo/addons/web/models/fr.py", True),
    ],
)
def test_other_languages_are_left_in_the_package(name, wanted):
    assert odoo._is_wanted(name) is wanted
