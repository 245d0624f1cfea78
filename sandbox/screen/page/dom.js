/** Builds and changes the page. Text is always text: nothing here makes markup of what a call says. */

/**
 * The element of that id in index.html.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
	const found = document.getElementById(id);
	if (!found) throw new Error(`index.html has no #${id}`);
	return found;
}

/**
 * @param {string} tag
 * @param {Record<string, string | undefined>} attributes those without a value are left out
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
	const made = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) {
		if (value !== undefined) made.setAttribute(name, value);
	}
	made.append(...children);
	return made;
}

/**
 * A button that is no part of a form.
 *
 * @param {string} label
 * @param {() => void} onClick
 * @param {Record<string, string | undefined>} attributes
 */
export function button(label, onClick, attributes = {}) {
	const made = element('button', { type: 'button', ...attributes }, label);
	made.addEventListener('click', onClick);
	return made;
}

/**
 * Makes the children of an element what the rows say. What has not changed stays, so the focus does too.
 *
 * @template Row
 * @param {HTMLElement} parent
 * @param {Row[]} rows
 * @param {(row: Row) => string} keyOf
 * @param {(row: Row) => HTMLElement} build
 */
export function showRows(parent, rows, keyOf, build) {
	const known = new Map([...parent.children].map((child) => [child.getAttribute('data-key'), child]));
	const wanted = rows.map((row) => rowFor(row, keyOf(row), known.get(keyOf(row)), build));
	const stays = new Set(wanted);
	[...parent.children].filter((child) => !stays.has(child)).forEach((child) => child.remove());
	wanted.forEach((child, place) => {
		if (parent.children[place] !== child) parent.insertBefore(child, parent.children[place] ?? null);
	});
}

/** @type {WeakMap<Element, string>} what an element was built from */
const builtFrom = new WeakMap();

/**
 * @template Row
 * @param {Row} row
 * @param {string} key
 * @param {Element | undefined} old
 * @param {(row: Row) => HTMLElement} build
 * @returns {Element}
 */
function rowFor(row, key, old, build) {
	// In another language a row says the same in other words.
	const source = document.documentElement.lang + JSON.stringify(row);
	if (old && builtFrom.get(old) === source) return old;
	const made = build(row);
	made.setAttribute('data-key', key);
	builtFrom.set(made, source);
	const hadFocus = old?.contains(document.activeElement);
	old?.replaceWith(made);
	if (hadFocus) made.querySelector('button')?.focus();
	return made;
}

/**
 * What goes into a `<picture>`: the drawing of a service, for the light or the dark page.
 *
 * @param {string} service
 */
export function icon(service) {
	return [
		element('source', { srcset: `/screen/${service}.dark.svg`, media: '(prefers-color-scheme: dark)' }),
		element('img', { src: `/screen/${service}.svg`, alt: '' }),
	];
}
