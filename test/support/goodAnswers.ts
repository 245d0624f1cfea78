/** What the three services answer to a good request, as their API documentation shows it. Nothing is random in it. */

import type { CannedAnswer, CannedRequest } from './cannedService';

type Fields = Record<string, unknown>;
type Answering = (body: Fields, request: CannedRequest) => unknown;

const rowsOf = <Row>(count: number, make: (number: number) => Row): Row[] =>
	Array.from({ length: count }, (_, at) => make(at + 1));
/** More than a list shows without 'Return All'. */
const MANY = 60;
const textOf = (value: unknown) => String(value);
const idOf = (phone: unknown) => Number(String(phone).slice(-7));
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);
const fieldsOf = (value: unknown): Fields =>
	typeof value === 'object' && value !== null ? (value as Fields) : {};

/** MCN Telecom takes its parameters from the query, or in its newer addresses from the body. */
const mcnCall: Answering = (body, { query }) => {
	const phone = query.login_did ?? body.login_did;
	return { verification_call_uuid: `fa278be${idOf(phone)}_12345678` };
};

const verification: Answering = ({ number, capacity, voice, flashcall }) => {
	const own = fieldsOf(voice).code ?? fieldsOf(flashcall).code;
	const code = own ?? '0427913865'.slice(0, Number(capacity ?? 4));
	return { result: 'ok', id: String(idOf(number)), number, price: '0.35', code };
};

const verificationRow = (id: string) => ({
	id,
	number: '79000000010',
	date: '11.09.2020 13:34:39',
	duration: '00:04',
	price: '0.35',
	service: 'Voice Password',
	state: 'Успешно',
});

const balance = { result: 'ok', balance: '273,50', currency: 'Rub' };

const verificationGet: Answering = ({ request, id }) => {
	if (request === 'balance') return { ...balance, balance: '999.00' };
	if (request === 'state') return { result: 'ok', data: verificationRow(String(id)) };
	const data = rowsOf(MANY, (number) => verificationRow(String(number)));
	return { result: 'ok', rows: String(MANY), data };
};

const mailing: Answering = ({ subscribers }) => {
	const rows = asList(subscribers).map((row) => fieldsOf(row).phone);
	return {
		...{ result: 'ok', id: '1234', phones: String(rows.length), budget: '1,82' },
		subscribers: rows.map((phone) => ({ phone, result: 'ok', price: '0,91', duration: '14' })),
	};
};

const subscriber = (phone: string) => ({
	...{ phone, date: '2020-02-02 15:18:48', status: 'Успешно' },
	...{ attempts: '1', duration: '13', price: '0.91' },
});

const mailingLists: Record<string, (number: number) => object> = {
	scripts: (id) => ({ id: String(id), name: `Script ${id}`, duration: '25' }),
	phrases: (id) => ({ id: String(id), name: `Phrase ${id}`, duration: '14' }),
	numbers: (at) => ({ number: String(79000000000 + at), description: `Number ${at}` }),
	templates: (id) => ({ id: String(id), account: '123', name: `Template ${id}`, message: 'Text' }),
};

const mailingGet: Answering = ({ request, id }) => {
	if (request === 'balance') return balance;
	if (request === 'state') {
		const subscribers = ['79000000010', '79000000011'].map(subscriber);
		return { result: 'ok', id: String(id), phones: '2', budget: '3.41', subscribers };
	}
	const rows = rowsOf(MANY, mailingLists[String(request)] ?? mailingLists.scripts);
	const wanted = id ? rows.filter((row) => fieldsOf(row).id === textOf(id)) : rows;
	return { result: 'ok', data: wanted };
};

const mailingSet: Answering = ({ account, templates }) => ({
	...{ result: 'ok', account_id: account },
	templates: asList(templates).map((row, at) => {
		const { id, name, message } = fieldsOf(row);
		return { result: 'ok', id: id ? textOf(id) : String(at + 1), name, message };
	}),
});

const lead: Answering = ({ number }) => ({
	...{ result: 'ok', id: String(idOf(number)), number, price: '4.35' },
});

const success = (data: unknown) => ({ status: 'success', data });
const phonesOf = ({ phone, phones }: Fields) => (phone === undefined ? asList(phones) : [phone]);

const zvonobotCreate: Answering = (body) =>
	success(
		phonesOf(body).map((phone) => {
			const { plannedAt = null, smartDelay = null, needRecording = 0 } = body;
			const at = { createdAt: 1_700_000_000, plannedAt };
			return { id: idOf(phone), ...at, smartDelay, needRecording, phone, recordCost: '0.40' };
		}),
	);

const zvonobotTemplateCall: Answering = (body) =>
	success(
		phonesOf(body).map((phone) => {
			const variables = fieldsOf(fieldsOf(body.variables)[String(phone)]);
			const named = Object.entries(variables).map(([value, name]) => [String(name).slice(1, -1), value]);
			const phoneInfo = JSON.stringify(Object.fromEntries(named));
			const { templateId, plannedAt = null } = body;
			return { id: idOf(phone), phone, templateId, phoneInfo, createdAt: 1_700_000_000, plannedAt };
		}),
	);

/** Recordings of calls whose ID ends in 7 lie on another host, and those of IDs that end in 8 are large. */
function recordFilePath(id: number, { headers: { host = '' } }: CannedRequest): string {
	const address = id % 10 === 7 ? host.replace('127.0.0.1', 'localhost') : host;
	return `http://${address}/recordings/call-${id}.mp3`;
}

const zvonobotGet: Answering = ({ apiCallIdList }, request) =>
	success(
		asList(apiCallIdList).map((id) => ({
			...{ id, createdAt: 1_700_000_000, smartDelay: 30, needRecording: 1, plannedAt: null },
			calls: [
				{
					...{ id: Number(id) + 40_000_000, phone: '79000000010', status: 'finished' },
					...{ startedAt: 1_700_000_000, answeredAt: 1_700_000_010, finishedAt: 1_700_000_040 },
					...{ hangupCause: 16, cost: '1,82', ivrDigit: 1, ivrAnswers: '|1', comment: null },
					recordFilePath: recordFilePath(Number(id), request),
				},
			],
		})),
	);

const audioRecord: Answering = (body) =>
	success({
		...{ id: 1342, createdAt: 1_700_000_000, needModeration: 1, moderatorComment: null },
		...{ name: body.name ?? 'Sound', path: '/records/1342.mp3', status: 'moderation' },
		...{ recordText: body.text ?? null, cost: '0.40' },
	});

const idsIn = ({ id, idList, callList }: Fields) =>
	id === undefined
		? [...asList(idList), ...asList(callList).map((call) => fieldsOf(call).id)].map(Number)
		: [Number(id)];

const answers: Record<string, Answering> = {
	flash_call: mcnCall,
	call_for_2fa: mcnCall,
	// The newer addresses.
	flashcall: mcnCall,
	call_2fa: mcnCall,
	'api/voice-password/send': verification,
	'api/voice-password/get': verificationGet,
	'api/send': mailing,
	'api/get': mailingGet,
	'api/set': mailingSet,
	'api/lido/send': lead,
	'apiCalls/create': zvonobotCreate,
	'apiCalls/createWithTemplate': zvonobotTemplateCall,
	'apiCalls/get': zvonobotGet,
	'apiCalls/getWithTemplates': zvonobotGet,
	'apiCalls/update': (body) => success({ callIdList: idsIn(body) }),
	'apiCalls/remove': (body) => success(body.id === undefined ? { callIdList: idsIn(body) } : []),
	'apiCalls/createRecord': audioRecord,
	'apiCalls/removeRecord': (body) =>
		success(
			idsIn(body).map((id) => ({ id, name: 'Greeting', status: 'moderated', deletedAt: 1_700_000_000 })),
		),
	'apiCalls/userInfo': () => success({ id: 700, balance: '1000.00' }),
	// Not in the API documentation.
	'apiCalls/getRecords': () =>
		success(rowsOf(3, (id) => ({ id, name: `Sound ${id}`, status: 'moderated', needModeration: 0 }))),
	'apiCalls/getPhones': ({ all }) =>
		success(
			rowsOf(all ? MANY + 1 : MANY, (id) => ({
				...{ id, phone: String(79000000000 + id), isSystem: false, overall: 0, enable: id <= MANY },
			})),
		),
	'apiCalls/getTemplates': ({ onlyModerated }) =>
		success(
			rowsOf(onlyModerated ? MANY : MANY + 1, (id) => ({
				...{ id, name: `Template ${id}`, text: 'Please pay.', moderated: id <= MANY ? 1 : 0 },
			})),
		),
	'apiCalls/getAvailableLanguages': () =>
		success(rowsOf(MANY, (id) => ({ id, name: `Language ${id}`, defaultLangCode: 'ru-RU' }))),
	'apiVerificationPhones/confirmPhone': () => success('done'),
};

/** Longest first, as one path ends in another. */
const paths = Object.keys(answers).sort((one, other) => other.length - one.length);
const LARGE_BYTES = 1_200_000;

/** The good answer to any request of the three services; lay it out with `answer('*', goodAnswer)`. */
export function goodAnswer(request: CannedRequest): CannedAnswer {
	const { path, body } = request;
	if (path.startsWith('/recordings/')) {
		const sound = Buffer.alloc(/8\.mp3$/.test(path) ? LARGE_BYTES : 9, 'sound');
		return { headers: { 'content-type': 'audio/mpeg' }, body: sound };
	}
	const asked = paths.find((known) => path.replace(/\/$/, '').endsWith(`/${known}`));
	return asked ? { body: answers[asked](fieldsOf(body), request) } : { status: 404, body: 'Not found' };
}
