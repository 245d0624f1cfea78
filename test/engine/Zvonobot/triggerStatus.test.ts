import { freshId, signed, status, trigger } from '../../support/engine/zvonobotTrigger';

describe('Zvonobot Trigger, status callback', () => {
	it('starts with the call and answers 200 (checklist: status webhook, `apiCalls[]`)', async () => {
		const call = status();
		const received = await trigger().deliver({ body: { apiCalls: [call], order: 'A-7' }, query: signed() });
		expect(received).toMatchObject({ status: 200, answer: { status: 'accepted' } });
		expect(received.items).toEqual([
			{
				json: {
					service: 'zvonobot',
					event: 'callStatus',
					callId: String(call.id),
					attemptId: String(call.calls[0].id),
					phone: '79000000121',
					state: 'completed',
					status: 'finished',
					answer: null,
					answers: ['0', 'да'],
					lastKey: '0',
					startedAt: '2023-11-14T22:13:20.000Z',
					answeredAt: '2023-11-14T22:13:30.000Z',
					finishedAt: '2023-11-14T22:14:00.000Z',
					talkSeconds: 30,
					price: 1.82,
					priceDecimal: '1.82',
					currency: 'RUB',
					hangupCause: '16',
					recordingUrl: null,
					nextCallId: null,
					blacklisted: false,
					createdAt: null,
					plannedAt: null,
					previousCallId: null,
					templateId: null,
					redialMinutes: null,
					recorded: false,
					callbackSent: false,
					parameters: { order: 'A-7' },
				},
			},
		]);
	});

	it.each<[string, () => unknown]>([
		['data', () => ({ data: [status()] })],
		['one object under data', () => ({ data: status() })],
		['a flat object with calls', () => status()],
		['a flat call', () => ({ ...status().calls[0], apiCallId: freshId() })],
		['a list', () => [status()]],
	])('reads %s', async (_shape, body) => {
		const received = await trigger().deliver({ body: body(), query: signed() });
		expect(received.items).toHaveLength(1);
		expect(received.items?.[0].json).toMatchObject({ state: 'completed', phone: '79000000121' });
	});

	it('starts with several items for several calls in one POST', async () => {
		const body = { apiCalls: [status(), status({ status: 'canceled' })] };
		const received = await trigger().deliver({ body, query: signed() });
		expect(received.items?.map(({ json }) => json.state)).toEqual(['completed', 'canceled']);
	});

	it.each([
		['processed', 'queued'],
		['created', 'queued'],
		['started', 'ringing'],
		['answered', 'answered'],
		['finished', 'completed'],
		['canceled', 'canceled'],
		['new one', 'unknown'],
	])('calls the state %s %s', async (word, state) => {
		const received = await trigger().deliver({
			body: { apiCalls: [status({ status: word })] },
			query: signed(),
		});
		expect(received.items?.[0].json.state).toBe(state);
	});

	it('starts for the wanted states only, and answers 200 to the others', async () => {
		const active = trigger({ states: ['completed'] });
		const ringing = await active.deliver({ body: status({ status: 'started' }), query: signed() });
		expect(ringing).toMatchObject({ status: 200, answer: { status: 'ignored' }, items: undefined });
	});

	it('passes the same state of a call on once, however often and with whatever token it comes', async () => {
		const active = trigger();
		const body = { apiCalls: [status()] };
		const received = [];
		for (let time = 0; time < 3; time += 1) received.push(await active.deliver({ body, query: signed() }));
		expect(received.map(({ status: code }) => code)).toEqual([200, 200, 200]);
		expect(received.filter(({ items }) => items)).toHaveLength(1);
		const later = { apiCalls: [{ ...body.apiCalls[0], webhookTry: 2 }] };
		expect((await active.deliver({ body: later, query: signed() })).items).toBeUndefined();
	});

	it('hides the token of the address that the service repeats', async () => {
		const { token } = signed();
		const body = { apiCalls: [{ ...status(), webhookUrl: `https://n8n.example/a?token=${token}` }] };
		const delivery = { body, query: signed(), exact: true };
		const received = await trigger({ options: { simplify: false } }).deliver(delivery);
		expect(JSON.stringify(received.items)).not.toContain(token);
		expect(received.items?.[0].json.raw).toMatchObject({ webhookUrl: 'https://n8n.example/a?token=***' });
	});

	describe('that come in another order than they happened', () => {
		const deliverAll = async (parameters: object, ...attempts: object[]) => {
			const active = trigger(parameters as never);
			const call = status();
			const received = [];
			for (const attempt of attempts) {
				const calls = [{ ...call.calls[0], ...attempt }];
				received.push(await active.deliver({ body: { apiCalls: [{ ...call, calls }] }, query: signed() }));
			}
			return received.map(({ items }) => items?.map(({ json: { state, late } }) => [state, late])[0]);
		};
		const [ringing, talking, over] = ['started', 'answered', 'finished'].map((word) => ({ status: word }));

		it('are told as late, also where the later state was not wanted', async () => {
			expect(await deliverAll({}, ringing, over, talking, over)).toEqual([
				['ringing', undefined],
				['completed', undefined],
				['answered', true],
				undefined,
			]);
			expect(await deliverAll({ states: ['ringing'] }, over, ringing)).toEqual([
				undefined,
				['ringing', true],
			]);
		});

		it('are skipped where the user wants that', async () => {
			expect(await deliverAll({ options: { skipLate: true } }, over, ringing)).toEqual([
				['completed', undefined],
				undefined,
			]);
		});

		it('are not late for another attempt, nor taken for its repetition', async () => {
			const canceled = { status: 'canceled', hangupCause: 19 };
			const withId = await deliverAll(
				{},
				{ id: 1, ...canceled },
				{ id: 2, ...ringing },
				{ id: 2, ...canceled },
			);
			expect(withId).toEqual([
				['noAnswer', undefined],
				['ringing', undefined],
				['noAnswer', undefined],
			]);
			const times = [1_700_000_000, 1_700_000_600];
			const withTime = times.map((startedAt) => ({ id: undefined, startedAt, ...canceled }));
			expect(await deliverAll({}, ...withTime)).toEqual([
				['noAnswer', undefined],
				['noAnswer', undefined],
			]);
		});
	});

	it('has one state for one call, which the wanted states may name as it is or as canceled', async () => {
		const attempt = { status: 'canceled', hangupCause: '17' };
		for (const states of [['busy'], ['canceled']]) {
			const received = await trigger({ states }).deliver({ body: status(attempt), query: signed() });
			expect(received.items?.[0].json).toMatchObject({ state: 'busy', status: 'canceled' });
		}
		const other = await trigger({ states: ['noAnswer'] }).deliver({ body: status(attempt), query: signed() });
		expect(other.items).toBeUndefined();
	});

	it('hides what proves other callbacks in the parameters, too', async () => {
		const { token } = signed();
		const body = { apiCalls: [status()], asked: 'x', token, webhookParameters: JSON.stringify({ token }) };
		const received = await trigger().deliver({ body, query: signed() });
		expect(received.items).toHaveLength(1);
		expect(JSON.stringify(received.items)).not.toContain(token);
	});

	it('adds what came when Simplify is off', async () => {
		const body = { apiCalls: [status()] };
		const delivery = { body, query: signed(), exact: true };
		const received = await trigger({ options: { simplify: false } }).deliver(delivery);
		expect(received.items?.[0].json.raw).toEqual(body.apiCalls[0]);
	});
});
