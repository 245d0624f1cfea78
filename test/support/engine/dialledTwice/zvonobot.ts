/** What Zvonobot can answer to `create` and `createWithTemplate`: an envelope around a row for each number. */

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

const MONEY = 'Недостаточно средств на балансе';
const BLACKLIST = 'Номер в чёрном списке';

const called = ({ id, phone }: Asked) => ({
	...{ id, createdAt: 1_700_000_000, plannedAt: null, smartDelay: 0, needRecording: 0, phone },
});
const error = ({ phone }: Asked, message: unknown) => ({ status: 'error', phone, message });

const writer: RowWriter = {
	called,
	refusedOne: (asked) => error(asked, BLACKLIST),
	duplicate: (asked) => error(asked, 'Дубликат номера'),
	around: (data) => ({ status: 'success', data }),
	complaining: (data) => ({ status: 'error', message: MONEY, data }),
};
const { around } = writer;

const envelopes: Answer[] = [
	about('a list without an envelope', placed, (asked) => asked.map(called)),
	about('a row without an envelope', placed, ([asked]) => called(asked)),
	about('one object for the list', placed, ([asked]) => around(called(asked))),
	...['ok', 'SUCCESS', undefined].map((status) =>
		about(`status ${JSON.stringify(status)} around the row`, placed, ([asked]) => ({
			...{ status, data: [called(asked)] },
		})),
	),
	about('success true around the row', placed, ([asked]) => ({ success: true, data: [called(asked)] })),
	...['apiCalls', 'data'].map((key) =>
		about(`rows in ${key} in data`, sign, ([asked]) => around({ [key]: [called(asked)] })),
	),
	...['apiCalls', 'result'].map((key) =>
		about(`rows in ${key}`, sign, ([asked]) => ({ status: 'success', [key]: [called(asked)] })),
	),
];

const envelopeComplaints: Array<[string, object]> = [
	['status error', { status: 'error' }],
	['status error and words', { status: 'error', message: BLACKLIST }],
	['success false', { status: undefined, success: false }],
	['a message', { message: 'The number is in the stop list' }],
	['an error', { error: MONEY }],
	['errors', { errors: { phones: ['limit'] } }],
	['code 402', { code: 402 }],
];

const besideRow: Answer[] = envelopeComplaints.flatMap(([complaint, said]) => [
	about(`a row in data beside ${complaint}`, sign, ([asked]) => ({
		...around(called(asked)),
		...said,
	})),
	about(`an id at top level beside ${complaint}`, sign, ([{ id, phone }]) => ({
		...{ status: 'success', id, phone },
		...said,
	})),
]);

const rowComplaints: Array<[string, object]> = [
	['status error', { status: 'error' }],
	['status error and words', { status: 'error', message: MONEY }],
	['a message', { message: BLACKLIST }],
	['an error', { error: 'limit' }],
	['errors', { errors: ['limit'] }],
	['success false', { success: false }],
];
const besideId: Answer[] = rowComplaints.map(([complaint, said]) =>
	about(`an id beside ${complaint}, both in the row`, complaint === 'a message' ? sign : unclear, ([asked]) =>
		around([{ ...called(asked), ...said }]),
	),
);

const statusWords: Answer[] = [
	...['created', 'canceled'].map((status) =>
		about(`a row with the documented status '${status}'`, placed, ([asked]) =>
			around([{ ...called(asked), status }]),
		),
	),
	...['moderation', 'failed', 'rejected', 'ошибка', 0, null].map((status) =>
		about(`a row with status ${JSON.stringify(status)}`, sign, ([asked]) =>
			around([{ ...called(asked), status }]),
		),
	),
];

const ids: Answer[] = [
	...['5501', 'a81c-77'].map((id) =>
		about(`the id ${JSON.stringify(id)}`, placed, ([asked]) => around([{ ...called(asked), id }])),
	),
	...[-1, '-1', 2 ** 60].flatMap((id) => [
		about(`a row whose id is ${JSON.stringify(id)}`, unclear, ([asked]) =>
			around([{ ...called(asked), id }]),
		),
		about(`a refused row whose id is ${JSON.stringify(id)}`, unclear, ([asked]) =>
			around([{ ...error(asked, BLACKLIST), id }]),
		),
	]),
	about('a long id as text', placed, ([asked]) => around([{ ...called(asked), id: '12345678901234567890' }])),
	about('an id and nothing else', sign, ([{ id }]) => around([{ id }])),
	about('an id in a list', sign, ([{ id }]) => around([id])),
	...[null, ''].flatMap((id) => [
		about(`a row whose id is ${JSON.stringify(id)}`, unclear, ([asked]) =>
			around([{ ...called(asked), id }]),
		),
		about(`a refused row whose id is ${JSON.stringify(id)}`, likelyRefused, ([asked]) =>
			around([{ ...error(asked, BLACKLIST), id }]),
		),
	]),
];

const REASONS = [
	...['Неверный API-ключ', MONEY, 'Аккаунт не прошёл модерацию', 'Исходящий номер не подтверждён'],
	...[BLACKLIST, 'Доступ запрещён', 'Unauthorized', 'Not enough money'],
];
const NOTHING_SAID = [
	...['Внутренняя ошибка сервера', 'Timeout', 'Превышено время ожидания'],
	...['Сервис временно недоступен', 'Попробуйте позже', 'Неизвестная ошибка', ''],
];

/** What the service says no with, whatever the request was. */
export const refusals: Answer[] = [
	...REASONS.map((message) => about(`the refusal '${message}'`, refused, () => whole({ data: { message } }))),
	about('a refusal in message', refused, () => whole({ message: MONEY })),
	about('a refusal in error', refused, () => whole({ error: MONEY })),
	about('a refusal as data', refused, () => whole({ data: MONEY })),
	about('a refusal in a list in data', refused, () => whole({ data: [MONEY] })),
	about('a refusal by field', refused, () => whole({ errors: { balance: [MONEY] } })),
	about('what a validator found, status 422', refused, invalid, { status: 422 }),
	about('what a validator found, status 200', likelyRefused, invalid),
	...NOTHING_SAID.map((message) =>
		about(`the error '${message}', which leaves it open`, unclear, () => whole({ data: { message } })),
	),
];

function whole(said: object): object {
	return { status: 'error', ...said };
}

function invalid(): object {
	return { message: 'The given data was invalid.', errors: { 'phones.0': ['The phone is wrong.'] } };
}

const rowRefusals: Answer[] = [
	...[MONEY, 'Доступ запрещён'].map((message) =>
		about(`a row with the refusal '${message}'`, refused, ([asked]) => around([error(asked, message)])),
	),
	...['Неверный номер', 'Направление закрыто'].map((message) =>
		about(`a row with the words '${message}'`, likelyRefused, ([asked]) => around([error(asked, message)])),
	),
	...['Внутренняя ошибка', 'Timeout', null].map((message) =>
		about(`a row with the error ${JSON.stringify(message)}, which leaves it open`, unclear, ([asked]) =>
			around([error(asked, message)]),
		),
	),
];

const all = [
	...[envelopes, besideRow, besideId, statusWords, ids, refusals, rowRefusals],
	...[oneRow(writer), manyRows(writer)],
];

export const placing: Dialect = {
	ok: (asked) => around(asked.map(called)),
	no: whole({ data: { message: MONEY } }),
	signs: {},
	odd: all.flat(),
};
