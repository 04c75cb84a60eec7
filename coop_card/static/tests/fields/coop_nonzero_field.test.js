// SPDX-License-Identifier: LGPL-3.0-or-later
import {defineMailModels} from "@mail/../tests/mail_test_helpers";
import {expect, test} from "@odoo/hoot";
import {queryAllTexts} from "@odoo/hoot-dom";
import {
    contains,
    defineModels,
    fields,
    models,
    mountView,
    onRpc,
} from "@web/../tests/web_test_helpers";

class Purpose extends models.Model {
    limit = fields.Float({digits: [7, 4]});
    _records = [
        {id: 1, limit: 0},
        {id: 2, limit: 2.5},
    ];
}

defineMailModels();
defineModels([Purpose]);

test("0 is shown as nothing, and set by deleting the figure", async () => {
    onRpc("web_save", ({args}) => expect.step(args[1].limit));
    await mountView({
        type: "list",
        resModel: "purpose",
        arch: `<list editable="bottom">
            <field name="limit" widget="coop_nonzero"
                options="{'hide_trailing_zeros': True}"/>
        </list>`,
    });
    expect(queryAllTexts(".o_data_cell")).toEqual(["", "2.5"]);
    await contains(".o_data_row:last .o_data_cell").click();
    await contains(".o_data_cell input").edit("", {confirm: false});
    await contains(".o_list_view").click();
    expect.verifySteps([0]);
    expect(queryAllTexts(".o_data_cell")).toEqual(["", ""]);
});
