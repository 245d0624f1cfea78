/** A list shows its ten newest rows, and all of them when a person asks for it. */

import { byId, showRows } from './dom.js';
import { countText } from './formats.js';
import { say } from './language.js';
import { texts } from './texts.js';

const FEW = 10;

/** The lists that are shown whole, by their ids. @type {Set<string>} */
const whole = new Set();

/** Whether somebody wants more than the newest rows. */
export const wantsAll = () => whole.size > 0;

/**
 * @param {string[]} lists
 * @param {() => void} onChange
 */
export function startMore(lists, onChange) {
	for (const list of lists) {
		const more = byId(`${list}-more`);
		more.addEventListener('click', () => {
			if (!whole.delete(list)) whole.add(list);
			onChange();
			more.scrollIntoView({ block: 'nearest' });
		});
	}
}

/**
 * @template Row
 * @param {string} list its id
 * @param {{ rows: Row[]; total: number; sum: string }} what newest first; how many there are; the same in words
 * @param {(row: Row) => string} keyOf
 * @param {(row: Row) => HTMLElement} build
 */
export function showList(list, { rows, total, sum }, keyOf, build) {
	const isWhole = whole.has(list);
	const shown = isWhole ? rows : rows.slice(0, FEW);
	showRows(byId(list), shown, keyOf, build);
	byId(`${list}-rows`).hidden = total === 0;
	byId(`${list}-empty`).hidden = total > 0;
	const isLess = total > shown.length;
	const newest = isLess ? [say(texts.newestHere, { count: countText(shown.length) })] : [];
	byId(`${list}-total`).textContent = total === 0 ? '' : [sum, ...newest].join(', ');
	const more = byId(`${list}-more`);
	more.hidden = total <= FEW;
	more.textContent = isWhole ? say(texts.ten) : say(texts.all, { count: countText(total) });
	more.setAttribute('aria-expanded', String(isWhole));
}
