/** How numbers, services and states are written. */

/** @typedef {import('../view').CallView} CallView */

export const services = {
	mcnTelecom: 'MCN Telecom',
	mobilgroup: 'Mobilgroup',
	zvonobot: 'Zvonobot',
};

/** @type {Record<string, string>} */
const operations = {
	flashCall: 'flash call',
	callFor2fa: 'call for 2FA',
	voicePassword: 'spoken code',
	lead: 'lead call',
	mailing: 'mailing',
	create: 'robocall',
	createFromTemplate: 'robocall from a template',
	redial: 'dialled again',
};

/** @param {string} operation */
export const operationName = (operation) => operations[operation] ?? operation;

/** @type {Record<CallView['state'], string>} */
export const states = {
	queued: 'Queued',
	ringing: 'Ringing',
	talking: 'Talking',
	answered: 'Answered',
	busy: 'Busy',
	noAnswer: 'No answer',
	rejected: 'Declined',
	unavailable: 'Unavailable',
	canceled: 'Canceled',
};

/**
 * `+7 900 000 01 77`; a code at the end stays in one piece.
 *
 * @param {string} phone digits
 * @param {number} codeDigits how many of the last ones are a code
 * @returns {[string, string]} what comes before the code, and the code
 */
export function splitPhone(phone, codeDigits = 0) {
	const head = phone.slice(0, phone.length - codeDigits);
	const groups = /^7\d{10}$/.test(phone) ? [1, 3, 3, 2, 2] : [3, 3, 3, 3, 3];
	let place = 0;
	const parts = groups.map((size) => head.slice(place, (place += size))).filter(Boolean);
	return [`+${parts.join(' ')}`, phone.slice(phone.length - codeDigits)];
}

/** @param {string} phone digits */
export const phoneText = (phone) => splitPhone(phone)[0];

/** @param {string | undefined} iso */
export function timeText(iso) {
	return iso === undefined ? '' : new Date(iso).toLocaleTimeString('en-GB');
}

/** @param {number} milliseconds */
export function durationText(milliseconds) {
	const seconds = Math.max(0, Math.round(milliseconds / 1000));
	return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/**
 * @param {number} count
 * @param {string} noun
 */
export const counted = (count, noun) => `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
