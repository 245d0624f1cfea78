/** What Mobilgroup can answer to a mailing: an id for all of it, and a row for each number. */

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
import { manyRows, oneRow, type RowWriter } from './rows';

const row = ({ phone }: Asked, more: object) => ({ phone, ...more });
const called = (asked: Asked) => row(asked, { result: 'ok', price: '0,91', duration: '14' });
const error = (asked: Asked, description: unknown) => row(asked, { result: 'error', description });

const writer: RowWriter = {
	called,
	refusedOne: (asked) => error(asked, 'Error_Not_Enough_Money'),
	duplicate: (asked) => error(asked, 'Error_Duplicate'),
	around: (subscribers) => ({ result: 'ok', id: '77', phones: '1', budget: '0,91', subscribers }),
	complaining: (subscribers) => ({
		...{ result: 'error', error_code: 'Error_Not_Enough_Credits', id: '77', subscribers },
	}),
};
const { around } = writer;

const results: Answer[] = [
	...['OK', ' ok '].map((result) =>
		about(`a row whose result is '${result}'`, placed, ([asked]) => around([{ ...called(asked), result }])),
	),
	...[true, 'queued', 'в очереди'].map((result) =>
		about(`a row whose result is ${JSON.stringify(result)}`, sign, ([asked]) =>
			around([{ ...called(asked), result }]),
		),
	),
	...[null, undefined].map((result) =>
		about(`a row whose result is ${JSON.stringify(result)}`, unclear, ([{ phone }]) =>
			around([{ phone, result }]),
		),
	),
	about('a row with a status for a result', sign, ([{ phone }]) => around([{ phone, status: 'ok' }])),
];

const rowErrors: Answer[] = [
	...['Error_Not_Enough_Credits', 'not_enough_money'].map((code) =>
		about(`a row with the documented error '${code}'`, refused, ([one]) => around([error(one, code)])),
	),
	about('a row with a documented error in error_code', refused, ([asked]) =>
		around([row(asked, { result: 'error', error_code: 'Error_Not_Enough_Money' })]),
	),
	about('a row with an error about the number that no document names', likelyRefused, ([asked]) =>
		around([error(asked, 'Error_Phone_Blacklisted')]),
	),
	...['internal_error', 'timeout', '', null].map((code) =>
		about(`a row with the error ${JSON.stringify(code)} that says nothing`, unclear, ([asked]) =>
			around([error(asked, code)]),
		),
	),
	about('a row with a documented error beside an id of its own', sign, ([asked]) =>
		around([{ ...error(asked, 'Error_Not_Enough_Money'), id: asked.id }]),
	),
	...[
		...[{ error_code: 'not_enough_money' }, { description: 'Error_Not_Enough_Money' }, { error: 'blocked' }],
		...[{ errors: ['blocked'] }, { success: false }, { status: 'error' }, { id: -1 }],
	].map((said) =>
		about(`a row that is ok beside ${JSON.stringify(said)}`, unclear, ([asked]) =>
			around([{ ...called(asked), ...said }]),
		),
	),
	about('a row that is ok beside a documented error, and no id of the mailing', unclear, ([asked]) => ({
		...around([{ ...called(asked), error_code: 'not_enough_money' }]),
		id: 0,
	})),
	about('a row that is ok beside an error, then one that is ok', placed, ([asked]) =>
		around([{ ...called(asked), error: 'blocked' }, called(asked)]),
	),
	about('a row that is ok beside an error, then a refused one', unclear, ([asked]) =>
		around([{ ...called(asked), error: 'blocked' }, error(asked, 'Error_Not_Enough_Money')]),
	),
	about('a row that is ok beside a message', sign, ([asked]) =>
		around([{ ...called(asked), message: 'The number is in the stop list' }]),
	),
];

const DOCUMENTED = [
	...['Error_Authorisation_Failed', 'Error_User_Disabled', 'Error_No_AniPhone', 'Error_No_Message'],
	...['Error_No_Subscribers', 'Error_Not_TTS_File', 'Error_Not_Media_File', 'Error_Message_Too_Long'],
	...['error_user_disabled ', 'NOT_ENOUGH_CREDITS'],
];
const UNNAMED = ['internal_error', 'timeout', 'Error_Unknown', '', null, 500];

const errors: Answer[] = [
	...DOCUMENTED.map((error_code) =>
		about(`the documented error '${error_code}'`, refused, () => ({ result: 'error', error_code })),
	),
	...UNNAMED.map((error_code) =>
		about(`the error ${JSON.stringify(error_code)} that no document names`, unclear, () => ({
			...{ result: 'error', error_code },
		})),
	),
	about('a documented error beside the id of the mailing', sign, () => ({
		...{ result: 'error', error_code: 'Error_Not_Enough_Credits', id: '77' },
	})),
	about('a documented error and a list without rows', refused, () => ({
		...{ result: 'error', error_code: 'Error_Not_Enough_Credits', subscribers: [] },
	})),
	about('an error that no document names, beside the id of the mailing', sign, () => ({
		...{ result: 'error', error_code: 'internal_error', id: '77' },
	})),
	...[null, ''].map((id) =>
		about(`a documented error beside an id that is ${JSON.stringify(id)}`, likelyRefused, () => ({
			...{ result: 'error', error_code: 'Error_Not_Enough_Credits', id },
		})),
	),
];

const mailings: Answer[] = [
	about('an id that is a number', placed, ([asked]) => ({ ...around([called(asked)]), id: 77 })),
	about('rows without an id of the mailing', sign, ([asked]) => ({
		...{ result: 'ok', subscribers: [called(asked)] },
	})),
	about('rows in data', sign, ([asked]) => ({
		...{ result: 'ok', id: '77', data: { subscribers: [called(asked)] } },
	})),
	...['postponed', null].map((result) =>
		about(`result ${JSON.stringify(result)} beside rows that are ok`, sign, ([asked]) => ({
			...around([called(asked)]),
			result,
		})),
	),
	...[[], null, 'none', undefined].map((subscribers) =>
		about(`an id and ${JSON.stringify(subscribers)} for rows`, unclear, () => around(subscribers)),
	),
	about('success false beside rows that are ok', sign, ([asked]) => ({
		...around([called(asked)]),
		success: false,
	})),
	about('an error beside rows that are ok', sign, ([asked]) => ({
		...around([called(asked)]),
		error: 'limit',
	})),
];

export const mailing: Dialect = {
	ok: (asked) => around(asked.map(called)),
	no: { result: 'error', error_code: 'Error_Not_Enough_Credits' },
	signs: {},
	odd: [...oneRow(writer), ...results, ...rowErrors, ...errors, ...mailings, ...manyRows(writer)],
};
