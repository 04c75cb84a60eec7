// SPDX-License-Identifier: LGPL-3.0-or-later
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {expect, test} from "@odoo/hoot";
import {click, edit, press, queryAllTexts} from "@odoo/hoot-dom";
import {animationFrame, runAllTimers} from "@odoo/hoot-mock";
import {
    defineModels,
    fields,
    models,
    mountView,
    onRpc,
} from "@web/../tests/web_test_helpers";

class Province extends models.Model {
    name = fields.Char();
    _records = [{id: 7, name: "Songkhla"}];
}

class Person extends models.Model {
    province_id = fields.Many2one({relation: "province"});
    district = fields.Char();
    village = fields.Char();
    _records = [{id: 1, province_id: 7, district: "Rattaphum", village: false}];
}

defineMailModels();
defineModels([Province, Person]);

const INPUT = ".o_field_widget[name=village] input";
const OPTION = ".o-autocomplete--dropdown-item";

async function openForm() {
    onRpc("get_suggestions", ({args}) => {
        expect.step(args);
        return ["Kamphaeng Phet", "Khao Phra"];
    });
    onRpc("web_save", ({args}) => expect.step(args[1].village));
    await mountView({
        type: "form",
        resModel: "person",
        resId: 1,
        arch: `<form>
            <field name="province_id"/>
            <field name="district"/>
            <field name="village" widget="coop_suggest"
                options="{'filters': ['province_id', 'district']}"/>
        </form>`,
    });
}

async function type(text) {
    await click(INPUT);
    await edit(text, {confirm: false});
    await runAllTimers();
    await animationFrame();
}

async function save() {
    await click(".o_form_button_save");
    await animationFrame();
}

const asked = (text) => ["village", text, {province_id: 7, district: "Rattaphum"}];

test("a suggestion is taken, narrowed by what is chosen elsewhere", async () => {
    await openForm();
    await type("k");
    expect(queryAllTexts(OPTION)).toEqual(["Kamphaeng Phet", "Khao Phra"]);
    await click(`${OPTION}:contains(Khao)`);
    await animationFrame();
    expect(INPUT).toHaveValue("Khao Phra");
    await save();
    expect.verifySteps([asked(""), asked("k"), "Khao Phra"]);
});

test("what was typed stays unless a suggestion is chosen", async () => {
    await openForm();
    await type("K");
    await press("Enter");
    await animationFrame();
    expect(INPUT).toHaveValue("K");
    await save();
    expect.verifySteps([asked(""), asked("K"), "K"]);
});

test("a suggestion is chosen by the keyboard", async () => {
    await openForm();
    await type("K");
    await press("ArrowDown");
    await press("Enter");
    await animationFrame();
    await save();
    expect.verifySteps([asked(""), asked("K"), "Kamphaeng Phet"]);
});
