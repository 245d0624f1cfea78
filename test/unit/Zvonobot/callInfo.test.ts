import { answersOf, attemptsOf, simplifyAttempt, simplifyCall } from '../../../nodes/Zvonobot/api/callInfo';

describe('what  reports about a call', () => {
	it.each([
		['|1|2', ['1', '2']],
		['1|2|', ['1', '2']],
		['|-1', ['-1']],
		[0, ['0']],
		['', []],
		[null, []],
	])('reads the answers %p (checklist: ivrAnswers pipe list, -1 = stayed)', (given, answers) => {
		expect(answersOf(given)).toEqual(answers);
	});

	it('reads attempts from an object by index, and answers from a list', () => {
		expect(attemptsOf({ id: 1, calls: { 0: { status: 'created' } } })).toEqual([{ status: 'created' }]);
		expect(answersOf([1, 'да'])).toEqual(['1', 'да']);
		expect(answersOf({ 1: '1', 0: '2' })).toEqual(['2', '1']);
	});

	it('guards times that are null or 0', () => {
		const attempt = { status: 'canceled', startedAt: 1_700_000_000, answeredAt: 0, finishedAt: null };
		expect(simplifyAttempt({ id: 7 }, attempt)).toMatchObject({
			callId: '7',
			startedAt: '2023-11-14T22:13:20.000Z',
			answeredAt: null,
			finishedAt: null,
			talkSeconds: null,
		});
	});

	it('keeps key 0 and tells no key apart from it', () => {
		expect(simplifyAttempt({}, { ivrDigit: 0 }).lastKey).toBe('0');
		expect(simplifyAttempt({}, { ivrDigit: null }).lastKey).toBeNull();
	});

	it('reads costs as text or number, with comma or point', () => {
		expect(simplifyAttempt({}, { cost: '1,82' })).toMatchObject({ price: 1.82, priceDecimal: '1.82' });
		expect(simplifyAttempt({}, { cost: 3 })).toMatchObject({ price: 3 });
	});

	it('reports the manager where there was one', () => {
		const attempt = { managerStatus: 'finished', managerStartedAt: 1_700_000_000, managerAnsweredAt: 0 };
		expect(simplifyAttempt({}, attempt).manager).toEqual({
			status: 'finished',
			startedAt: '2023-11-14T22:13:20.000Z',
			answeredAt: null,
		});
		expect(simplifyAttempt({}, {})).not.toHaveProperty('manager');
	});

	it('says that a call which waits for long may wait for moderation (checklist: moderation notice)', () => {
		const created = 1_700_000_000;
		const now = created * 1000 + 11 * 60 * 1000;
		const call = { createdAt: created };
		expect(simplifyAttempt(call, { status: 'created' }, now).notice).toMatch(/waits for approval/);
		expect(simplifyAttempt(call, { status: 'created' }, now - 120_000)).not.toHaveProperty('notice');
		const later = { ...call, plannedAt: created + 86_400 };
		expect(simplifyAttempt(later, { status: 'created' }, now)).not.toHaveProperty('notice');
		expect(simplifyAttempt(call, { status: 'finished' }, now)).not.toHaveProperty('notice');
	});

	it('reads the call around its attempts', () => {
		const call = {
			id: 1,
			prevCallId: '5',
			smartDelay: 30,
			needRecording: 1,
			webhookParameters: '{"order":7}',
			calls: [{ status: 'created' }],
		};
		expect(attemptsOf(call)).toEqual([{ status: 'created' }]);
		expect(simplifyCall(call)).toEqual({
			createdAt: null,
			plannedAt: null,
			previousCallId: '5',
			templateId: null,
			redialMinutes: 30,
			recorded: true,
			callbackSent: false,
			parameters: { order: 7 },
		});
	});
});
