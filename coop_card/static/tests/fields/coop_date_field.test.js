// SPDX-License-Identifier: LGPL-3.0-or-later
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {expect, test} from "@odoo/hoot";
import {click, edit, press, queryAllTexts} from "@odoo/hoot-dom";
import {animationFrame} from "@odoo/hoot-mock";
import {
    defineModels,
    defineParams,
    fields,
    models,
    mountView,
    onRpc,
} from "@web/../tests/web_test_helpers";

class Person extends models.Model {
    name = fields.Char();
    born = fields.Date();
    _records = [{id: 1, name: "Malee", born: "2000-02-29"}];
}

defineMailModels();
defineModels([Person]);

const INPUT = ".o_field_widget[name=born] input";
const FORM = `<form><field name="name"/><field name="born" widget="coop_date"/></form>`;

function readThai() {
    defineParams({lang: "th_TH", lang_parameters: {date_format: "%d/%m/%Y"}});
}

async function openForm(arch = FORM) {
    await mountView({type: "form", resModel: "person", resId: 1, arch});
}

async function type(text) {
    await click(INPUT);
    await edit(text, {confirm: "tab"});
    await animationFrame();
}

async function save() {
    await click(".o_form_button_save");
    await animationFrame();
}

test("a typed Buddhist year is saved as a Gregorian one", async () => {
    readThai();
    onRpc("web_save", ({args}) => expect.step(args[1].born));
    await openForm();
    expect(INPUT).toHaveValue("29/02/2543");
    await type("29/2/2567");
    expect(INPUT).toHaveValue("29/02/2567");
    await save();
    expect.verifySteps(["2024-02-29"]);
});

test("a Buddhist year may be typed in English, too", async () => {
    onRpc("web_save", ({args}) => expect.step(args[1].born));
    await openForm();
    expect(INPUT).toHaveValue("02/29/2000");
    await type("02/29/2567");
    expect(INPUT).toHaveValue("02/29/2024");
    await save();
    expect.verifySteps(["2024-02-29"]);
});

test("a day may be cleared", async () => {
    onRpc("web_save", ({args}) => expect.step(args[1].born));
    await openForm();
    await type("");
    await save();
    expect.verifySteps([false]);
});

test("what names no day is marked and not saved", async () => {
    onRpc("web_save", () => expect.step("saved"));
    await openForm();
    await type("32/13/2569");
    expect(".o_field_widget[name=born]").toHaveClass("o_field_invalid");
    await save();
    expect.verifySteps([]);
});

test("the calendar shows Buddhist years and picks the day", async () => {
    readThai();
    onRpc("web_save", ({args}) => expect.step(args[1].born));
    await openForm();
    await click(INPUT);
    await animationFrame();
    expect(".o_datetime_picker_header .o_header_part").toHaveText("กุมภาพันธ์ 2543");
    await click(".o_zoom_out");
    await animationFrame();
    expect(".o_datetime_picker_header .o_header_part").toHaveText("2543");
    await click(".o_zoom_out");
    await animationFrame();
    expect(queryAllTexts(".o_date_item_cell").at(1)).toBe("2543");
    await press("Escape");
    await animationFrame();
    await click(INPUT);
    await animationFrame();
    await click(".o_date_item_cell:not(.o_out_of_range):contains(15)");
    await animationFrame();
    expect(".o_datetime_picker").toHaveCount(0);
    expect(INPUT).toHaveValue("15/02/2543");
    await save();
    expect.verifySteps(["2000-02-15"]);
});

test("lists and readers see the day with its year", async () => {
    readThai();
    await openForm(FORM.replace("<form>", `<form edit="0">`));
    expect(".o_field_widget[name=born] span").toHaveText("29 ก.พ. 2543");
});
