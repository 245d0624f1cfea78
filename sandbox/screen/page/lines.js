/** What is said in a call: words appear one after the other, as they are spoken. */

import { byId, element, showRows } from './dom.js';
import { read, stopReading } from './sounds.js';

/** @typedef {import('../view').CallView} CallView */
/** @typedef {CallView['lines'][number]} Line */

const STEP_MS = 80;
const isStill = matchMedia('(prefers-reduced-motion: reduce)');

let wordMs = 0;
/** The lines that have been read aloud, or were there before the page was. */
let heard = '';

/**
 * @param {CallView | undefined} call
 * @param {number} speed milliseconds a word
 */
export function showLines(call, speed) {
	wordMs = speed;
	const lines = call?.lines ?? [];
	const rows = lines.map((line, place) => ({ ...line, key: `${call?.key}-${place}` }));
	showRows(byId('lines'), rows, keyOf, build);
	if (call) readNews(call);
	speak();
	followTalk(`${rows.at(-1)?.key} ${call?.state}`);
}

/** What has been shown last. */
let followed = '';

/**
 * Keeps the newest line in sight, but lets a person scroll back.
 *
 * @param {string} shown
 */
function followTalk(shown) {
	if (shown === followed) return;
	followed = shown;
	byId('lines').scrollTop = byId('lines').scrollHeight;
}

/** @param {{ key: string }} row */
const keyOf = ({ key }) => key;

/** @param {Line} line */
function build({ by, text, at }) {
	const item = element('p', { class: by });
	if (by !== 'robot') {
		item.append(element('span', { class: 'unseen' }, `${who[by]} `), text);
		return item;
	}
	// Whoever listens to the page hears the sentence, and not each word when it appears.
	item.append(element('span', { class: 'unseen' }, text));
	item.append(element('span', { class: 'spoken', 'aria-hidden': 'true', 'data-at': at, 'data-text': text }));
	return item;
}

const who = { pressed: 'You press', said: 'You say', message: 'Text message:', note: 'Note:', robot: '' };

/** Shows as many words as have been spoken by now. */
function speak() {
	document.querySelectorAll('.spoken').forEach((spoken) => {
		const words = (spoken.getAttribute('data-text') ?? '').split(/(?<=\s)/);
		const since = Date.now() - Date.parse(spoken.getAttribute('data-at') ?? '');
		const ended = byId('phone').dataset.state !== 'talking';
		const count = isStill.matches || ended ? words.length : Math.floor(since / wordMs) + 1;
		const text = words.slice(0, count).join('');
		if (spoken.textContent === text) return;
		spoken.textContent = text;
		followTalk(text);
	});
}

setInterval(speak, STEP_MS);

/** @param {CallView} call */
function readNews({ key, lines, state }) {
	const now = `${key}-${lines.length}`;
	if (now === heard) return;
	heard = now;
	const last = lines.at(-1);
	if (state !== 'talking') return stopReading();
	if (last?.by === 'robot') read(last.text);
}
