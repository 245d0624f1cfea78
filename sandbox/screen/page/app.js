/** The page: shows what the sandbox tells, as it tells it. */

import { showCalls, showDeliveries, showServices } from './lists.js';
import { byId } from './dom.js';
import { showPhone, startPhone } from './phone.js';

/** @typedef {import('../view').ScreenView} ScreenView */

/** @type {ScreenView | undefined} */
let view;

function show() {
	if (!view) return;
	showPhone(view, chosenCall());
	showServices(view);
	showCalls(view, chosenCall());
	showDeliveries(view);
}

/** The call whose conversation is looked at; in the address, so that a reload shows it again. */
function chosenCall() {
	return /^#call-(\d+)$/.exec(location.hash)?.[1];
}

function listen() {
	const events = new EventSource('/screen/events');
	events.addEventListener('open', () => tellConnection('Live', true));
	events.addEventListener('error', () => tellConnection('Reconnecting…', false));
	events.addEventListener('message', ({ data }) => {
		view = /** @type {ScreenView} */ (JSON.parse(String(data)));
		show();
	});
}

/**
 * @param {string} text
 * @param {boolean} live
 */
function tellConnection(text, live) {
	const connection = byId('connection');
	connection.textContent = text;
	connection.classList.toggle('live', live);
}

startPhone();
// A call that ended a while ago leaves the phone without any news.
setInterval(show, 1000);
window.addEventListener('hashchange', show);
listen();
