// SPDX-License-Identifier: LGPL-3.0-or-later
import {
    contains,
    defineModels,
    getService,
    models,
    mountWithCleanup,
    onRpc,
} from "@web/../tests/web_test_helpers";
import {expect, test} from "@odoo/hoot";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {WebClient} from "@web/webclient/webclient";

class Home extends models.Model {
    _name = "coop.home";
}

defineMailModels();
defineModels([Home]);

const MEMBERS = {known: 9, active: 7, suspended: 1, idle: 2, may_list_idle: false};

function bar(key, title, amount, before) {
    return {key, title, amount, before};
}

function sums(direction, title, total) {
    const ahead = {...bar("2026-12-01", "Dec 2026", 0, 5), label: "Dec", ahead: true};
    return {
        direction,
        title,
        total,
        before_total: 40,
        until: "Feb 2026",
        until_total: 30,
        until_before: 40,
        months: [{...bar("2026-02-01", "Feb 2026", total, 35), label: "Feb"}, ahead],
        categories: [bar(3, "Rice", total, 40)],
        branches: [bar(false, "None", total, 40)],
    };
}

function page(values = {}) {
    const directions = [
        sums("purchase", "Purchases", 1250.5),
        sums("sale", "Produce", 80),
    ];
    return {
        co_op: "Mae Chan",
        day: "03/01/2026",
        currency_id: 1,
        empty: false,
        may_register: false,
        accumulation: {year: "2026", before: "2025", directions},
        members: MEMBERS,
        cards: [{key: "active", title: "Active", count: 6}],
        waiting: [{name: "review", title: "To review", count: 3, urgent: true}],
        ...values,
    };
}

async function openHome(values) {
    onRpc("coop.home", "*", ({method, args}) => {
        if (method === "get_page") {
            return page(values);
        }
        expect.step([method, ...args]);
        return {type: "ir.actions.act_window_close"};
    });
    await mountWithCleanup(WebClient);
    await getService("action").doAction({type: "ir.actions.client", tag: "coop_home"});
}

test("the year is compared with the last, and told in words and figures", async () => {
    await openHome();
    expect(".o_coop_home_tile strong:first").toHaveText(/1,250\.50/);
    expect(".o_coop_home_tile small:first").toHaveText(
        "−25.0 % against last year, until Feb 2026",
    );
    expect(".o_coop_home_card:first tbody tr:first").toHaveText(/1,250\.50/);
    expect(".o_coop_home_card:first tbody tr:last td:first").toHaveText("");
});

test("purchases and produce are looked at one at a time", async () => {
    await openHome();
    await contains("button:contains(Produce)").click();
    expect(".o_coop_home_tile strong:first").toHaveText(/80\.00/);
    await contains(".o_coop_home_tile:first").click();
    expect.verifySteps([["action_open_sums", "sale", null, null]]);
});

test("figures of a graph are a table whose rows open what is behind them", async () => {
    await openHome();
    expect(".o_coop_home_card:last canvas").toHaveCount(1);
    await contains(".o_coop_home_card:last .o_coop_home_switch").click();
    expect(".o_coop_home_card:last canvas").toHaveCount(0);
    await contains(".o_coop_home_card:last tbody button").click();
    await contains(".o_coop_home_waiting button").click();
    expect.verifySteps([
        ["action_open_cards", "active"],
        ["action_open_waiting", "review"],
    ]);
});

test("a co-op without anything is told where to begin", async () => {
    const accumulation = {year: "2026", before: "", directions: []};
    await openHome({empty: true, may_register: true, accumulation, cards: []});
    expect(".o_coop_home_empty .btn-primary").toHaveText("Import from Excel");
    expect(".o_coop_home_tile").toHaveCount(0);
});
