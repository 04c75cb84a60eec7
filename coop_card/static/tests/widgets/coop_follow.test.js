// SPDX-License-Identifier: LGPL-3.0-or-later
import {advanceTime, animationFrame} from "@odoo/hoot-mock";
import {
    MockServer,
    defineModels,
    fields,
    models,
    mountView,
    onRpc,
} from "@web/../tests/web_test_helpers";
import {expect, test} from "@odoo/hoot";
import {INTERVAL} from "@coop_card/widgets/coop_follow/coop_follow";
import {defineMailModels} from "@mail/../tests/mail_test_helpers";

class Job extends models.Model {
    name = fields.Char();
    busy = fields.Boolean();
    done = fields.Integer();
    _records = [{id: 1, name: "Import", busy: true, done: 1}];
}

defineMailModels();
defineModels([Job]);

const ARCH = `
    <form>
        <field name="name"/>
        <field name="busy"/>
        <field name="done" readonly="1"/>
        <div invisible="not busy"><widget name="coop_follow"/></div>
    </form>`;

async function openForm() {
    await mountView({type: "form", resModel: "job", resId: 1, arch: ARCH});
}

async function wait() {
    await advanceTime(INTERVAL);
    await animationFrame();
}

test("the record is shown as it is now, as long as the job is busy", async () => {
    onRpc("job", "web_read", () => expect.step("read"));
    await openForm();
    const jobs = MockServer.env.job;
    jobs.write([1], {done: 2});
    await wait();
    expect("[name=done]").toHaveText("2");
    jobs.write([1], {busy: false});
    await wait();
    expect.verifySteps(["read", "read", "read"]);
    await wait();
    expect.verifySteps([]);
});
