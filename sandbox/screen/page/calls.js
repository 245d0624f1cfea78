/** The calls that were placed, and what became of them. */

import { element, icon } from './dom.js';
import { counted, phoneText, splitPhone, timeText } from './formats.js';
import { say } from './language.js';
import { showList } from './more.js';
import { operationName, services } from './names.js';
import { states, texts } from './texts.js';

/** @typedef {import('../view').ScreenView} ScreenView */
/** @typedef {import('../view').CallView} CallView */

/**
 * @param {ScreenView} view
 * @param {string | undefined} chosen
 */
export function showCalls({ calls, totals }, chosen) {
	const rows = calls.map((call) => ({ ...forRow(call), isChosen: call.key === chosen }));
	const list = { rows, total: totals.calls, sum: counted(totals.calls, 'call') };
	showList('calls', list, ({ key }) => key, callRow);
}

/** What the row shows, so that it is not built anew for every word that is said. */
const forRow = (/** @type {CallView} */ call) => {
	const { key, service, operation, phone, callerNumber, codeDigits, state, answer, at, atScreen } = call;
	return { key, service, operation, phone, callerNumber, codeDigits, state, answer, at, atScreen };
};

/** @param {ReturnType<typeof forRow> & { isChosen: boolean }} row */
function callRow({ key, service, operation, phone, callerNumber, codeDigits, state, answer, at, isChosen }) {
	const [head, code] = splitPhone(callerNumber, codeDigits);
	const open = element(
		'button',
		{ type: 'button', class: 'link', title: say(texts.showTalk) },
		phoneText(phone),
	);
	open.addEventListener('click', () => (location.hash = `call-${key}`));
	return element(
		'tr',
		{ 'aria-current': isChosen ? 'true' : undefined },
		element('td', { class: 'time' }, timeText(at)),
		element('td', { class: 'service' }, serviceName(service), element('small', {}, operationName(operation))),
		element('td', { class: 'digits' }, open),
		element('td', { class: 'digits from' }, head, ...(code ? [' ', element('mark', {}, code)] : [])),
		element('td', {}, element('span', { class: `chip ${state}` }, say(states[state]))),
		element('td', { class: 'answer', 'data-name': `${say(texts.pressedOrSaid)}: ` }, answer),
	);
}

/** @param {keyof typeof services} service */
export const serviceName = (service) =>
	element('span', { class: 'name' }, element('picture', {}, ...icon(service)), services[service]);
