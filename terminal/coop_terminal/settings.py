# SPDX-License-Identifier: LGPL-3.0-or-later
"""The settings: a TOML file that people read and change."""

import os
import re
import sys
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    import tomli as tomllib

FILE = "settings.toml"
#: Names the terminal's folder, where it is not the usual one.
VARIABLE = "COOP_TERMINAL_HOME"


class SettingsError(Exception):
    """The settings cannot be used; the text is a sentence for people."""


@dataclass(frozen=True)
class Settings:
    """What the file says, section by section; what it leaves out is as delivered."""

    server: dict
    screen: dict
    outbox: dict
    key: dict
    reader: list = field(default_factory=list)
    cards: dict = field(default_factory=dict)
    printer: dict = field(default_factory=dict)


def home():
    """Return the terminal's folder: what the environment names, or the usual one."""
    chosen = os.environ.get(VARIABLE)
    if chosen:
        return Path(chosen).expanduser()
    if sys.platform == "win32":
        return Path(os.environ["APPDATA"]) / "coop-terminal"
    base = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(base).expanduser() / "coop-terminal"


def delivered():
    """Return the text of the file as it is delivered, with its remarks."""
    return resources.files("coop_terminal").joinpath(FILE).read_text("utf-8")


def load(folder):
    """Return the Settings in a folder, as delivered where there are none."""
    path = folder / FILE
    said = _parsed(path.read_text("utf-8"), path) if path.exists() else {}
    usual = tomllib.loads(delivered())
    unknown = set(said) - set(Settings.__dataclass_fields__)
    if unknown:
        raise SettingsError(f"{path} has a section nobody knows: {min(unknown)}.")
    merged = {name: _merged(usual, said, name, path) for name in usual}
    return Settings(**said | merged)


def _merged(usual, said, name, path):
    """Return a section with what the file changes of it."""
    section = said.get(name, {})
    if not isinstance(section, dict):
        raise SettingsError(
            f"In {path}, {name} is no section: write [{name}] above it."
        )
    for key, value in section.items():
        if key not in usual[name]:
            raise SettingsError(f"In {path}, nobody knows {name}.{key}.")
        if type(value) is not type(usual[name][key]):
            kind = type(usual[name][key]).__name__
            raise SettingsError(f"In {path}, {name}.{key} has to be of type {kind}.")
    return usual[name] | section


def _parsed(text, path):
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path} cannot be read: {error}.") from error


def write(folder, **values):
    """Change single values in the file, which keeps its remarks.

    :param values: section_key=value of what stands in the delivered file, text or
        whole numbers

    >>> changed('[server]\\n# where\\nurl = ""\\n', "server", "url", "https://a")
    '[server]\\n# where\\nurl = "https://a"\\n'
    """
    path = folder / FILE
    text = path.read_text("utf-8") if path.exists() else delivered()
    for name, value in values.items():
        section, _underscore, key = name.partition("_")
        text = changed(text, section, key, value)
    _parsed(text, path)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = path.with_name(f"{FILE}.new")
    new.write_text(text, "utf-8")
    os.replace(new, path)


def changed(text, section, key, value):
    """Return a TOML text with another value of one key."""
    shown = str(value) if isinstance(value, int) else _quoted(value)
    pattern = rf"(^\[{section}\]\n(?:(?!\[).*\n)*?{key} *= *)[^\n]*"
    made, count = re.subn(pattern, lambda m: m[1] + shown, text, count=1, flags=re.M)
    if not count:
        made = re.sub(
            rf"^\[{section}\]\n", f"[{section}]\n{key} = {shown}\n", text, flags=re.M
        )
    return made if made != text or count else f"{text}\n[{section}]\n{key} = {shown}\n"


def _quoted(text):
    """Return a text as TOML writes it; other than in JSON, é and ก stay as they are."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    if not escaped.isprintable():
        raise SettingsError("A setting cannot hold characters that are not printed.")
    return f'"{escaped}"'
