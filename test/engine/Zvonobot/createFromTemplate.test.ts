import { runNode } from '../../support/engine/engine';
import { zvonobotWorld } from '../../support/engine/zvonobotWorld';

const world = zvonobotWorld();
const { node, lastBody, bodies } = world;
const variables = {
	variable: [
		{ name: 'name', from: 'field', field: 'first' },
		{ name: '{sum}', from: 'field', field: 'debt.sum' },
		{ name: 'date', from: 'value', value: '1 March' },
	],
};
const template = (value: string) => ({ __rl: true, mode: 'id', value });
const fromTemplate = (parameters = {}, settings = {}) =>
	node(
		{
			operation: 'createFromTemplate',
			template: template('1'),
			recipientsFrom: 'items',
			phoneField: 'phone',
			callFrom: 'accountDefault',
			variables,
			...parameters,
		},
		settings,
	);
const people = [
	{ phone: '79000000100', first: 'Elena', debt: { sum: 40 } },
	{ phone: '79000000102', first: 'Oleg', debt: { sum: '25 %' } },
];

describe('Zvonobot › Call › Create From Template', () => {
	it('turns the variables of each number round (checklist: createWithTemplate variables, reversed map)', async () => {
		await runNode(fromTemplate(), people);
		expect(lastBody()).toEqual({
			apiKey: expect.any(String),
			templateId: 1,
			phones: ['79000000100', '79000000102'],
			variables: {
				'79000000100': { Elena: '{name}', 40: '{sum}', '1 March': '{date}' },
				'79000000102': { Oleg: '{name}', '25 %': '{sum}', '1 March': '{date}' },
			},
		});
	});

	it('reads phoneInfo back into variables (checklist: answer id,phone,templateId,phoneInfo)', async () => {
		const { items } = await runNode(fromTemplate(), people);
		expect(items[1]).toEqual({
			json: {
				outcome: 'placed',
				state: 'queued',
				phone: '79000000102',
				callId: expect.stringMatching(/^\d+$/),
				service: 'zvonobot',
				plannedAt: null,
				templateId: '1',
				variables: { name: 'Oleg', sum: '25 %', date: '1 March' },
			},
			pairedItem: { item: 1 },
		});
	});

	it('takes a value from an expression, and needs no variables where the template has none', async () => {
		const name = { name: 'name', from: 'value', value: '={{ $json.first }}!' };
		const code = { name: 'var1', from: 'value', value: 'ten percent' };
		await runNode(fromTemplate({ template: template('2'), variables: { variable: [name, code] } }), people);
		expect(lastBody().variables).toEqual({
			'79000000100': { 'Elena!': '{name}', 'ten percent': '{var1}' },
			'79000000102': { 'Oleg!': '{name}', 'ten percent': '{var1}' },
		});
		await runNode(fromTemplate({ template: template('4'), variables: {} }), people);
		expect(lastBody()).not.toHaveProperty('variables');
	});

	it('refuses two variables with the same value by their names', async () => {
		const { errorItems, items } = await runNode(fromTemplate({}, { onError: 'continueErrorOutput' }), [
			people[0],
			{ phone: '79000000102', first: 'same', debt: { sum: 'same' } },
		]);
		expect(items).toHaveLength(1);
		expect(errorItems[0].json.error).toMatchObject({
			message: "'Variables' have the same value for {name} and {sum}",
			outcome: 'notSent',
			itemIndex: 1,
		});
	});

	it.each([
		[
			{ variable: [{ name: 'name', from: 'field', field: 'nothing' }] },
			/hold no value for {name}: the items have no field 'nothing'; they have: phone, first, debt$/,
		],
		[{ variable: [{ name: '', from: 'field', field: 'first' }] }, /hold a variable without a name$/],
	])('refuses %j before anybody is called', async (wrong, message) => {
		const before = bodies('createWithTemplate').length;
		const { error } = await runNode(fromTemplate({ variables: wrong }), people);
		expect(error?.message).toMatch(message);
		expect(bodies('createWithTemplate')).toHaveLength(before);
	});

	it('reports numbers that are missing in the answer as unclear', async () => {
		const { items, errorItems } = await runNode(fromTemplate({}, { onError: 'continueErrorOutput' }), [
			people[0],
			{ ...people[1], phone: '79000000171' },
		]);
		expect(items).toHaveLength(1);
		expect(errorItems[0].json.error).toMatchObject({ outcome: 'unclear', itemIndex: 1 });
	});

	it('sends the extra fields that clients use (checklist: outgoingPhone,dutyPhone,smartDelay,startTime,endTime,weekdays,webhookUrl,webhookParameters)', async () => {
		await runNode(
			fromTemplate({
				callFrom: 'dutyNumber',
				schedule: {
					plannedAt: '2033-05-18T03:33:20Z',
					smartDelay: 15,
					startTime: '09:00',
					endTime: '20:00',
					weekdays: [1, 5],
				},
				callbacks: { webhookUrl: 'https://n8n.example/webhook/a', webhookParameters: '{"batch":3}' },
			}),
			people,
		);
		expect(lastBody()).toMatchObject({
			dutyPhone: 1,
			plannedAt: 2_000_000_000,
			smartDelay: 15,
			startTime: '09:00',
			endTime: '20:00',
			weekdays: [1, 5],
			webhookUrl: expect.stringMatching(/\?token=v1\.2000604800\./), // seven days after the planned time
			webhookParameters: '{"batch":3}',
		});
		await runNode(
			fromTemplate({ callFrom: 'ownNumber', ownNumber: { __rl: true, mode: 'id', value: '79000000011' } }),
			people,
		);
		expect(lastBody().outgoingPhone).toBe('79000000011');
	});

	it('reports a template that the account does not have', async () => {
		const { error } = await runNode(fromTemplate({ template: template('99') }), people);
		expect(error?.message).toBe('Zvonobot refused this');
		expect(error?.description).toMatch(/Шаблон не найден/);
	});

	it('holds calls of a template back that is not approved: they would never start (checklist: moderation notice)', async () => {
		const before = bodies('createWithTemplate').length;
		const { error } = await runNode(fromTemplate({ template: template('3') }), people);
		expect(error?.message).toBe(
			"'Template' is not approved by Zvonobot, so its calls would be accepted and never start",
		);
		expect(error?.context).toMatchObject({ outcome: 'notSent' });
		expect(bodies('createWithTemplate')).toHaveLength(before);
	});

	it('places them where the user says that the account needs no approval', async () => {
		const options = { callUnapproved: true };
		const { items } = await runNode(fromTemplate({ template: template('3'), options }), people);
		const call = world.sandbox.state.zvonobot.calls.get(Number(items[0].json.callId));
		expect(call).toMatchObject({ starts: false, call: { calls: [{ status: 'created' }] } });
	});
});
