/** The callbacks of the providers: what n8n was told, and whether it took it. */

import { element } from './dom.js';
import { serviceName } from './calls.js';
import { counted, timeText } from './formats.js';
import { say } from './language.js';
import { showList } from './more.js';
import { texts } from './texts.js';
import { reportText } from './told.js';

/** @typedef {import('../view').ScreenView} ScreenView */
/** @typedef {import('../view').DeliveryView} DeliveryView */

const OK = 200;

/** @param {ScreenView} view */
export function showReports({ deliveries, totals }) {
	const list = { rows: deliveries, total: totals.deliveries, sum: counted(totals.deliveries, 'report') };
	showList('reports', list, ({ key }) => key, reportRow);
}

/** @param {DeliveryView} row */
function reportRow({ service, callId, tells, tries, repeats }) {
	const words = reportText(tells);
	return element(
		'tr',
		{},
		element('td', { class: 'time' }, timeText(tries.at(-1)?.at)),
		element('td', { class: 'service' }, serviceName(service), element('small', {}, callId)),
		// The provider's own word is what the nodes of n8n show too.
		element('td', {}, words ?? tells, ...(words ? [' ', element('small', { lang: 'en' }, tells)] : [])),
		element(
			'td',
			{ class: 'tries' },
			...tries.flatMap(({ status }) => [tryChip(status), ' ']),
			...(repeats ? [element('small', {}, say(texts.nextTry))] : []),
		),
	);
}

/** @param {number} status 0 where nobody was there */
function tryChip(status) {
	const kind = status === OK ? 'answered' : status === 0 ? 'unavailable' : 'rejected';
	return element('span', { class: `chip ${kind}` }, replyText(status));
}

/** @param {number} status */
function replyText(status) {
	if (status === OK) return say(texts.taken);
	return status === 0 ? say(texts.nobodyThere) : say(texts.notTaken, { status: String(status) });
}
