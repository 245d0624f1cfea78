/** What Zvonobot can answer to `confirmPhone`: the API documentation shows `done`, and no id. */

import { about, type Answer, type Dialect, likelyRefused, sign, unclear } from './answer';
import { refusals } from './zvonobot';

const MONEY = 'Недостаточно средств на балансе';
const ok = { status: 'success', data: 'done' };

const successes: Answer[] = [
	about('done without a status', sign, () => ({ data: 'done' })),
	about('done as JSON text', sign, () => '"done"'),
	about('done as text', sign, () => 'done'),
	...['ok', 'SUCCESS'].map((status) =>
		about(`done beside status ${JSON.stringify(status)}`, sign, () => ({ ...ok, status })),
	),
	...['Done', ['done'], { status: 'done' }].map((data) =>
		about(`${JSON.stringify(data)} for done`, sign, () => ({ ...ok, data })),
	),
	...[{ id: 5 }, [{ id: 5 }], { 0: { id: 5 } }, { id: '5', phone: '79000000000' }].map((data) =>
		about(`an id: ${JSON.stringify(data)}`, sign, () => ({ ...ok, data })),
	),
];

const complaints: Array<[string, object]> = [
	['status error', { status: 'error' }],
	['status error and a message', { status: 'error', message: MONEY }],
	['success false', { status: undefined, success: false }],
	['a message', { message: MONEY }],
	['an error', { error: MONEY }],
	['errors', { errors: { phone: ['limit'] } }],
];

const besideSign: Answer[] = complaints.flatMap(([complaint, said]) => [
	about(`done beside ${complaint}`, sign, () => ({ ...ok, ...said })),
	about(`an id in data beside ${complaint}`, sign, () => ({ ...ok, data: { id: 5 }, ...said })),
	about(`an id in a list beside ${complaint}`, sign, () => ({ ...ok, data: [{ id: 5 }], ...said })),
	about(`an id at top level beside ${complaint}`, sign, () => ({ status: 'success', id: 5, ...said })),
]);

const contradictions: Answer[] = [
	...[{ id: -1 }, { id: 5, call: { error: 'blocked' } }, [{ id: 5, success: false }]].map((data) =>
		about(`${JSON.stringify(data)} for done`, unclear, () => ({ ...ok, data })),
	),
	about('done beside an id that is negative', unclear, () => ({ ...ok, id: -1 })),

	about('a message in data beside status success', unclear, () => ({ ...ok, data: { message: MONEY } })),
	about('a message beside status success', unclear, () => ({ status: 'success', message: MONEY })),
	about("'error' for done", unclear, () => ({ ...ok, data: 'error' })),
	about('false for done', unclear, () => ({ ...ok, data: false })),
	about('words of a refusal for done', unclear, () => ({ ...ok, data: MONEY })),
	about('a refusal beside an id that is null', likelyRefused, () => ({
		...{ status: 'error', data: { message: MONEY, id: null } },
	})),
	about('an id beside words of a refusal, both in data', sign, () => ({
		...{ status: 'error', data: { message: MONEY, id: 5 } },
	})),
	about('done for a call, and a refusal in message', sign, () => ({
		...{ status: 'error', data: 'done', message: MONEY },
	})),
];

export const verifying: Dialect = {
	ok: () => ok,
	no: { status: 'error', data: { message: MONEY } },
	signs: {
		'{"status":"success"}': sign,
		'{"status":"success","data":[]}': sign,
		'{"success":true}': sign,
		'{"result":"ok"}': sign,
		'{"code":200}': sign,
	},
	odd: [...successes, ...besideSign, ...contradictions, ...refusals],
};
