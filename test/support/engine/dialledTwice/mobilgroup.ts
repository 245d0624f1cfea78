/** What Mobilgroup can answer where one request places one call: verification calls and leads. */

import {
	about,
	type Answer,
	type Asked,
	type Dialect,
	likelyRefused,
	placed,
	refused,
	sign,
	unclear,
} from './answer';

const call = ({ id, phone }: Asked) => ({ id: String(id), number: phone, price: '0.35', code: '4321' });

/** Where the id may lie as well as at top level. */
const otherPlaces: Array<[string, (found: object) => object]> = [
	['in data', (found) => ({ data: found })],
	['in a list in data', (found) => ({ data: [found] })],
	['by index in data', (found) => ({ data: { 0: found } })],
	['in response', (found) => ({ response: found })],
];

const complaints: Array<[string, object]> = [
	['result error', { result: 'error' }],
	['a documented error', { result: 'error', error_code: 'not_enough_money' }],
	['an error that no document names', { result: 'error', error_code: 'internal_error' }],
	['an error in the description', { result: 'error', description: 'number_not_valid' }],
	['a documented error and no result', { error_code: 'number_not_valid' }],
	['result ok and a documented error', { result: 'ok', error_code: 'number_not_valid' }],
	['result ok and an error', { result: 'ok', error: 'limit' }],
	['result ok and a message', { result: 'ok', message: 'The number is in the stop list' }],
	['result ok and errors', { result: 'ok', errors: ['limit'] }],
	['result ok and success false', { result: 'ok', success: false }],
	['result ok and status error', { result: 'ok', status: 'error' }],
	['a result that nobody knows', { result: 'postponed' }],
	['result null', { result: null }],
	['no result', {}],
];

const besideId: Answer[] = [
	...complaints.map(([complaint, said]) =>
		about(`an id beside ${complaint}`, sign, ([asked]) => ({ ...said, ...call(asked) })),
	),
	...otherPlaces.map(([where, place]) =>
		about(`an id ${where} beside a documented error`, sign, ([asked]) => ({
			...{ result: 'error', error_code: 'not_enough_money' },
			...place(call(asked)),
		})),
	),
];

/** Success around an error: what stands in the part with the id, or in place of it. */
const errorsWithin: Answer[] = [
	...[
		...[{ result: 'error', error_code: 'not_enough_money' }, { error: 'blocked' }, { success: false }],
		...[{ error: { code: 17 } }, { errors: 'blocked' }, { status: 'error' }, { result: 'postponed' }],
		...[{ description: 'number_not_valid' }, { details: { error: 'blocked' } }],
	].flatMap((said) =>
		otherPlaces.map(([where, place]) =>
			about(`an id beside ${JSON.stringify(said)}, both ${where}`, unclear, ([asked]) => ({
				result: 'ok',
				...place({ ...call(asked), ...said }),
			})),
		),
	),
	about('a documented error in data beside result ok', unclear, () => ({
		...{ result: 'ok', data: { result: 'error', error_code: 'not_enough_money' } },
	})),
	about('a documented error in the description, beside result ok and a code', unclear, () => ({
		...{ result: 'ok', code: '4040', description: 'number_not_valid' },
	})),
	about('a documented error in the description, beside result ok', unclear, () => ({
		...{ result: 'ok', description: 'number_not_valid' },
	})),
	...[-1, '-1', 2 ** 60].map((id) =>
		about(`an id that is ${JSON.stringify(id)}`, unclear, ([asked]) => ({
			result: 'ok',
			...call(asked),
			id,
		})),
	),
	about('an id beside other words in the description', placed, ([asked]) => ({
		...{ result: 'ok', ...call(asked), description: 'Flash call', error: '', errors: [] },
	})),
];

const ids: Answer[] = [
	about('an id that is a number', placed, ([asked]) => ({ result: 'ok', ...call(asked), id: asked.id })),
	...['OK', ' ok '].map((result) =>
		about(`an id beside result '${result}'`, placed, ([asked]) => ({ result, ...call(asked) })),
	),
	...[true, 'success'].map((result) =>
		about(`an id beside result ${JSON.stringify(result)}`, sign, ([asked]) => ({ result, ...call(asked) })),
	),
	...otherPlaces.map(([where, place]) =>
		about(`an id ${where}`, sign, ([asked]) => ({ result: 'ok', ...place(call(asked)) })),
	),
	about('an id and nothing else', sign, ([{ id }]) => ({ result: 'ok', id })),
	about("an id and somebody else's number", sign, ([asked]) => ({
		...{ result: 'ok', ...call(asked) },
		number: '79990000000',
	})),
	about('an id with a state that nobody knows', sign, ([asked]) => ({
		...{ result: 'ok', ...call(asked) },
		state: 'postponed',
	})),
	about('an id with a call that has failed', sign, ([asked]) => ({
		...{ result: 'ok', ...call(asked) },
		state: 'FAIL',
	})),
];

const emptyIds: Answer[] = [null, ''].flatMap((id) => [
	about(`an id that is ${JSON.stringify(id)}`, sign, () => ({ result: 'ok', id })),
	about(`an id that is ${JSON.stringify(id)}, beside an error that no document names`, unclear, () => ({
		...{ result: 'error', error_code: 'internal_error', id },
	})),
	about(`an id that is ${JSON.stringify(id)}, beside a documented error`, likelyRefused, () => ({
		...{ result: 'error', error_code: 'not_enough_money', id },
	})),
]);

const DOCUMENTED = [
	...['unknown_request', 'authorisation_failed', 'user_disabled', 'number_is_empty', 'number_not_valid'],
	...['number_not_permitted', 'number_in_spam_list', 'ani_phone_not_valid', 'code_not_valid'],
];
const IN_OTHER_SPELLINGS = ['user_disabled ', 'Error_Not_Enough_Money'];
const UNNAMED = ['internal_error', 'timeout', 'Error_Unknown', '', null, 500];

const codes: Answer[] = [
	...[...DOCUMENTED, ...IN_OTHER_SPELLINGS].map((error_code) =>
		about(`the documented error '${error_code}'`, refused, () => ({ result: 'error', error_code })),
	),
	about("the documented error in 'description'", refused, () => ({
		...{ result: 'error', description: 'number_not_valid' },
	})),
	about('a documented error in capitals', refused, () => ({
		...{ result: 'ERROR', error_code: 'NUMBER_NOT_VALID' },
	})),
	about('a documented error in a list', likelyRefused, () => ({
		...{ result: 'error', error_code: ['number_not_valid'] },
	})),
	about('a documented error and no result', likelyRefused, () => ({ error_code: 'number_not_valid' })),
	about('a documented error beside result ok', unclear, () => ({
		...{ result: 'ok', error_code: 'number_not_valid' },
	})),
	...UNNAMED.map((error_code) =>
		about(`the error ${JSON.stringify(error_code)} that no document names`, unclear, () => ({
			...{ result: 'error', error_code },
		})),
	),
	...['postponed', false].map((result) =>
		about(`result ${JSON.stringify(result)} and no id`, unclear, () => ({ result })),
	),
];

export const singleCall: Dialect = {
	ok: ([asked]) => ({ result: 'ok', ...call(asked) }),
	no: { result: 'error', error_code: 'not_enough_money' },
	signs: { '{"result":"ok"}': sign },
	odd: [...ids, ...besideId, ...errorsWithin, ...emptyIds, ...codes],
};
