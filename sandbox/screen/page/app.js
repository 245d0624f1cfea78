/** The page: shows what the sandbox tells, as it tells it. */

import { showCalls } from './calls.js';
import { byId } from './dom.js';
import { say, startLanguage } from './language.js';
import { startMore, wantsAll } from './more.js';
import { showOverview } from './overview.js';
import { showPhone, startPhone } from './phone.js';
import { showReports } from './reports.js';
import { texts } from './texts.js';

/** @typedef {import('../view').ScreenView} ScreenView */

/** @type {ScreenView | undefined} the newest, as it happens */
let view;
/** @type {ScreenView | undefined} everything, for a person who wants to see it */
let whole;
let isLive = false;

function show() {
	if (isLive || view) tellConnection();
	if (!view) return;
	const seen = {
		...view,
		calls: withOlder(view.calls, whole?.calls),
		deliveries: withOlder(view.deliveries, whole?.deliveries),
	};
	showPhone(seen, chosenCall());
	showOverview(seen);
	showCalls(seen, chosenCall());
	showReports(seen);
}

/**
 * @template {{ key: string }} Row
 * @param {Row[]} newest
 * @param {Row[]} all those of a moment ago
 */
function withOlder(newest, all = []) {
	const known = new Set(newest.map(({ key }) => key));
	return [...newest, ...all.filter(({ key }) => !known.has(key))];
}

/** The call whose conversation is looked at; in the address, so that a reload shows it again. */
function chosenCall() {
	return /^#call-(\d+)$/.exec(location.hash)?.[1];
}

function listen() {
	const events = new EventSource('/screen/events');
	events.addEventListener('open', () => setLive(true));
	events.addEventListener('error', () => setLive(false));
	events.addEventListener('message', ({ data }) => {
		view = /** @type {ScreenView} */ (JSON.parse(String(data)));
		show();
	});
}

/** Whether the events, which hold the newest rows only, are too few for what a person wants to see. */
function isMoreThere() {
	if (!view) return false;
	const { calls, deliveries, totals } = view;
	const chosen = chosenCall();
	if (!wantsAll() && (!chosen || calls.some(({ key }) => key === chosen))) return false;
	return totals.calls > calls.length || totals.deliveries > deliveries.length;
}

/** @type {ScreenView | undefined} what was the newest when all were asked for */
let askedAt;

function askForAll() {
	if (view === askedAt || !isMoreThere()) return;
	askedAt = view;
	void readAll();
}

async function readAll() {
	try {
		const response = await fetch('/screen/view?rows=all');
		if (!response.ok) return;
		whole = /** @type {ScreenView} */ (await response.json());
		show();
	} catch {
		// The sandbox is gone, which the page says already.
	}
}

/** @param {boolean} live */
function setLive(live) {
	isLive = live;
	tellConnection();
}

function tellConnection() {
	const connection = byId('connection');
	const text = say(isLive ? texts.live : texts.reconnecting);
	// What is said again is heard again.
	if (connection.textContent !== text) connection.textContent = text;
	connection.classList.toggle('live', isLive);
}

startPhone();
startLanguage(show);
startMore(['calls', 'reports'], () => {
	show();
	askForAll();
});
setInterval(() => {
	// A call that ended a while ago leaves the phone without any news.
	show();
	askForAll();
}, 1000);
window.addEventListener('hashchange', show);
listen();
