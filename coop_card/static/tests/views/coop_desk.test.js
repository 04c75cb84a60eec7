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
import {animationFrame, runAllTimers} from "@odoo/hoot-mock";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";

class Desk extends models.Model {
    scan = fields.Char();
    reason = fields.Char();
    count = fields.Integer();
    _records = [{id: 1, count: 2}];
}

defineMailModels();
defineModels([Desk]);

test("after a button the cursor is where the next scan goes", async () => {
    onRpc("desk", "action_confirm", function () {
        this.env.desk.write([1], {count: 0});
        expect.step("confirmed");
        return false;
    });
    await mountView({
        type: "form",
        resModel: "desk",
        resId: 1,
        arch: `<form js_class="coop_desk">
            <header>
                <button name="action_confirm" type="object" string="Take back" invisible="not count"/>
            </header>
            <field name="count" invisible="1"/>
            <field name="reason"/>
            <field name="scan" default_focus="1"/>
        </form>`,
    });
    await contains("button[name=action_confirm]").click();
    await animationFrame();
    await runAllTimers();
    expect.verifySteps(["confirmed"]);
    expect(".o_field_widget[name=scan] input").toBeFocused();
});
