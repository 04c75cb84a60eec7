// SPDX-License-Identifier: LGPL-3.0-or-later
import {
    contains,
    defineModels,
    fields,
    models,
    mountView,
    onRpc,
} from "@web/../tests/web_test_helpers";
import {expect, test} from "@odoo/hoot";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";

class Line extends models.Model {
    name = fields.Char();
    kind = fields.Char();
    _records = [
        {id: 1, name: "Rice", kind: "food"},
        {id: 2, name: "Soap", kind: "goods"},
    ];
}

defineMailModels();
defineModels([Line]);

const ARCH = `
    <list js_class="coop_list">
        <header>
            <button name="action_print" type="object" string="Print" display="always"/>
        </header>
        <field name="name"/>
    </list>`;

function tellWhatButtonsGet() {
    onRpc("line", "action_print", ({kwargs}) => {
        const {coop_list_order: order, coop_list_groups: groups} = kwargs.context;
        expect.step([order, ...groups]);
        return false;
    });
}

test("buttons get the order that was clicked", async () => {
    tellWhatButtonsGet();
    await mountView({type: "list", resModel: "line", arch: ARCH});
    await contains("th[data-name=name]").click();
    await contains("th[data-name=name]").click();
    await contains("button[name=action_print]").click();
    expect.verifySteps([["name DESC"]]);
});

test("buttons get the groups of the list", async () => {
    tellWhatButtonsGet();
    await mountView({type: "list", resModel: "line", arch: ARCH, groupBy: ["kind"]});
    await contains("button[name=action_print]").click();
    expect.verifySteps([["", "kind"]]);
});
