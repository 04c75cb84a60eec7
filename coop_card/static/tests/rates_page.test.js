// SPDX-License-Identifier: LGPL-3.0-or-later
import {
    contains,
    defineModels,
    getService,
    models,
    mountWithCleanup,
    onRpc,
} from "@web/../tests/web_test_helpers";
import {advanceTime, press} from "@odoo/hoot-dom";
import {animationFrame, expect, test} from "@odoo/hoot";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {WebClient} from "@web/webclient/webclient";

class Trial extends models.Model {
    _name = "coop.rebate.trial";
}

defineMailModels();
defineModels([Trial]);

const RICE = {rate_id: 5, value: 1.5, basis: "percent", tiers: 0, sum: [30, true]};
const CELLS = {
    "purchase/1/0": {...RICE, from: [1, 0]},
    "purchase/1/7": {...RICE, rate_id: false, from: [1, 0]},
    "purchase/2/0": {...RICE, rate_id: false, from: [1, 0], sum: null},
    "purchase/2/7": {...RICE, rate_id: false, from: [1, 0], sum: [12.5, true]},
};
const MISSING = {
    cell: {direction: "sale", category_id: 2, member_type_id: 0},
    name: "Jasmine",
    types: ["Ordinary"],
    base: 800,
};

/** Sums of the grid, as the server gives them. */
function sums(values = {}) {
    return {
        exact: true,
        cells: CELLS,
        sums: {"total/": [30, true], "direction/purchase": [30, true]},
        bases: {"purchase/1": [2000, 4]},
        missing: [],
        ...values,
    };
}

async function openRates(values = {}) {
    onRpc("coop.rebate.trial", "get_page", () => ({
        id: 9,
        years: [{id: 3, name: "2026"}],
        year_id: 3,
        editable: true,
        digits: 2,
        surplus: {id: 4, pool: 50},
        types: [
            {id: 0, name: "Any type"},
            {id: 7, name: "Ordinary"},
        ],
        categories: [
            {id: 1, name: "Rice", depth: 0, unit: "kg"},
            {id: 2, name: "Jasmine", depth: 1, unit: ""},
        ],
        directions: [
            {name: "purchase", title: "Purchase"},
            {name: "sale", title: "Sale"},
        ],
        sums: sums(values),
    }));
    onRpc("coop.rebate.trial", "get_sums", ({args: [, cell, value, exact]}) => {
        expect.step(["get_sums", cell?.category_id, value, exact]);
        return sums({sums: {"total/": [99, true]}});
    });
    onRpc("coop.rebate.trial", "action_set", ({args: [, cell, value]}) => {
        expect.step(["action_set", cell.category_id, cell.member_type_id, value]);
        return sums();
    });
    await mountWithCleanup(WebClient);
    await getService("action").doAction({type: "ir.actions.client", tag: "coop_rates"});
}

function input(label) {
    return `input[aria-label="${label}"]`;
}

test("own rates are black, others grey with where they are from", async () => {
    await openRates();
    expect(input("Rice · Any type")).toHaveValue("1.5");
    expect(input("Jasmine · Ordinary")).toHaveValue("");
    expect(input("Jasmine · Ordinary")).toHaveAttribute("placeholder", "1.5");
    expect(".o_coop_rates_source:eq(0)").toHaveText("← Any type");
    expect(".o_coop_rates_source:eq(1)").toHaveText("↑ Rice");
    expect(".o_coop_rates_sum:eq(0)").toHaveText("30.00");
});

test("sums follow while one types, and the rate is kept at the end", async () => {
    await openRates();
    await contains(input("Jasmine · Ordinary")).edit("2.5", {confirm: false});
    await advanceTime(300);
    await animationFrame();
    expect.verifySteps([["get_sums", 2, 2.5, undefined]]);
    expect(".o_coop_rates_all strong:eq(0)").toHaveText("99.00");
    await press("Enter");
    await animationFrame();
    expect.verifySteps([["action_set", 2, 7, 2.5]]);
});

test("what is no rate is not kept", async () => {
    await openRates();
    await contains(input("Rice · Any type")).edit("-1", {confirm: false});
    await advanceTime(300);
    await animationFrame();
    expect(input("Rice · Any type")).toHaveClass("is-invalid");
    await press("Escape");
    await animationFrame();
    expect(input("Rice · Any type")).toHaveValue("1.5");
    expect.verifySteps([["get_sums", undefined, undefined, undefined]]);
});

test("what has no rate is decided by a click", async () => {
    await openRates({missing: [MISSING]});
    expect(".o_coop_rates_missing").toHaveText(/Jasmine/);
    await contains(".o_coop_rates_missing button").click();
    expect.verifySteps([["action_set", 2, 0, 0]]);
    expect(".o_coop_rates_missing").toHaveCount(0);
});

test("estimates are called so, and what tiers earn is left open", async () => {
    const cells = {"purchase/1/0": {...RICE, from: [1, 0], tiers: 2, sum: [0, false]}};
    await openRates({exact: false, cells});
    expect(".o_coop_rates_note").toHaveText(/estimate/);
    expect(".o_coop_rates_sum:eq(0)").toHaveText("…");
    await contains(".o_coop_rates_all button").click();
    expect.verifySteps([["get_sums", undefined, null, true]]);
});
