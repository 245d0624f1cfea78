/** The keys of the phone and the words that can be said, by mouse and by keyboard. */

import { button, byId, element, showRows } from './dom.js';
import { say } from './language.js';
import { texts } from './texts.js';

/** @typedef {import('../view').CallView} CallView */
/** @typedef {import('../screen').Move} Move */

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];
const LETTERS = ['', 'ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ', '', '+', ''];
/** @type {Record<string, string | undefined>} the texts for the keys that are not digits */
const NAMES = { '*': 'star', '#': 'hash' };
const FLASH_MS = 160;

/** @param {(move: Move) => void} move */
export function startKeys(move) {
	const phone = byId('phone');
	const words = /** @type {HTMLInputElement} */ (byId('words'));
	const press = (/** @type {string} */ key) => {
		move({ do: 'press', key });
		flash(key);
	};
	byId('keys').append(
		...KEYS.map((key, place) => {
			const made = button(key, () => press(key), { 'data-key': key, 'data-label': NAMES[key] });
			made.append(element('small', { 'aria-hidden': 'true' }, LETTERS[place]));
			return made;
		}),
	);
	byId('speak').addEventListener('submit', (event) => {
		event.preventDefault();
		if (words.value.trim()) move({ do: 'say', words: words.value.trim() });
		words.value = '';
	});
	byId('choices').addEventListener('click', ({ target }) => {
		const word = target instanceof HTMLElement ? target.dataset.word : undefined;
		if (word) move({ do: 'say', words: word });
	});
	document.addEventListener('keydown', (event) => {
		const { key, altKey, ctrlKey, metaKey } = event;
		if (altKey || ctrlKey || metaKey) return;
		if (key === 'Escape') return leave(phone.dataset.state, move);
		if (phone.dataset.state === 'talking' && event.target !== words && KEYS.includes(key)) press(key);
	});
}

/**
 * @param {string | undefined} state
 * @param {(move: Move) => void} move
 */
function leave(state, move) {
	if (state === 'ringing') move({ do: 'decline' });
	if (state === 'talking') move({ do: 'hangUp' });
}

/** @param {string} key */
function flash(key) {
	const pressed = byId('keys').querySelector(`[data-key="${key}"]`);
	pressed?.classList.add('pressed');
	setTimeout(() => pressed?.classList.remove('pressed'), FLASH_MS);
}

/**
 * Marks what the robot listens to.
 *
 * @param {CallView | undefined} call
 */
export function showKeys(call) {
	const { keys = [], words = [] } = call?.menu ?? {};
	byId('keys')
		.querySelectorAll('button')
		.forEach((each) => each.classList.toggle('awaited', keys.map(String).includes(each.dataset.key ?? '')));
	showRows(byId('choices'), words, String, (word) =>
		element('button', { type: 'button', 'data-word': word }, say(texts.quoted, { word })),
	);
}
