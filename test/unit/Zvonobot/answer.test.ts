import { resultOf } from '../../../nodes/Zvonobot/callbacks/answer';
import { readEvents } from '../../../nodes/Zvonobot/callbacks/events';

const known = {
	approved: false,
	outcome: 'timedOut',
	answer: null,
	callId: '5',
	askedAt: '2026-01-31T10:00:00.000Z',
	choices: [
		{ branch: '0', approved: true, label: 'Approve', answers: ['1', 'yes', 'да', 'ещё'] },
		{ branch: '1', approved: false, label: 'Decline', answers: ['2', 'no', 'нет'] },
	],
	data: { approved: false },
};
const stamp = { asked: known.askedAt, token: '' };

const status = (attempt: object) => ({ apiCalls: [{ id: 5, calls: [{ id: 6, phone: '7', ...attempt }] }] });
const answer = (given: unknown) => ({ call: { phone: '7', answer: given, apicallId: 5 } });

it.each([0, '0', false, null])('an ID that PHP writes for none names no call: %p', (id) => {
	const withId = (body: object) => JSON.stringify(body).replace(/:5\b/, `:${JSON.stringify(id)}`);
	const bodies = [status({ status: 'finished' }), answer(1)].map(
		(body) => JSON.parse(withId(body)) as object,
	);
	expect(bodies.flatMap(readEvents).map(({ callId }) => callId)).toEqual([null, null]);
});

const read = (body: object, branch?: string) => resultOf(readEvents(body)[0], known, { ...stamp, branch });

describe('an answer in the menu', () => {
	const approve = { approved: true, label: 'Approve', data: { approved: true } };
	const decline = { approved: false, label: 'Decline', data: { approved: false } };
	it.each<[unknown, string, object]>([
		[1, '0', { ...approve, answer: '1', digit: '1' }],
		['1.0', '0', { ...approve, answer: '1', digit: '1' }],
		['2', '1', { ...decline, answer: '2', digit: '2' }],
		['Yes', '0', { ...approve, answer: 'Yes', digit: null }],
		['Да.', '0', approve],
		['да, конечно', '0', approve],
		['ЕЩЕ!', '0', approve],
		['whatever was heard', '0', approve],
		['да', '1', { approved: false }],
		['1', '1', { approved: false }],
		['2', '0', { approved: false }],
		['нет, не надо', '1', decline],
		['нет, не надо', '0', { approved: false }],
		['да, конечно', '1', { approved: false }],
		['нетто', '0', approve],
	])('%j of branch %s brings the execution back', (given, branch, expected) => {
		expect(read(answer(given), branch)).toMatchObject({
			...expected,
			outcome: 'answered',
			branch,
			callId: '5',
			state: 'answered',
		});
	});

	it('is not taken from a callback that is stamped for the state of the call, nor a state from one for a branch', () => {
		expect(read(answer(1))).toBeUndefined();
		expect(read(status({ status: 'finished', ivrAnswers: '|1' }), '0')).toBeUndefined();
	});

	it.each([[-1], ['-1'], [null], ['']])('%j does not: the person is still there', (given) => {
		expect(read(answer(given), '0')).toBeUndefined();
	});
});

describe('a state of the call', () => {
	it.each(['processed', 'created', 'started', 'answered', 'of a newer document'])(
		'%s changes nothing',
		(word) => {
			expect(read(status({ status: word }))).toBeUndefined();
		},
	);

	it.each<[object, object]>([
		[{ ivrAnswers: '|Да!' }, { approved: true, outcome: 'answered', digit: null }],
		[{ ivrAnswers: '|ещё' }, { approved: true }],
		[{ ivrAnswers: '|1|1' }, { approved: true }],
		[{ ivrAnswers: '|1.0' }, { approved: true, digit: '1' }],
		[{ ivrAnswers: '|да, но не сегодня' }, { approved: false, outcome: 'otherAnswer' }],
		[{ ivrAnswers: '|2|1' }, { approved: false, answer: '1' }],
		[
			{ ivrAnswers: '', ivrDigit: '1.0' },
			{ approved: true, digit: '1' },
		],
		[{ ivrAnswers: '|1' }, { approved: true, outcome: 'answered', digit: '1', branch: null }],
		[
			{ ivrAnswers: '|-1|2|-1' },
			{ approved: false, outcome: 'answered', digit: '2', answers: ['-1', '2', '-1'] },
		],
		[
			{ ivrAnswers: '', ivrDigit: 9 },
			{ approved: false, outcome: 'otherAnswer', digit: '9' },
		],
		[
			{ ivrAnswers: '', ivrDigit: 0 },
			{ approved: false, outcome: 'otherAnswer', digit: '0' },
		],
		[
			{ ivrAnswers: '|-1', ivrDigit: -1 },
			{ approved: false, outcome: 'noKey', answer: null },
		],
		[{}, { approved: false, outcome: 'noKey', answer: null }],
	])('finished with %j tells the answer that no callback has brought', (attempt, expected) => {
		expect(read(status({ status: 'finished', ...attempt }))).toMatchObject({
			state: 'completed',
			...expected,
		});
	});

	it.each([
		[17, 'busy'],
		['17', 'busy'],
		[18, 'noAnswer'],
		[19, 'noAnswer'],
		[20, 'unavailable'],
		[21, 'rejected'],
		[34, 'canceled'],
		[undefined, 'canceled'],
	])('canceled with cause %j is %s', (hangupCause, state) => {
		const result = read(status({ status: 'canceled', hangupCause }));
		expect(result).toMatchObject({
			approved: false,
			outcome: 'notReached',
			state,
			data: { approved: false },
		});
	});
});

describe('a call whose state is a word of newer documentation', () => {
	it.each<[string, object, object | undefined]>([
		['goes on without an end', { startedAt: 1_700_000_000 }, undefined],
		['has ended with its time', { finishedAt: 1_700_000_000 }, { outcome: 'notReached', state: 'unknown' }],
		[
			'has ended after a talk',
			{ answeredAt: 1_700_000_000, finishedAt: 1_700_000_010, ivrAnswers: '|1' },
			{ outcome: 'answered', approved: true },
		],
	])('%s', (_name, attempt, expected) => {
		const result = read(status({ status: 'of a newer document', ...attempt }));
		if (expected) expect(result).toMatchObject(expected);
		else expect(result).toBeUndefined();
	});
});
