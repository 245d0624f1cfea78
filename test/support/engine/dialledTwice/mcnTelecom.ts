/** What MCN Telecom can answer. Its document shows no answer: the id lies in `object` or at top level. */

import {
	about,
	type Answer,
	type Asked,
	type Dialect,
	likelyRefused,
	placed,
	refused,
	sign,
	type Told,
	unclear,
} from './answer';

const uuid = ({ id }: Asked) => ({ verification_call_uuid: `fa${id}_117793` });
const withCode = (asked: Asked) => ({ ...uuid(asked), code: '1234' });

type Place = (found: object) => object;
/** Where the id is looked for. */
const places: Array<[string, Place]> = [
	['in object', (found) => ({ object: found })],
	['at top level', (found) => found],
];
/** Where it may lie as well. */
const otherPlaces: Array<[string, Place]> = [
	['in data', (found) => ({ data: found })],
	['in a list in object', (found) => ({ object: [found] })],
	['in a list in items', (found) => ({ items: [found] })],
	['in data, in object', (found) => ({ data: { object: found } })],
	['by index in object', (found) => ({ object: { 0: found } })],
];

/** What can stand beside it. */
const complaints: Array<[string, object]> = [
	['code 500', { code: 500 }],
	["code '500' as text", { code: '500' }],
	['code 408', { code: 408 }],
	['code 400', { code: 400 }],
	['code 402 and words', { code: 402, message: 'Not enough money' }],
	['code 201', { code: 201 }],
	['code 0', { code: 0 }],
	['code null', { code: null }],
	['a code of letters', { code: 'ERR_LIMIT' }],
	['a message', { message: 'The number is in the stop list' }],
	['an error', { code: 200, error: 'limit' }],
	['errors', { errors: [{ message: 'limit' }] }],
	['an error_message', { error_message: 'limit' }],
	['success false', { success: false }],
	['status error', { status: 'error' }],
];

const besideId: Answer[] = [
	...places.flatMap((place) => complaints.map((complaint) => [...place, ...complaint] as const)),
	...otherPlaces.map((place) => [...place, ...complaints[4]] as const),
].map(([where, place, complaint, said]) =>
	about(`an id ${where} beside ${complaint}`, sign, ([asked]) => ({ ...said, ...place(uuid(asked)) })),
);

const withinObject: Answer[] = complaints
	.filter(([, said]) => !('code' in said))
	.map(([complaint, said]) =>
		about(`an id beside ${complaint}, both in object`, unclear, ([asked]) => ({
			code: 200,
			object: { ...uuid(asked), ...said },
		})),
	);

const ids: Answer[] = [
	about('an id at top level, with the code', placed, ([asked]) => withCode(asked)),
	about('an id without a code', placed, ([asked]) => ({ code: 200, object: uuid(asked) })),
	about("an id beside code '200' as text", placed, ([asked]) => ({ code: '200', object: withCode(asked) })),
	about('an id that is a number', placed, ([{ id }]) => ({
		code: 200,
		object: { verification_call_uuid: id },
	})),
	about('an id with a status that nobody knows', sign, ([asked]) => ({
		code: 200,
		object: { ...uuid(asked), status: 'postponed' },
	})),
	about('an id with a call that has failed', sign, ([asked]) => ({
		code: 200,
		object: { ...uuid(asked), final_status: 'FAILED' },
	})),
	...otherPlaces.map(([where, place]) => about(`an id ${where}`, sign, ([asked]) => place(uuid(asked)))),
	about('a code without an id', sign, () => ({ code: 200, object: { code: '1234' } })),
	about('a code without an id, beside code 500', sign, () => ({ code: 500, object: { code: '1234' } })),
	about('a code without an id, beside a message', sign, () => ({ object: { code: '1234' }, message: 'x' })),
];

const emptyIds: Answer[] = [null, ''].flatMap((id) => [
	about(`an id that is ${JSON.stringify(id)}`, sign, () => ({
		code: 200,
		object: { verification_call_uuid: id },
	})),
	about(`an id that is ${JSON.stringify(id)}, beside code 500`, unclear, () => ({
		code: 500,
		verification_call_uuid: id,
	})),
	about(`an id that is ${JSON.stringify(id)}, beside code 402`, likelyRefused, () => ({
		code: 402,
		message: 'Not enough money',
		object: { verification_call_uuid: id },
	})),
]);

const codes: Array<[Array<number | string>, Told[]]> = [
	[[400, 401, '402', 403, 429], refused],
	[[409], likelyRefused],
	[[0, 1, 302, 408, '503', 999, 'ERR_LIMIT'], unclear],
	[[201], sign],
];
const byCode: Answer[] = codes.flatMap(([values, told]) =>
	values.map((code) =>
		about(`code ${JSON.stringify(code)} with words and without an id`, told, () => ({
			code,
			message: 'Words',
		})),
	),
);

const successWithoutId: Answer[] = [
	...[null, {}].map((object) =>
		about(`code 200 and ${JSON.stringify(object)} for an object`, sign, () => ({ code: 200, object })),
	),
	about('code 200 beside words of a refusal', unclear, () => ({ code: 200, message: 'Not enough money' })),
	about('code 200 beside an error', unclear, () => ({ code: 200, error: 'limit' })),
];

const MONEY = 'Not enough money';
/** Success around an error. */
const errorsWithin: Answer[] = [
	...[
		...[{ error: MONEY }, { success: false, message: MONEY }, { message: MONEY }, { status: 'error' }],
		...[{ code: 402 }, { code: '402' }, { code: 0 }, { code: '0402', message: MONEY }, false, 'error', MONEY],
		...[[{ error: MONEY }], { call: { error: MONEY } }],
	].map((object) =>
		about(`code 200 and ${JSON.stringify(object)} for an object`, unclear, () => ({ code: 200, object })),
	),
	...[
		...[{ result: false }, { result: 'error', reason: 'blocked' }, { data: { error: 'blocked' } }],
		...[{ data: false }, { result: { error: 'blocked' } }, { status: 'blocked' }, { reason: 'blocked' }],
		...[{ error_message: MONEY }, { error_code: 17 }, { result: MONEY }],
	].map((said) => about(`code 200 beside ${JSON.stringify(said)}`, unclear, () => ({ code: 200, ...said }))),
	...[{ error: 'blocked' }, { success: false }, { result: 'error' }, { details: { error: 'blocked' } }].map(
		(said) =>
			about(`an id and a code beside ${JSON.stringify(said)}, all in object`, unclear, ([asked]) => ({
				code: 200,
				object: { ...withCode(asked), ...said },
			})),
	),
	...[-1, '-1', 2 ** 60].map((id) =>
		about(`an id that is ${JSON.stringify(id)}, with the code`, unclear, () => ({
			code: 200,
			object: { verification_call_uuid: id, code: '1234' },
		})),
	),
	about('an id, and a code that has lost its zeros', placed, ([asked]) => ({
		code: 200,
		object: { ...uuid(asked), code: 42, message: 'OK', error: null, errors: [] },
	})),
];

const dialect: Dialect = {
	ok: ([asked]) => ({ code: 200, object: withCode(asked) }),
	no: { code: 402, message: 'Not enough money' },
	signs: { '{"code":200}': sign },
	odd: [...ids, ...besideId, ...withinObject, ...errorsWithin, ...emptyIds, ...byCode, ...successWithoutId],
};

export const flashCall = dialect;

/** No document says what success looks like, so that every word of success is a sign. */
export const callFor2fa: Dialect = {
	...dialect,
	signs: {
		...dialect.signs,
		'{"success":true}': sign,
		'{"status":"success"}': sign,
		'{"status":"success","data":[]}': sign,
		'{"result":"ok"}': sign,
	},
};
