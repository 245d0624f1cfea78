/** What is said in a call: words appear one after the other, as they are spoken. */

import { byId, element, showRows } from './dom.js';
import { languageOf, say } from './language.js';
import { read, stopReading } from './sounds.js';
import { texts } from './texts.js';
import { toldText } from './told.js';

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
	const rows = lines.map((line, place) => ({
		...line,
		key: `${call?.key}-${place}`,
		// A robot that is interrupted does not finish its sentence.
		until: call?.atScreen ? lines[place + 1]?.at : undefined,
	}));
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

/** @param {Line & { until?: string }} line */
function build({ by, text, at, until }) {
	if (by !== 'robot') {
		const words = by === 'note' ? toldText(text) : text;
		return element(
			'p',
			{ class: by },
			element('span', { class: 'unseen' }, `${say(who[by])} `),
			element('span', { lang: languageOf(words) }, words),
		);
	}
	const item = element('p', { class: by, lang: languageOf(text) });
	// Anyone who listens to the page hears the sentence, and not each word when it appears.
	item.append(element('span', { class: 'unseen' }, text));
	const spoken = {
		class: 'spoken',
		'aria-hidden': 'true',
		'data-at': at,
		'data-until': until,
		'data-text': text,
	};
	item.append(element('span', spoken));
	return item;
}

const who = { pressed: texts.youPress, said: texts.youSay, message: texts.message, note: texts.note };

/** Shows as many words as have been spoken by now. */
function speak() {
	document.querySelectorAll('.spoken').forEach((spoken) => {
		const text = spokenOf(/** @type {HTMLElement} */ (spoken));
		if (spoken.textContent === text) return;
		spoken.textContent = text;
		followTalk(text);
	});
}

/** @param {HTMLElement} spoken */
function spokenOf({ dataset: { text = '', at = '', until } }) {
	const talks = byId('phone').dataset.state === 'talking';
	if (isStill.matches || (!talks && !until)) return text;
	const end = until ? Math.min(Date.parse(until), Date.now()) : Date.now();
	const words = text.split(/(?<=\s)/);
	const count = Math.floor((end - Date.parse(at)) / wordMs) + 1;
	if (count >= words.length) return text;
	return words.slice(0, count).join('').trimEnd() + (until ? '…' : '');
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
