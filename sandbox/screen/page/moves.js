/** Tells the sandbox what the person does. */

import { byId } from './dom.js';
import { language, say } from './language.js';
import { texts } from './texts.js';
import { toldText } from './told.js';

/** @typedef {import('../screen').Move} Move */

const NOTICE_MS = 5000;

/**
 * @param {string} call the key of the call
 * @param {Move} move
 */
export async function makeMove(call, move) {
	await post(`/screen/calls/${encodeURIComponent(call)}/moves`, move);
}

/** A call of the sandbox's own, to try the page with. */
export async function ringForTrial() {
	await post('/screen/trial', { language: language() });
}

/**
 * @param {string} path
 * @param {object} body
 */
async function post(path, body) {
	try {
		const response = await fetch(path, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		if (response.ok) return;
		const { message } = /** @type {{ message?: string }} */ (await response.json());
		tell(message ? toldText(message) : say(texts.failed, { status: String(response.status) }));
	} catch {
		tell(say(texts.unreachable));
	}
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let hiding;

/** @param {string} text */
function tell(text) {
	const notice = byId('notice');
	notice.textContent = text;
	notice.hidden = false;
	clearTimeout(hiding);
	hiding = setTimeout(() => (notice.hidden = true), NOTICE_MS);
}
