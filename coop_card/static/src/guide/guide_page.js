// SPDX-License-Identifier: LGPL-3.0-or-later
import {Component, onWillStart, useState} from "@odoo/owl";
import {registry} from "@web/core/registry";
import {useService} from "@web/core/utils/hooks";
import {ControlPanel} from "@web/search/control_panel/control_panel";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {GuideSteps} from "./guide_steps";

/** The set-up guide as a page of its own, which stays when the home page has none. */
export class GuidePage extends Component {
    static template = "coop_card.GuidePage";
    static components = {ControlPanel, GuideSteps};
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.state = useState({guide: null});
        onWillStart(() => this.load());
    }

    async load() {
        this.state.guide = await this.orm.call("coop.guide", "get_guide", []);
    }

    async show() {
        await this.orm.call("coop.guide", "hide", [false]);
        await this.load();
    }
}

registry.category("actions").add("coop_guide", GuidePage);
