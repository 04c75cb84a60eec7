// SPDX-License-Identifier: LGPL-3.0-or-later
import {expect, test} from "@odoo/hoot";
import {markup} from "@odoo/owl";
import {shownAction} from "@coop_card/app/server_action";

test("the help of an empty list is shown as what it says, not as its tags", () => {
    const {help} = shownAction({help: "<p>No members yet</p>"});
    expect(help).toBeInstanceOf(markup("").constructor);
    expect(String(help)).toBe("<p>No members yet</p>");
});

test("an action without help stays as it is", () => {
    const action = {type: "ir.actions.act_window_close"};
    expect(shownAction(action)).toBe(action);
});
