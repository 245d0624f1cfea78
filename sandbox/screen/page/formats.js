/** How phones, times, counts and sums are written. */

import { inLanguage, locale } from './language.js';
import { nouns } from './texts.js';

/**
 * `+7 900 000 01 77`; a code at the end stays in one piece.
 *
 * @param {string} phone digits
 * @param {number} codeDigits how many of the last ones are a code
 * @returns {[string, string]} what comes before the code, and the code
 */
export function splitPhone(phone, codeDigits = 0) {
	const head = phone.slice(0, phone.length - codeDigits);
	const groups = /^7\d{10}$/.test(phone) ? [1, 3, 3, 2, 2] : [3, 3, 3, 3, 3];
	let place = 0;
	const parts = groups.map((size) => head.slice(place, (place += size))).filter(Boolean);
	return [`+${parts.join(' ')}`, phone.slice(phone.length - codeDigits)];
}

/** @param {string} phone digits */
export const phoneText = (phone) => splitPhone(phone)[0];

/** With the day, unless it is today. @param {string | undefined} iso */
export function timeText(iso) {
	if (iso === undefined) return '';
	const at = new Date(iso);
	const isToday = at.toDateString() === new Date().toDateString();
	/** @type {Intl.DateTimeFormatOptions} */
	const day = isToday ? {} : { day: 'numeric', month: 'short' };
	return at.toLocaleString(locale(), { hour: '2-digit', minute: '2-digit', second: '2-digit', ...day });
}

/** The clock of the phone. */
export const clockText = () =>
	new Date().toLocaleTimeString(locale(), { hour: '2-digit', minute: '2-digit' });

/** @param {number} milliseconds */
export function durationText(milliseconds) {
	const seconds = Math.max(0, Math.round(milliseconds / 1000));
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** @param {number} count */
export const countText = (count) => count.toLocaleString(locale());

/** `999.25 ₽`, and in Russian `999,25 ₽`. @param {number} rubles */
export function money(rubles) {
	/** @type {Intl.NumberFormatOptions} */
	const asRubles = { style: 'currency', currency: 'RUB', currencyDisplay: 'narrowSymbol' };
	return rubles.toLocaleString(locale(), asRubles);
}

/**
 * `1 call`, `5 calls`; in Russian three forms, and one more for kopecks.
 *
 * @param {number} count
 * @param {keyof typeof nouns} noun
 */
export function counted(count, noun) {
	const digits = { minimumFractionDigits: Number.isInteger(count) ? 0 : 2, maximumFractionDigits: 2 };
	/** @type {Record<string, string>} */
	const forms = inLanguage(nouns[noun]);
	const form = new Intl.PluralRules(locale(), digits).select(count);
	return `${count.toLocaleString(locale(), digits)} ${forms[form] ?? forms.other}`;
}
