/** What has happened: balances, what of the documents was met, calls, callbacks. */

import { byId, element, icon, showRows } from './dom.js';
import { counted, operationName, phoneText, services, splitPhone, states, timeText } from './texts.js';

/** @typedef {import('../view').ScreenView} ScreenView */
/** @typedef {import('../view').CallView} CallView */
/** @typedef {import('../view').DeliveryView} DeliveryView */
/** @typedef {import('../view').ServiceView} ServiceView */

const OK = 200;

/** @param {ScreenView} view */
export function showServices({ services: rows }) {
	showRows(byId('services'), rows, ({ service }) => service, serviceCard);
}

/** @param {ServiceView} row */
function serviceCard({ service, rubles, coverage }) {
	const sum = (/** @type {'seen' | 'documented'} */ what) =>
		coverage.reduce((total, row) => total + row[what], 0);
	const [seen, documented] = [sum('seen'), sum('documented')];
	const kinds = coverage.map((row) => `${row.kind}s ${row.seen}/${row.documented}`).join(' · ');
	return element(
		'article',
		{ class: 'card', 'data-service': service },
		element('h2', {}, element('picture', {}, ...icon(service)), services[service]),
		element('p', { class: 'balance' }, element('span', { class: 'unseen' }, 'Balance '), money(rubles)),
		element('p', { class: 'met', title: kinds }, `${seen} of ${documented} documented API names covered`),
		element('progress', { max: String(documented), value: String(seen), 'aria-label': kinds }),
	);
}

/** @param {string} rubles */
const money = (rubles) => `${Number(rubles).toLocaleString('en-US', { minimumFractionDigits: 2 })} ₽`;

/**
 * @param {ScreenView} view
 * @param {string | undefined} chosen
 */
export function showCalls({ calls, totals }, chosen) {
	byId('calls-total').textContent = totalText(totals.calls, 'call', calls.length);
	const rows = calls.map((call) => ({ ...forRow(call), isChosen: call.key === chosen }));
	showRows(byId('calls'), rows, ({ key }) => key, callRow);
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
		{ type: 'button', class: 'link', title: 'Show what is said' },
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
		element('td', {}, element('span', { class: `chip ${state}` }, states[state])),
		element('td', { class: 'answer' }, answer),
	);
}

/** @param {keyof typeof services} service */
const serviceName = (service) =>
	element('span', { class: 'name' }, element('picture', {}, ...icon(service)), services[service]);

/** @param {ScreenView} view */
export function showDeliveries({ deliveries, totals }) {
	byId('deliveries-total').textContent = totalText(totals.callbacks, 'delivery', deliveries.length);
	showRows(byId('deliveries'), deliveries, ({ key }) => key, deliveryRow);
}

/** @param {DeliveryView} row */
function deliveryRow({ service, callId, tells, tries, repeats }) {
	const last = tries.at(-1);
	return element(
		'tr',
		{},
		element('td', { class: 'time' }, timeText(last?.at)),
		element('td', { class: 'service' }, serviceName(service), element('small', {}, callId)),
		element('td', {}, tells),
		element(
			'td',
			{ class: 'tries' },
			...tries.map(({ status }) => tryChip(status)),
			...(repeats ? [element('small', {}, 'next try in a minute')] : []),
		),
	);
}

/** @param {number} status 0 where nobody was there */
function tryChip(status) {
	const kind = status === OK ? 'answered' : status === 0 ? 'unavailable' : 'rejected';
	return element('span', { class: `chip ${kind}` }, status === 0 ? 'Nobody there' : String(status));
}

/**
 * @param {number} total
 * @param {string} noun
 * @param {number} shown
 */
function totalText(total, noun, shown) {
	if (total === 0) return 'None yet';
	const words = noun === 'delivery' ? `${total} ${total === 1 ? 'try' : 'tries'}` : counted(total, noun);
	return total > shown && noun === 'call' ? `${words}, the newest ${shown} here` : words;
}
