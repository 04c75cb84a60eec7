// SPDX-License-Identifier: LGPL-3.0-or-later
import {
    contains,
    defineModels,
    fields,
    getService,
    models,
    mountWithCleanup,
    onRpc,
} from "@web/../tests/web_test_helpers";
import {expect, test} from "@odoo/hoot";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {WebClient} from "@web/webclient/webclient";

class Day extends models.Model {
    _name = "coop.day";
}

class Branch extends models.Model {
    _name = "coop.branch";
    name = fields.Char();
    _records = [{id: 7, name: "Mill"}];
}

defineMailModels();
defineModels([Day, Branch]);

const FIGURES = {purchase: [2, 150.5], held: [0, 0], late: [0, 0]};
const NONE = {purchase_back: [0, 0], sale: [0, 0], sale_back: [0, 0]};
const TOTALS = {...NONE, ...FIGURES};

/** A page of one branch with one row, as the server gives it. */
function page(date) {
    const row = {
        branch_id: 7,
        origin: "terminal",
        terminal_id: 3,
        operator_id: 4,
        place: "Scale",
        operator: "Clerk",
        figures: FIGURES,
    };
    const branch = {branch_id: 7, name: "Mill", rows: [row], totals: TOTALS, seen: {}};
    return {
        date,
        branch_id: false,
        digits: 2,
        branches: [{...branch, sign_off: null}],
        totals: TOTALS,
        terminals: [],
        sales: [],
        may_sign: false,
        may_report: false,
    };
}

async function openDay() {
    onRpc("coop.day", "get_page", ({args: [day, branchId]}) => {
        expect.step([day, branchId]);
        return page(day || "2026-03-01");
    });
    await mountWithCleanup(WebClient);
    await getService("action").doAction({type: "ir.actions.client", tag: "coop_day"});
    expect.verifySteps([[null, null]]);
}

test("figures stand in columns; what the day has none of has no column", async () => {
    await openDay();
    expect(".o_coop_day_branch .o_coop_day_amount").toHaveText("150.50");
    expect("thead th").toHaveCount(4);
    expect(".o_coop_day_sign_off").toHaveCount(0);
});

test("a branch is folded and unfolded", async () => {
    await openDay();
    expect(".o_coop_day_row").toHaveCount(1);
    await contains(".o_coop_day_fold").click();
    expect(".o_coop_day_row").toHaveCount(0);
});

test("the days before and after are a click away", async () => {
    await openDay();
    await contains("button[aria-label='Next day']").click();
    await contains("button[aria-label='Previous day']").click();
    expect.verifySteps([
        ["2026-03-02", null],
        ["2026-03-01", null],
    ]);
});

test("a figure opens its lines where they are", async () => {
    await openDay();
    onRpc("coop.day", "action_lines", ({args: [day, kind, place]}) => {
        expect.step([day, kind, place.terminal_id]);
        return {type: "ir.actions.act_window_close"};
    });
    await contains(".o_coop_day_row .o_coop_day_figure button").click();
    expect.verifySteps([["2026-03-01", "purchase", 3]]);
});
