import { zvonobotAccount } from '../../../sandbox/accounts';
import { answer, signed, status, trigger } from '../../support/engine/zvonobotTrigger';

describe('Zvonobot Trigger, answer in a menu', () => {
	it('starts with the answer, the branch and the own parameters (checklist: IVR webhook call{phone,answer,apicallId}+params)', async () => {
		const body = { ...answer(0), user_parameter1: 'value1' };
		const received = await trigger().deliver({ body, query: signed('1.0') });
		expect(received.items).toEqual([
			{
				json: {
					service: 'zvonobot',
					event: 'ivrAnswer',
					callId: String(body.call.apicallId),
					phone: '79000000121',
					state: 'answered',
					answer: '0',
					answers: ['0'],
					branch: '1.0',
					parameters: { user_parameter1: 'value1' },
				},
			},
		]);
	});

	it('reads a word, and the form with underscores of an account portal', async () => {
		const word = await trigger().deliver({ body: answer('да'), query: signed('0') });
		expect(word.items?.[0].json.answer).toBe('да');
		const body = { call: { phone: '79000000122', ivr_answers: '|1|да' } };
		const portal = await trigger().deliver({ body, query: signed('0') });
		expect(portal.items?.[0].json).toMatchObject({ answer: 'да', answers: ['1', 'да'], callId: null });
	});

	it('starts for the wanted answers only', async () => {
		const active = trigger({ answers: '1, Да' });
		const started = [];
		for (const given of [1, '1.0', 2, 'ДА', 'Да, конечно.', 'нет', 10]) {
			started.push(Boolean((await active.deliver({ body: answer(given), query: signed('0') })).items));
		}
		expect(started).toEqual([true, true, false, true, true, false, false]);
	});

	it('takes further words only where a token has signed the branch', async () => {
		const active = trigger({ answers: 'да', authentication: 'secret' });
		const query = { secret: zvonobotAccount.webhookSecret, branch: '0' };
		expect((await active.deliver({ body: answer('да, конечно'), query })).items).toBeUndefined();
		expect((await active.deliver({ body: answer('Да!'), query })).items).toHaveLength(1);
	});

	it('refuses an answer with the token of a state, and a state with the token of a branch', async () => {
		const byState = await trigger().deliver({ body: answer(1), query: signed() });
		expect(byState).toMatchObject({ status: 401, items: undefined });
		const byBranch = await trigger().deliver({ body: status(), query: signed('0') });
		expect(byBranch).toMatchObject({ status: 401, items: undefined });
	});

	it('starts for the wanted events only', async () => {
		const received = await trigger({ events: ['callStatus'] }).deliver({
			body: answer(),
			query: signed('0'),
		});
		expect(received).toMatchObject({ status: 200, items: undefined });
	});

	it('tells the same key in two branches apart, and a repeated delivery not', async () => {
		const active = trigger();
		const body = answer(1);
		const [upper, lower] = [signed('0'), signed('0.0')];
		const started = [];
		for (const query of [upper, lower, upper]) {
			started.push(Boolean((await active.deliver({ body, query })).items));
		}
		expect(started).toEqual([true, true, false]);
	});

	it('passes a repeated answer on once where neither call nor token tell it from others', async () => {
		const active = trigger({ authentication: 'secret' });
		const query = { secret: zvonobotAccount.webhookSecret };
		const body = { call: { phone: '79000000129', answer: 1 } };
		const started = [];
		for (let time = 0; time < 2; time += 1)
			started.push(Boolean((await active.deliver({ body, query })).items));
		expect(started).toEqual([true, false]);
	});
});
