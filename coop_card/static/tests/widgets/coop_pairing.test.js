// SPDX-License-Identifier: LGPL-3.0-or-later
import {advanceTime, animationFrame} from "@odoo/hoot-mock";
import {
    defineModels,
    fields,
    models,
    mountView,
    onRpc,
} from "@web/../tests/web_test_helpers";
import {expect, test} from "@odoo/hoot";
import {EVERY} from "@coop_card/widgets/coop_pairing/coop_pairing";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";

class Terminal extends models.Model {
    _name = "coop.terminal";
    name = fields.Char();
    _records = [{id: 7, name: "Till 1"}];
}

class Pairing extends models.Model {
    terminal_id = fields.Many2one({relation: "coop.terminal"});
    _records = [{id: 1, terminal_id: 7}];
}

defineMailModels();
defineModels([Terminal, Pairing]);

const ARCH = `<form><field name="terminal_id"/><widget name="coop_pairing"/></form>`;

async function wait(seconds) {
    await advanceTime(seconds * 1000);
    await animationFrame();
}

test("time and tries that are left are shown until a device is paired", async () => {
    let told = {state: "open", seconds: 66, tries: 4};
    onRpc("coop.terminal", "pairing_standing", ({args}) => {
        expect.step(args[0]);
        return told;
    });
    await mountView({type: "form", resModel: "pairing", resId: 1, arch: ARCH});
    expect("[role=timer]").toHaveText("Good for 1:06");
    expect("[role=status]").toHaveText(/tries left: 4/u);
    await wait(EVERY - 1);
    expect("[role=timer]").toHaveText("Good for 1:04");
    told = {state: "paired", seconds: 0, tries: 4};
    await wait(1);
    expect("[role=status]").toHaveText("The device is paired.");
    await wait(2 * EVERY);
    expect.verifySteps([7, 7]);
});

test("a code that somebody has replaced is good no longer", async () => {
    let told = {state: "open", seconds: 66, tries: 4};
    onRpc("coop.terminal", "pairing_standing", () => told);
    await mountView({type: "form", resModel: "pairing", resId: 1, arch: ARCH});
    told = {state: "open", seconds: 900, tries: 5};
    await wait(EVERY);
    expect("[role=status]").toHaveText(/The code is good no longer/u);
});
