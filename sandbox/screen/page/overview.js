/** The day so far: calls, answers and money, in all and by provider; and the ways to n8n. */

import { byId, element, icon, showRows } from './dom.js';
import { countText, counted, money } from './formats.js';
import { say } from './language.js';
import { services } from './names.js';
import { texts } from './texts.js';

/** @typedef {import('../view').ScreenView} ScreenView */
/** @typedef {import('../view').ServiceView} ServiceView */
/** @typedef {import('../links').Links} Links */

/** @param {ScreenView} view */
export function showOverview({ services: rows, links }) {
	showToday(rows);
	showRows(byId('services'), rows, ({ service }) => service, serviceCard);
	showLinks(links);
	showRows(byId('coverage'), rows, ({ service }) => service, coverageRow);
}

/** @param {ServiceView[]} rows */
function showToday(rows) {
	const sum = (/** @type {'calls' | 'answered' | 'rubles'} */ what) =>
		rows.reduce((total, { today }) => total + Number(today[what]), 0);
	const [calls, rubles] = [sum('calls'), sum('rubles')];
	const values = {
		calls: counted(calls, 'call'),
		answered: countText(sum('answered')),
		// Kopecks do not add up in binary fractions.
		rubles: counted(Math.round(rubles * 100) / 100, 'ruble'),
	};
	byId('today').textContent =
		calls === 0 && rubles === 0 ? say(texts.todayEmpty) : say(texts.todaySum, values);
}

/** @param {ServiceView} row */
function serviceCard({ service, rubles, today }) {
	const values = { answered: countText(today.answered), rubles: money(Number(today.rubles)) };
	return element(
		'article',
		{ class: 'card', 'data-service': service },
		element('h3', {}, element('picture', {}, ...icon(service)), services[service]),
		element('p', { class: 'count' }, say(texts.callsToday, { calls: counted(today.calls, 'call') })),
		element('p', { class: 'spent' }, say(texts.spentToday, values)),
		element('p', { class: 'balance' }, say(texts.balance, { rubles: money(Number(rubles)) })),
	);
}

/** @param {Links | undefined} links absent when no n8n is known */
function showLinks(links) {
	byId('links').hidden = !links;
	if (!links) return;
	const { n8n, forms } = links;
	showRows(byId('n8n'), [n8n], String, () => link(n8n, say(texts.openN8n)));
	byId('forms-hint').hidden = forms.length === 0;
	// The names of workflows are as n8n has them.
	showRows(
		byId('forms'),
		forms,
		({ url }) => url,
		({ name, url }) => element('li', {}, link(url, name, 'en')),
	);
}

/**
 * @param {string} url
 * @param {string} text
 * @param {string} [lang]
 */
const link = (url, text, lang) =>
	element(
		'a',
		{ href: url, target: '_blank', rel: 'noopener noreferrer' },
		element('span', { lang }, text),
		element('span', { class: 'unseen' }, ` ${say(texts.newTab)}`),
	);

/** @param {ServiceView} row */
function coverageRow({ service, coverage }) {
	const sum = (/** @type {'seen' | 'documented'} */ what) =>
		countText(coverage.reduce((total, row) => total + row[what], 0));
	const values = { service: services[service], seen: sum('seen'), documented: sum('documented') };
	return element('li', {}, say(texts.coverage, values));
}
