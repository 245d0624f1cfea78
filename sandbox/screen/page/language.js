/** The language of the page: that of the browser, until a person chooses the other one. */

import { texts } from './texts.js';

/** @typedef {import('./texts.js').Text} Text */
/** @typedef {'en' | 'ru'} Language */

const CHOSEN = 'language';
/** @type {Language[]} as the texts have them */
const LANGUAGES = ['en', 'ru'];

/** @param {string | null} name @returns {name is Language} */
const isKnown = (name) => LANGUAGES.some((known) => known === name);

/** @returns {Language} the first of those that the person reads, as the browser has them */
function ofBrowser() {
	return navigator.languages.map((name) => name.slice(0, 2).toLowerCase()).find(isKnown) ?? 'en';
}

function chosen() {
	const name = localStorage.getItem(CHOSEN);
	return isKnown(name) ? name : undefined;
}

/** @type {Language} */
let current = chosen() ?? ofBrowser();

export const language = () => current;

/** How it writes numbers and times. */
export const locale = () => (current === 'ru' ? 'ru-RU' : 'en-GB');

/** @template Kind @param {[Kind, Kind]} pair in English and in Russian */
export const inLanguage = (pair) => pair[LANGUAGES.indexOf(current)];

/**
 * @param {Text} text
 * @param {Record<string, string>} values what stands in place of `{name}`
 */
export const say = (text, values = {}) =>
	inLanguage(text).replace(/\{(\w+)\}/g, (_whole, /** @type {string} */ name) => values[name]);

/** A word of a call, of whatever language, for those who hear the page. @param {string} text */
export const languageOf = (text) => (/\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en');

/** Where index.html says which text belongs, and into what. */
const PLACES = { 'data-text': '', 'data-label': 'aria-label', 'data-hint': 'placeholder' };

/** Puts the texts into index.html, and into what was made by the same attributes. */
function fill() {
	document.documentElement.lang = current;
	for (const [place, attribute] of Object.entries(PLACES)) {
		document.querySelectorAll(`[${place}]`).forEach((each) => {
			const text = say(texts[/** @type {keyof typeof texts} */ (each.getAttribute(place))]);
			if (attribute) each.setAttribute(attribute, text);
			else each.textContent = text;
		});
	}
}

/** @param {() => void} onChange what else has to be said anew */
export function startLanguage(onChange) {
	fill();
	const toggle = document.getElementById('language');
	const other = () => (current === 'en' ? 'ru' : 'en');
	toggle?.setAttribute('lang', other());
	toggle?.addEventListener('click', () => {
		current = other();
		localStorage.setItem(CHOSEN, current);
		toggle.setAttribute('lang', other());
		fill();
		onChange();
	});
}
