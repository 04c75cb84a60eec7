// SPDX-License-Identifier: LGPL-3.0-or-later
// Years of the Buddhist era in the browser; rules/era.py says the same for the server.
import {formatDate, parseDate} from "@web/core/l10n/dates";
import {localization} from "@web/core/l10n/localization";

const {DateTime, Info} = luxon;

const OFFSET = 543;
const FIRST_YEAR = 2400;
const LAST_YEAR = 2643;

const THAI_ZERO = "๐".codePointAt(0);
const WITHOUT_CENTURY = /^\d{1,2}([-/. ])\d{1,2}\1\d{2}$|^\d{6}$/;
const NAMED_MONTH =
    /^(\d{1,2})[\s.-]*([\u0e01-\u0e4e][\u0e01-\u0e4e. ]*?)[\s-]*(\d{4})$/;
// After a day and a month, before them, or as the end of eight digits.
const YEAR_IN_A_DATE = /(?<=\d[-/., ]+)\d{4}(?!\d)|^\d{4}(?=[-/.])|(?<=^\d{4})\d{4}$/;

/** Tell whether the reader's language is Thai. */
export function showsBuddhistEra() {
    return /^th(_|$)/.test(localization.code || "");
}

function gregorianYear(year) {
    return FIRST_YEAR <= year && year <= LAST_YEAR ? year - OFFSET : year;
}

/** Return a text with each year of four digits in it as a Buddhist one. */
export function withBuddhistYears(text) {
    return String(text).replace(/\d{4}/g, (year) => Number(year) + OFFSET);
}

function asShown(day) {
    return showsBuddhistEra() ? day.reconfigure({outputCalendar: "buddhist"}) : day;
}

/** Return a day as a person reads it: Jan 31, 2026 or 31 ม.ค. 2569. */
export function formatDay(day) {
    return day ? asShown(day).toLocaleString(DateTime.DATE_MED) : "";
}

/** Return a day with its weekday: Saturday, January 31, 2026. */
export function formatLongDay(day) {
    return asShown(day).toLocaleString(DateTime.DATE_HUGE);
}

/** Return a day as a person types it: 01/31/2026 or 31/01/2569. */
export function formatTypedDay(day) {
    return day ? formatDate(asShown(day)) : "";
}

function thaiMonth(name) {
    const plain = (month) => month.replace(/[. ]/g, "");
    const wanted = plain(name).replace(/พศ$/, "");
    const places = ["short", "long"].map((length) =>
        Info.months(length, {locale: "th"}).map(plain).indexOf(wanted),
    );
    return Math.max(...places) + 1;
}

/** Return a text with a month's Thai name as an ISO day; others as they are. */
function withoutMonthName(text) {
    const found = text.match(NAMED_MONTH);
    const month = found && thaiMonth(found[2]);
    return month
        ? `${found[3]}-${String(month).padStart(2, "0")}-${found[1].padStart(2, "0")}`
        : text;
}

function withLatinDigits(text) {
    return text.replace(/[๐-๙]/g, (digit) => digit.codePointAt(0) - THAI_ZERO);
}

/**
 * Return the day a typed text means: its year may be Buddhist in any language.
 *
 * The year becomes Gregorian before the day is read: 29 February 2567 is a day, though
 * the Gregorian year 2567 has none. Thai years of two digits would be read as Gregorian
 * ones; they are refused.
 */
export function parseDay(typed) {
    const text = withLatinDigits(typed.trim());
    if (showsBuddhistEra() && WITHOUT_CENTURY.test(text)) {
        throw new Error(`The year has two digits only: ${text}`);
    }
    return parseDate(
        withoutMonthName(text).replace(YEAR_IN_A_DATE, (year) =>
            String(gregorianYear(Number(year))).padStart(4, "0"),
        ),
    );
}
