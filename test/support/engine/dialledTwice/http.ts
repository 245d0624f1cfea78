/** Answers that are odd in their status, or in the text around their JSON; every operation can get them. */

import {
	about,
	type Answer,
	type Dialect,
	inTurn,
	likelyRefused,
	placed,
	refused,
	sign,
	unclear,
} from './answer';

const PAGE = '<!DOCTYPE html><html><body><h1>nginx</h1></body></html>';
const WARNING = '<br />\n<b>Warning</b>: mysqli::query(): (HY000/2013) in <b>/var/www/api.php</b><br />\n';
const NOTICE = '\n<br />\n<b>Notice</b>: Undefined index: callback in <b>/var/www/api.php</b>';
const BOM = '\ufeff';

const elsewhere = { location: '/elsewhere' };
const page = { 'content-type': 'text/html' };

const NO_BY_STATUS = [400, 401, 403, 429];
/** The service has failed, or says itself that it does not know. */
const FAULTS = [408, 409, 500, 503];
const REDIRECTS = [301, 302, 303, 307];
/** What answers a POST with one of these may have done what it was asked for. */
const SEE_OTHER = [302, 303];

/** The refusal stands first: where many are in one run, n8n looks at the first to decide whether to try again. */
export const byStatus = ({ ok, no }: Dialect): Answer[] => [
	about('the refusal that is documented', refused, () => no),
	about('the success that is documented', placed, ok),
	about('status 201 with the success', placed, ok, { status: 201 }),
	...[400, 403, 422, 429, ...FAULTS, ...REDIRECTS].map((status) =>
		about(`status ${status} beside the success`, sign, ok, { status, headers: elsewhere }),
	),
	...NO_BY_STATUS.map((status) => about(`status ${status} with the refusal`, refused, () => no, { status })),
	...[408, 500].map((status) =>
		about(`status ${status} with the refusal`, likelyRefused, () => no, { status }),
	),
	...[403, 404, 409, 429].map((status) =>
		about(`status ${status} with a web page`, likelyRefused, () => PAGE, { status, headers: page }),
	),
	...[408, 500, 504].map((status) =>
		about(`status ${status} with a web page`, unclear, () => PAGE, { status, headers: page }),
	),
	...REDIRECTS.map((status) =>
		about(
			`status ${status} without content`,
			SEE_OTHER.includes(status) ? unclear : likelyRefused,
			() => '',
			{ status, headers: elsewhere },
		),
	),
	about('status 401 with a success that cannot be unpacked', unclear, ok, {
		status: 401,
		headers: { 'content-encoding': 'gzip' },
	}),
	about('status 204', unclear, () => '', { status: 204 }),
	about('status 202 without content', unclear, () => '', { status: 202 }),
	about('a web page', unclear, () => PAGE, { headers: page }),
];

const text = JSON.stringify;

export const byText = ({ ok, no }: Dialect): Answer[] => [
	about('a byte order mark before the success', sign, (asked) => BOM + text(ok(asked))),
	about('a byte order mark before the refusal', likelyRefused, () => BOM + text(no)),
	about('a PHP warning before the success', sign, (asked) => WARNING + text(ok(asked)), { headers: page }),
	about('a PHP warning before the refusal', likelyRefused, () => WARNING + text(no), { headers: page }),
	about('a PHP notice behind the success', sign, (asked) => text(ok(asked)) + NOTICE),
	about('a PHP warning and nothing else', unclear, () => WARNING, { headers: page }),
	about('the success, said to be a web page', sign, ok, { headers: page }),
	about('the success, within JSON text', sign, (asked) => text(text(ok(asked)))),
	about('the success, cut', sign, (asked) => text(ok(asked)).slice(0, -3)),
	about('the refusal, cut', unclear, () => text(no).slice(0, -3)),
	about('the success within a list', sign, (asked) => [ok(asked)]),
	about('the success within data', sign, (asked) => ({ data: ok(asked) })),
	about('the refusal within data', likelyRefused, () => ({ data: no })),
	about('the success with a key that nobody knows', placed, (asked) => ({ ...ok(asked), queue: 'main' })),
];

/** A service that thinks better of it: what it refused may be asked again, and nothing else. */
export function byTurns({ ok, no }: Dialect): Answer[] {
	const refusal = about('', refused, () => no);
	const tooMany = about('', refused, () => no, { status: 429 });
	const success = about('', placed, ok);
	const fault = about('', unclear, () => PAGE, { status: 500, headers: page });
	const beside = about('', sign, ok, { status: 400 });
	return [
		inTurn('a refusal, then the success', [refusal, success]),
		inTurn('too many requests twice, then the success', [tooMany, tooMany, success]),
		inTurn('a refusal, then status 500', [refusal, fault]),
		inTurn('a refusal, then status 400 beside the success', [refusal, beside]),
		inTurn('status 500, then the success', [fault, success]),
		inTurn('status 400 beside the success, then the refusal', [beside, refusal]),
	];
}
