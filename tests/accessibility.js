// SPDX-License-Identifier: LGPL-3.0-or-later
// Shows one screen after another in Odoo's web client and lets axe-core look at it.

const {env} = odoo.__WOWL_DEBUG__.root;
const ERRORS = ".o_error_dialog, .o_notification .bg-danger, .o_view_nocontent_error";

/** Colours in the middle of a transition are nobody's. */
const still = document.createElement("style");
still.textContent = "* {transition: none !important; animation: none !important}";
document.head.append(still);

/** Wait until nothing has changed on the screen for a moment. */
function settled() {
    return new Promise((resolve) => {
        let waiting = setTimeout(done, 60);
        const observer = new MutationObserver(() => {
            clearTimeout(waiting);
            waiting = setTimeout(done, 60);
        });
        observer.observe(document.body, {childList: true, subtree: true});
        function done() {
            observer.disconnect();
            resolve();
        }
    });
}

/** Show a screen as from a menu; give what went wrong, or nothing. */
async function show({action, options}) {
    env.services.dialog.closeAll();
    try {
        await env.services.action.doAction(action, {
            ...options,
            clearBreadcrumbs: true,
        });
        await showAs(options.viewType);
    } catch (error) {
        const cause = error.cause || error;
        return cause.data?.message || cause.message;
    }
    await settled();
    return document.querySelector(ERRORS)?.textContent;
}

/** Show the view that is asked for where Odoo, on a telephone, shows another first. */
async function showAs(kind) {
    const {action} = env.services;
    if (kind && kind !== "form" && action.currentController.view?.type !== kind) {
        await action.switchView(kind);
    }
}

/** Give what axe-core finds on the screen, one line for each element of ours. */
async function findings({places, chrome, widgets}) {
    const there = (each) => document.querySelector(each);
    const context = {include: places.filter(there), exclude: chrome.filter(there)};
    const found = await window.axe.run(context, {resultTypes: ["violations"]});
    const faults = found.violations.flatMap(({id, impact, nodes}) =>
        nodes
            .filter(({target}) => !there(target[0])?.closest(widgets[id] || ":not(*)"))
            .map(({html, any}) => `${impact}: ${id}: ${html} ${any[0]?.message || ""}`),
    );
    return [...faults, ...wider(), ...coded()];
}

/** Say so when people have to move a screen sideways; tables of Odoo's pivots may. */
function wider() {
    const parts = document.querySelectorAll(
        ".o_action_manager > .o_action, .o_content",
    );
    return [...parts]
        .filter((part) => !part.querySelector(".o_pivot"))
        .filter(({scrollWidth, clientWidth}) => scrollWidth > clientWidth + 1)
        .map((part) => `serious: reflow: ${part.className}, ${part.scrollWidth} px`);
}

/** Say so when a title names a record as programs do: "coop.member()". */
function coded() {
    const titles = [...document.querySelectorAll(".o_breadcrumb, .modal-title")];
    return titles
        .filter(({textContent}) => /\w\.\w+\(/.test(textContent))
        .map(({textContent}) => `serious: code: ${textContent}`);
}

window.accessibility = {show, findings};
