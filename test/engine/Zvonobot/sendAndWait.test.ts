import { runNode, WAITING_URL } from '../../support/engine/engine';
import { passedOn, PAST_LIMIT_MS } from '../../support/engine/waiting';
import { asking } from '../../support/engine/zvonobot';
import { zvonobotWorld } from '../../support/engine/zvonobotWorld';

const world = zvonobotWorld();
const { node, bodies } = world;
const PHONE = '79000000190';

const ask = (parameters = {}, settings = {}) => node({ ...asking, ...parameters }, settings);
const run = async (under = ask(), input: object[] = [{ phone: PHONE }]) =>
	await runNode(under, input as never);
const lastBody = () =>
	bodies('create').pop() as { webhookParameters: string; ivrs: Branch[] } & Record<string, unknown>;
interface Branch {
	digit?: number;
	webhookUrl?: string;
	webhookParameters: string;
	ivrs?: Branch[];
}
describe('Zvonobot › Call › Ask by Phone and Wait, the call', () => {
	it("sends every callback to this execution's own address, each with its own resume token", async () => {
		const { stored } = await run();
		expect(stored.waitTill).toBeDefined();
		const body = lastBody();
		const address = expect.stringMatching(
			new RegExp(`^${WAITING_URL}/1/Under%20Test\\?signature=[0-9a-f]{64}$`),
		);
		expect(body).toMatchObject({
			phones: [PHONE],
			outgoingPhone: '79000000011',
			record: { text: 'Shall we deliver? Press 1 or 2.', gender: 0 },
			webhookUrl: address,
			ivrs: [
				{ digit: 1, webhookUrl: address },
				{ digit: 2, webhookUrl: address },
			],
		});
		const stamps = [body, ...body.ivrs].map(
			({ webhookParameters }) =>
				JSON.parse(webhookParameters) as { asked: string; branch?: string; token: string },
		);
		expect(stamps.map(({ branch }) => branch)).toEqual([undefined, '0', '1']);
		expect(new Set(stamps.map(({ token }) => token)).size).toBe(3);
		expect(new Set(stamps.map(({ asked }) => asked)).size).toBe(1);
	});

	it('hears of the last branches of an own menu only: the conversation goes on after the others', async () => {
		const menuJson = JSON.stringify([{ digit: 1, ivrs: [{ digit: 2 }] }, { keyWords: 'no' }]);
		await run(ask({ menu: 'json', menuJson, approvingAnswers: '2' }));
		const [first, second] = lastBody().ivrs;
		expect(first.webhookUrl).toBeUndefined();
		expect(JSON.parse(first.ivrs?.[0].webhookParameters ?? '{}')).toMatchObject({ branch: '0.0' });
		expect(JSON.parse(second.webhookParameters)).toMatchObject({ branch: '1' });
	});

	it('is planned for later, and waits from then on', async () => {
		const { stored } = await run(ask({ options: { plannedAt: '2033-05-18T03:33:20Z' } }));
		expect(lastBody().plannedAt).toBe(2_000_000_000);
		expect(new Date(stored.waitTill as Date).getTime()).toBe(
			Date.parse('2033-05-18T03:48:20.000Z') + PAST_LIMIT_MS,
		);
	});

	it('is planned for when the allowed hours begin, where the user wants that', async () => {
		const from = new Date(Date.now() + 2 * 60 * 60 * 1000).toISOString().slice(11, 13);
		const hours = { from: `${from}:00`, to: `${from}:30`, zone: 'UTC', outside: 'schedule' };
		const { stored } = await run(ask({ safety: { allowedHours: { hours } } }));
		const opens = Number(lastBody().plannedAt) * 1000;
		expect(new Date(opens).toISOString()).toMatch(new RegExp(`T${from}:00:00`));
		expect(passedOn(stored)).toMatchObject({ scheduledFor: new Date(opens).toISOString() });
		expect(new Date(stored.waitTill as Date).getTime()).toBe(opens + 15 * 60 * 1000 + PAST_LIMIT_MS);
	});

	it.each<[string, object, object[], RegExp]>([
		['a phone that is none', {}, [{ phone: '12' }], /'Phone Number' has 2 digits/],
		['no message', { message: ' ' }, [{ phone: PHONE }], /'Message' is empty/],
		[
			'a message that is too long',
			{ message: 'a'.repeat(1025), keyHint: '' },
			[{ phone: PHONE }],
			/'Message' has 1025 characters/,
		],
		[
			'a message that is too long with the keys behind it',
			{ message: 'a'.repeat(1020) },
			[{ phone: PHONE }],
			/^'Message' has 1055 characters with 'Key Hint'; 1024 are allowed$/,
		],
		[
			'one key for both answers',
			{ keys: { declineKey: 1 } },
			[{ phone: PHONE }],
			/^'Keys' cannot be used: 'Decline' listens to key 1, which 'Approve' has taken$/,
		],
		[
			'a reply that is too long',
			{ keys: { declineReply: 'x'.repeat(1025) } },
			[{ phone: PHONE }],
			/^'Keys' cannot be used: 'Decline Reply': 1025 characters, 1024 allowed$/,
		],
		[
			'a branch of the form with an address of its own',
			{
				menu: 'form',
				branches: { branch: [{ digit: '1', then: { webhookUrl: 'https://n8n.example/a' } }] },
			},
			[{ phone: PHONE }],
			/^'Branches' cannot be used: Branch 1 › 'Callback Address': is used by this operation itself$/,
		],
		[
			'an empty menu',
			{ menu: 'json', menuJson: '[]' },
			[{ phone: PHONE }],
			/'Menu \(JSON\)' has no branches/,
		],
		[
			'a branch with an address of its own',
			{ menu: 'json', menuJson: '[{"digit":1,"ivrs":[{"digit":2,"webhookUrl":"https://n8n.example/a"}]}]' },
			[{ phone: PHONE }],
			/ivrs\[0\]\.ivrs\[0\]\.webhookUrl: is used by this operation/,
		],
		[
			'a second call',
			{ additionalFields: { additionalJson: '{"smartDelay":15}' } },
			[{ phone: PHONE }],
			/may not hold smartDelay/,
		],
		[
			'a time that cannot be waited for',
			{ options: { plannedAt: 9999999999999999 } },
			[{ phone: PHONE }],
			/'Call At' is not a Unix time/,
		],
		[
			'a time past the field',
			{ additionalFields: { additionalJson: '{"plannedAt":"tomorrow"}' } },
			[{ phone: PHONE }],
			/'Additional JSON' may not hold plannedAt/,
		],
		...['ivrs', 'webhookUrl', 'webhookParameters', 'webhookHeaders'].map(
			(name): [string, object, object[], RegExp] => [
				`${name} past the field`,
				{ additionalFields: { additionalJson: JSON.stringify({ [name]: '[]' }) } },
				[{ phone: PHONE }],
				new RegExp(`may not hold ${name}: it is used by this operation itself$`),
			],
		),
		[
			'a limit that n8n cannot wait for',
			{ options: { limitWaitTime: { values: { resumeAmount: 1e12, resumeUnit: 'days' } } } },
			[{ phone: PHONE }],
			/'Limit Wait Time' may be 366 days at most/,
		],
		[
			'a limit that is none',
			{ options: { limitWaitTime: { values: { resumeAmount: 0 } } } },
			[{ phone: PHONE }],
			/'Amount' must be a number above 0/,
		],
	])('is not made with %s', async (_name, parameters, input, message) => {
		const before = world.sandbox.state.requests.length;
		const { error, stored } = await run(ask(parameters), input);
		expect(error?.message).toMatch(message);
		expect(stored.waitTill).toBeUndefined();
		expect(world.sandbox.state.requests).toHaveLength(before);
	});

	it('that a guard holds back comes out at once', async () => {
		const { items, stored } = await run(ask({ safety: { doNotCallList: PHONE } }));
		expect(stored.waitTill).toBeUndefined();
		expect(items[0].json).toMatchObject({
			approved: false,
			outcome: 'skipped',
			reason: 'doNotCall',
			phone: PHONE,
			data: { approved: false },
		});
	});

	it('is remembered by Retry On Fail: it waits for the call that it has placed', async () => {
		const under = ask({}, { retryOnFail: true, maxTries: 3 });
		const before = world.sandbox.state.calls.length;
		const { stored } = await run(under, [{ phone: '79000000246' }]);
		expect(stored.waitTill).toBeDefined();
		expect(world.sandbox.state.calls).toHaveLength(before + 1);
	});
});
