// SPDX-License-Identifier: LGPL-3.0-or-later
import {
    contains,
    defineModels,
    fields,
    getService,
    mockService,
    models,
    mountView,
    onRpc,
    patchWithCleanup,
} from "@web/../tests/web_test_helpers";
import {describe, expect, test} from "@odoo/hoot";
import {animationFrame} from "@odoo/hoot-mock";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";

class Member extends models.Model {
    _name = "coop.member";
    name = fields.Char();
    _records = [{id: 7, name: "Malee"}];
    _views = {
        list: `<list><field name="name"/></list>`,
        form: `<form><field name="name"/></form>`,
        search: `<search><field name="name"/></search>`,
    };
}

defineMailModels();
defineModels([Member]);
describe.current.tags("desktop");

const FOUND = {type: "ir.actions.act_window", res_model: "coop.member", res_id: 7};
const CARD = "000090019";

/** Show a view in the co-op's app, or in another; the server knows one card. */
async function show(type, xmlid = "coop_card.coop_card_menu_root") {
    onRpc("coop.card", "action_scanned", ({args: [text]}) => {
        expect.step(`asked ${text}`);
        return text === CARD && FOUND;
    });
    mockService("action", {doAction: ({res_id: id}) => expect.step(`opened ${id}`)});
    mockService("notification", {add: () => expect.step("told")});
    await mountView({type, resModel: "coop.member", resId: 7});
    patchWithCleanup(getService("menu"), {getCurrentApp: () => ({xmlid})});
}

/** Send keys as fast as a reader does, or as slowly as a person. */
async function scan(text, target = document.body, gap = 5) {
    let at = 1000;
    for (const key of [...text, "Enter"]) {
        const options = {key, bubbles: true, cancelable: true};
        const ev = new window.KeyboardEvent("keydown", options);
        Object.defineProperty(ev, "timeStamp", {value: (at += gap)});
        target.dispatchEvent(ev);
        if (key !== "Enter" && "value" in target) {
            target.value += key;
        }
    }
    await animationFrame();
}

function searchBox() {
    return document.querySelector("input.o_searchview_input");
}

test("a card that is scanned at a form opens its member", async () => {
    await show("form");
    await scan(CARD);
    expect.verifySteps([`asked ${CARD}`, "opened 7"]);
});

test("what nobody knows is said politely", async () => {
    await show("form");
    await scan("4711");
    expect.verifySteps(["asked 4711", "told"]);
});

test("a scan is taken out of the search box of a list", async () => {
    await show("list");
    searchBox().value = "ma";
    await scan(CARD, searchBox());
    expect(searchBox()).toHaveValue("ma");
    expect.verifySteps([`asked ${CARD}`, "opened 7"]);
});

test("what a person types into a search box stays there", async () => {
    await show("list");
    await scan(CARD, searchBox(), 80);
    expect(searchBox()).toHaveValue(CARD);
    expect.verifySteps([]);
});

test("a field with the cursor in it keeps what is scanned into it", async () => {
    await show("form");
    await contains("[name=name] input").click();
    await scan(CARD, document.querySelector("[name=name] input"));
    expect.verifySteps([]);
});

test("other apps are left alone", async () => {
    await show("form", "stock.menu_stock_root");
    await scan(CARD);
    expect.verifySteps([]);
});
