// SPDX-License-Identifier: LGPL-3.0-or-later
import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {useService} from "@web/core/utils/hooks";
import {homePanels} from "../home/home_page";
import {GuideSteps} from "./guide_steps";

/** The set-up guide at the top of the home page, until it is finished or hidden. */
export class GuidePanel extends Component {
    static template = "coop_card.GuidePanel";
    static components = {GuideSteps};
    static props = {page: Object, reload: Function};

    setup() {
        this.orm = useService("orm");
        this.notification = useService("notification");
    }

    async hide() {
        await this.orm.call("coop.guide", "hide", [true]);
        this.notification.add(_t("You find the guide again under Configuration."));
        await this.props.reload();
    }
}

homePanels.add("guide", GuidePanel);
