# SPDX-License-Identifier: LGPL-3.0-or-later
"""One tab of the browser."""

import base64
import json
import time
from typing import NamedTuple

from tools import say

PATIENCE = 180  # seconds; the first page waits until Odoo has built its bundles
PAUSE = 0.05


class Size(NamedTuple):
    """How large a window is, in CSS pixels, and whether it is a phone's."""

    width: int
    height: int
    mobile: bool = False


class Page:
    """A tab; `ask` sends it any command of the DevTools protocol."""

    def __init__(self, browser, session):
        self._browser = browser
        self._session = session

    def ask(self, method, **parameters):
        """Send a command to this tab and return its result."""
        return self._browser.ask(method, self._session, **parameters)

    def resize(self, size):
        """Give the window a Size."""
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=size.width,
            height=size.height,
            deviceScaleFactor=1,
            mobile=size.mobile,
        )
        self.ask("Emulation.setTouchEmulationEnabled", enabled=size.mobile)

    def stand_in(self, zone):
        """Let it be where a time zone is, such as "Asia/Bangkok"."""
        self.ask("Emulation.setTimezoneOverride", timezoneId=zone)

    def go(self, url):
        """Go to an address; what comes there may still be loading afterwards."""
        result = self.ask("Page.navigate", url=url)
        if result.get("errorText"):
            raise say.Failure(f"{url} cannot be opened: {result['errorText']}.")

    def run(self, script):
        """Run the body of an asynchronous JavaScript function, return its result."""
        result = self.ask(
            "Runtime.evaluate",
            expression=f"(async () => {{{script}}})()",
            awaitPromise=True,
            returnByValue=True,
        )
        if "exceptionDetails" in result:
            thrown = result["exceptionDetails"]
            text = thrown.get("exception", {}).get("description", thrown["text"])
            raise say.Failure(f"The page threw {text}")
        return result["result"].get("value")

    def call(self, name, *arguments):
        """Call a JavaScript function with arguments that JSON knows."""
        listed = ", ".join(map(json.dumps, arguments))
        return self.run(f"return await {name}({listed});")

    def wait(self, condition, what):
        """Wait until a JavaScript expression holds; `what` names it for people."""
        deadline = time.monotonic() + PATIENCE
        while not self._holds(condition):
            if time.monotonic() > deadline:
                raise say.Failure(f"{what} did not come within {PATIENCE} seconds.")
            time.sleep(PAUSE)

    def _holds(self, condition):
        """Return whether it holds: not while a page makes way for the next."""
        try:
            return bool(self.run(f"return ({condition});"))
        except say.Failure:
            return False

    def picture(self, clip=None):
        """Return what is seen, or a part of it, as the bytes of a PNG file."""
        options = {"clip": {**clip, "scale": 1}} if clip else {}
        shot = self.ask("Page.captureScreenshot", format="png", **options)
        return base64.b64decode(shot["data"])
