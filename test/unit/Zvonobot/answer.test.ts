import { resultOf } from '../../../nodes/Zvonobot/callbacks/answer';
import { readEvents } from '../../../nodes/Zvonobot/callbacks/events';

const known = {
	approved: false,
	outcome: 'timedOut',
	answer: null,
	callId: '5',
	askedAt: '2026-01-31T10:00:00.000Z',
	choices: [
		{ approved: true, label: 'Approve', answers: ['1', 'yes'] },
		{ approved: false, label: 'Decline', answers: ['2'] },
	],
	data: { approved: false },
};
const stamp = { asked: known.askedAt, token: '' };

const status = (attempt: object) => ({ apiCalls: [{ id: 5, calls: [{ id: 6, phone: '7', ...attempt }] }] });
const answer = (given: unknown) => ({ call: { phone: '7', answer: given, apicallId: 5 } });
const read = (body: object, branch?: string) => resultOf(readEvents(body)[0], known, { ...stamp, branch });

describe('an answer in the menu', () => {
	it.each<[unknown, object]>([
		[
			1,
			{
				approved: true,
				outcome: 'answered',
				answer: '1',
				digit: '1',
				label: 'Approve',
				data: { approved: true },
			},
		],
		[
			'2',
			{
				approved: false,
				outcome: 'answered',
				answer: '2',
				digit: '2',
				label: 'Decline',
				data: { approved: false },
			},
		],
		['Yes', { approved: true, outcome: 'answered', answer: 'Yes', digit: null, label: 'Approve' }],
		['whatever', { approved: false, outcome: 'answered', answer: 'whatever', digit: null, label: null }],
	])('%j brings the execution back', (given, expected) => {
		expect(read(answer(given), '0')).toMatchObject({
			...expected,
			branch: '0',
			callId: '5',
			state: 'answered',
		});
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
