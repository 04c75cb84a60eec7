# SPDX-License-Identifier: LGPL-3.0-or-later
"""The command coop-terminal."""

import argparse
import logging
import logging.handlers
import sys
from pathlib import Path

from coop_terminal import __version__, pairing, secrets, settings
from coop_terminal.outbox import OutboxError
from coop_terminal.settings import SettingsError
from coop_terminal.station import Station

LOG = "terminal.log"
#: What is told in a sentence instead of a traceback.
TOLD = (
    OutboxError,
    SettingsError,
    pairing.PairingError,
    secrets.SecretsError,
    ValueError,
    OSError,
)


def main(argv=None):
    """Run a command and return the exit status."""
    arguments = _parser().parse_args(argv)
    try:
        return arguments.command(arguments) or 0
    except TOLD as error:
        print(f"coop-terminal: {error}", file=sys.stderr)
        return 1


def _parser():
    """Return the parser of all commands."""
    parser = argparse.ArgumentParser(
        prog="coop-terminal", description="The card terminal of a co-operative."
    )
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument(
        "--home",
        type=Path,
        default=settings.home(),
        help=f"the terminal's folder; the variable {settings.VARIABLE} names it, too",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name, (command, text, add_arguments) in COMMANDS.items():
        sub = commands.add_parser(name, help=text, description=text)
        sub.set_defaults(command=command)
        add_arguments(sub)
    return parser


def _run(arguments):
    """Open the desk and show the screen until it is stopped."""
    # The screen needs packages that the other commands do without.
    from coop_terminal import doctor  # noqa: PLC0415 - see above
    from coop_terminal.desk import Desk  # noqa: PLC0415 - see above
    from coop_terminal.screen.run import run  # noqa: PLC0415 - see above

    desk = Desk.open(arguments.home)
    try:
        _log_to(arguments.home / LOG)
        run(desk, lambda *said: doctor.examine(desk.station, *said))
    finally:
        desk.close()


def _log_to(path):
    """Write to a file what is worth knowing later; it never holds cards nor keys."""
    handler = logging.handlers.RotatingFileHandler(path, maxBytes=10**6, backupCount=3)
    form = "%(asctime)s %(levelname)s %(name)s %(message)s"
    logging.basicConfig(level=logging.INFO, handlers=[handler], format=form)
    logging.getLogger("urllib3").setLevel(logging.WARNING)


def _init(arguments):
    """Write the settings as they are delivered, unless there are some."""
    path = arguments.home / settings.FILE
    if not path.exists():
        settings.write(arguments.home)
    print(f"The settings are in {path}.")


def _pair_arguments(parser):
    parser.add_argument("--server", metavar="URL", help="address of the co-op's server")
    parser.add_argument("--database", default="", help="where the server has several")
    parser.add_argument("--terminal", metavar="NUMBER", help="eight characters")
    parser.add_argument("--code", help="the pairing code")
    parser.add_argument("--qr", metavar="TEXT", help="what the QR code says, instead")


def _pair(arguments):
    """Pair this device with the code that an officer's dialog shows."""
    said = pairing.read_code(arguments.qr) if arguments.qr else {}
    url = arguments.server or said.get("url") or _asked("Address of the server")
    number = arguments.terminal or said.get("terminal") or _asked("Terminal number")
    code = arguments.code or said.get("pairing_code") or _asked("Pairing code")
    database = arguments.database or said.get("database", "")
    number = number.strip().upper()
    pairing.pair(arguments.home, url.strip(), number, code.strip(), database)
    print(f"Paired. The settings are in {arguments.home / settings.FILE}.")


def _asked(what):
    """Return what a person keys."""
    try:
        return input(f"{what}: ")
    except EOFError:
        raise pairing.PairingError(
            f"{what} is missing: coop-terminal pair --help says how to name it."
        ) from None


def _unpair(arguments):
    """Forget the key; refused while something waits to be delivered."""
    pairing.unpair(arguments.home)
    print("This device is no terminal any more.")


def _doctor(arguments):
    """Say what is well and what is not; the status is 1 where something is not."""
    from coop_terminal import doctor  # noqa: PLC0415 - needs readers and printing

    station = Station(arguments.home)
    try:
        findings = list(doctor.examine(station))
    finally:
        station.close()
    for good, sentence in findings:
        print("✓" if good else "✗", sentence)
    return 0 if all(good for good, _sentence in findings) else 1


def _print_test(arguments):
    """Print what shows how the printer has to be set."""
    from coop_terminal import printing  # noqa: PLC0415 - few commands print

    said = settings.load(arguments.home)
    try:
        printing.printer(said, said.screen["language"]).print_test()
    except printing.PrinterTrouble as trouble:
        print(f"coop-terminal: {printing.sentence(trouble.code)}", file=sys.stderr)
        return 1
    return 0


def _simulate_arguments(parser):
    parser.add_argument("purchases", type=Path, help="CSV; see simulate/purchases.py")
    parser.add_argument("--server", required=True, metavar="URL")
    parser.add_argument("--database", default="")
    parser.add_argument("--codes", default="", help="NUMBER=CODE,… of those not paired")
    parser.add_argument(
        "--faults", default="", help="names with commas between, or all"
    )
    parser.add_argument("--rate", type=float, default=0.3, help="of requests, 0 to 1")
    parser.add_argument("--seed", type=int, default=0, help="of chance")
    parser.add_argument(
        "--batch", type=int, default=0, help="how many go up at once, if not as set"
    )
    parser.add_argument(
        "--hurry", action="store_true", help="do not wait for the disk after each sale"
    )


def _simulate(arguments):
    """Be many terminals that sell what a file says, on a network with faults."""
    from coop_terminal.simulate import faults, purchases  # noqa: PLC0415 - not for shops
    from coop_terminal.simulate.fleet import Fleet  # noqa: PLC0415 - not for shops

    with arguments.purchases.open(encoding="utf-8", newline="") as file:
        sold = purchases.read(file)
    names = faults.NAMES if arguments.faults == "all" else _listed(arguments.faults)
    fleet = Fleet(
        home=arguments.home,
        url=arguments.server,
        database=arguments.database,
        codes=dict(each.split("=", 1) for each in _listed(arguments.codes)),
        faults=tuple(names),
        rate=arguments.rate,
        seed=arguments.seed,
        batch=arguments.batch,
        hurried=arguments.hurry,
    )
    return 1 if fleet.run(sold) else 0


def _listed(text):
    return [each.strip() for each in text.split(",") if each.strip()]


def _no_arguments(parser):
    """Some commands take none."""


COMMANDS = {
    "run": (_run, "Open the terminal", _no_arguments),
    "init": (_init, "Write the settings to look at", _no_arguments),
    "pair": (_pair, "Make this device a terminal", _pair_arguments),
    "unpair": (_unpair, "Make this device no terminal", _no_arguments),
    "doctor": (_doctor, "Say what is wrong", _no_arguments),
    "print-test": (_print_test, "Print a test slip", _no_arguments),
    "simulate": (_simulate, "Be many terminals, for trials", _simulate_arguments),
}

if __name__ == "__main__":
    sys.exit(main())
