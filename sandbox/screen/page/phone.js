/** The phone: what it shows, and what can be done with it. */

import { button, byId, element, icon } from './dom.js';
import { clockText, durationText, phoneText, splitPhone } from './formats.js';
import { showKeys, startKeys } from './keys.js';
import { say } from './language.js';
import { showLines } from './lines.js';
import { makeMove, ringForTrial } from './moves.js';
import { operationName, services } from './names.js';
import { ring, startSounds } from './sounds.js';
import { states, texts } from './texts.js';

/** @typedef {import('../view').CallView} CallView */
/** @typedef {import('../view').ScreenView} ScreenView */
/** @typedef {import('../screen').Move} Move */

const phone = byId('phone');
const SECOND_MS = 1000;
const KEEP_MS = 60 * SECOND_MS;
const MOST_PHONES = 5;

/** @type {CallView | undefined} the call that is on the phone */
let current;

export function startPhone() {
	startSounds();
	startKeys(move);
	byId('trial').addEventListener('click', () => void ringForTrial());
	byId('back').addEventListener('click', () => leaveChosen());
	phone.querySelectorAll('[data-move]').forEach((control) => {
		control.addEventListener('click', () => {
			move(/** @type {Move} */ ({ do: control.getAttribute('data-move') }));
		});
	});
	setInterval(showTimes, SECOND_MS / 4);
}

/** @param {Move} made */
function move(made) {
	if (current) void makeMove(current.key, made);
}

function leaveChosen() {
	history.pushState(null, '', location.pathname);
	window.dispatchEvent(new HashChangeEvent('hashchange'));
}

/** @param {CallView} call */
const isLive = ({ state, atScreen }) => atScreen && (state === 'ringing' || state === 'talking');

/**
 * @param {ScreenView} view
 * @param {string | undefined} chosen the key of the call that is looked at
 */
export function showPhone({ calls, wordMs }, chosen) {
	const live = calls.filter(isLive).reverse();
	const call = callOnPhone(calls, live, chosen);
	const hadFocus = phone.contains(document.activeElement) || document.activeElement === document.body;
	const before = `${current?.key} ${phone.dataset.state}`;
	const state = stateOf(call);
	current = call;
	phone.dataset.state = state;
	phone.dataset.service = call?.service ?? '';
	byId('back').hidden = state !== 'over' || call?.key !== chosen;
	showCaller(call);
	showLines(call, wordMs);
	showKeys(state === 'talking' ? call : undefined);
	showOthers(live.filter(({ key }) => key !== call?.key));
	showTimes();
	ring(live.some((each) => each.state === 'ringing'));
	if (before !== `${call?.key} ${state}`) announce(state, hadFocus);
}

/**
 * A person who talks stays on the phone; then it is the turn of the one that is chosen, then of the one that rings longest.
 *
 * @param {CallView[]} calls newest first
 * @param {CallView[]} live oldest first
 * @param {string | undefined} chosen
 */
function callOnPhone(calls, live, chosen) {
	const lookedAt = calls.find(({ key }) => key === chosen);
	const waiting = lookedAt && isLive(lookedAt) ? lookedAt : live[0];
	const talking = live.find(({ state }) => state === 'talking');
	return talking ?? waiting ?? lookedAt ?? calls.find((call) => call.atScreen && !isForgotten(call));
}

/** A call that has ended stays on the phone for a minute. @param {CallView} call */
const isForgotten = ({ endedAt }) => endedAt !== undefined && Date.now() - Date.parse(endedAt) > KEEP_MS;

/** @param {CallView | undefined} call */
function stateOf(call) {
	if (!call) return 'idle';
	return isLive(call) ? call.state : 'over';
}

/** @param {CallView | undefined} call */
function showCaller(call) {
	byId('avatar').replaceChildren(
		...(call ? icon(call.service) : [element('img', { src: '/screen/favicon.svg', alt: '' })]),
	);
	const [head, code] = call ? splitPhone(call.callerNumber, call.codeDigits) : [say(texts.waiting), ''];
	byId('number').replaceChildren(head, ...(code ? [' ', element('mark', {}, code)] : []));
	byId('kind').textContent = call ? `${services[call.service]} · ${operationName(call.operation)}` : '';
	byId('hint').textContent = hintFor(call);
}

/** @param {CallView | undefined} call */
function hintFor(call) {
	if (!call) return say(texts.waitingHint);
	if (call.codeDigits) return say(texts.codeHint, { count: String(call.codeDigits) });
	return say(texts.toPhone, { phone: phoneText(call.phone) });
}

/**
 * The other phones; which of them is looked at can be chosen.
 *
 * @param {CallView[]} others
 */
function showOthers(others) {
	byId('others').replaceChildren(
		...others.slice(0, MOST_PHONES).map(({ key, codeDigits, callerNumber, phone: called }) =>
			button(
				// A code is told by the number that calls, all else by the phone that rings.
				say(texts.alsoRings, { phone: phoneText(codeDigits > 0 ? callerNumber : called) }),
				() => (location.hash = `call-${key}`),
			),
		),
		...(others.length > MOST_PHONES
			? [say(texts.andMore, { count: String(others.length - MOST_PHONES) })]
			: []),
	);
}

function showTimes() {
	byId('clock').textContent = clockText();
	byId('status').textContent = current ? statusOf(current) : '';
	const rings = phone.dataset.state === 'ringing';
	document.title = rings && Date.now() % 2000 < 1000 ? say(texts.ringing) : say(texts.title);
}

/** @param {CallView} call */
function statusOf({ state, ringsUntil, answeredAt, endedAt }) {
	const now = Date.now();
	const since = (/** @type {string | undefined} */ at) => durationText(now - Date.parse(at ?? ''));
	if (state === 'ringing' && ringsUntil)
		return say(texts.ringsFor, { time: durationText(Date.parse(ringsUntil) - now) });
	if (state === 'talking') return since(answeredAt);
	if (!answeredAt || !endedAt) return say(states[state]);
	return say(texts.ended, { time: durationText(Date.parse(endedAt) - Date.parse(answeredAt)) });
}

/**
 * Says what has changed, and puts the focus where the next thing is done.
 *
 * @param {string} state
 * @param {boolean} takesFocus whether the focus was on the phone, or nowhere
 */
function announce(state, takesFocus) {
	const phoneOfCaller = current ? phoneText(current.callerNumber) : '';
	const said = { ringing: texts.callFrom, talking: texts.answered, over: texts.over };
	const text = said[/** @type {keyof typeof said} */ (state)];
	byId('alert').textContent = text ? say(text, { phone: phoneOfCaller }) : '';
	if (!takesFocus) return;
	const next = { ringing: '[data-move=answer]', talking: '#keys button', over: '#trial' };
	const place = phone.querySelector(next[/** @type {keyof typeof next} */ (state)] ?? '#trial');
	if (place instanceof HTMLElement) place.focus({ preventScroll: true });
}
