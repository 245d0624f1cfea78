import type { IDataObject } from 'n8n-workflow';

import { runNode } from '../../support/engine/engine';
import { mapTo } from '../../support/engine/picker';
import { zvonobotWorld } from '../../support/engine/zvonobotWorld';

const world = zvonobotWorld();
const { node, lastBody, bodies } = world;
const template = (value: string) => ({ __rl: true, mode: 'id', value });
const fromTemplate = (parameters = {}, settings = {}) =>
	node(
		{
			operation: 'createFromTemplate',
			template: template('1'),
			recipientsFrom: 'items',
			phoneField: 'phone',
			callFrom: 'accountDefault',
			...parameters,
		},
		settings,
	);
const people = [
	{ phone: '79000000100', first: 'Elena', debt: { sum: 40 } },
	{ phone: '79000000102', first: 'Oleg', debt: { sum: '25 %' } },
];

describe('the variables of the template itself', () => {
	const mapped = (value: object | null, mappingMode = 'defineBelow') =>
		fromTemplate({ templateVariables: { mappingMode, value } } as never, {
			onError: 'continueErrorOutput',
		});
	const messages = (items: Array<{ json: IDataObject }>) =>
		items.map(({ json }) => (json.error as { message: string }).message);

	it('are rows of the form, each to be filled in', async () => {
		const rows = async (id: unknown, credential = {}) =>
			await mapTo(node({ template: template(id as string) }, {}, credential), 'getTemplateVariables');
		const { fields } = await rows('1');
		expect(fields.map(({ id, required, type }) => [id, required, type])).toEqual(
			['name', 'sum', 'date'].map((name) => [name, true, 'string']),
		);
		await expect(rows('4')).resolves.toEqual({
			fields: [],
			emptyFieldsNotice: expect.stringMatching(/shows no variables in this template/),
		});
		await expect(rows('99')).resolves.toMatchObject({ emptyFieldsNotice: expect.stringMatching(/not list/) });
		await expect(rows('')).resolves.toMatchObject({ emptyFieldsNotice: 'Choose a template first.' });
		await expect(rows('1', { apiKey: 'wrong' })).rejects.toThrow(/does not accept the API key/);
	});

	it('take fixed texts, numbers and expressions', async () => {
		const value = { name: '={{ $json.first }}', sum: '={{ $json.debt.sum }}', date: '1 March' };
		const { items } = await runNode(mapped(value), people);
		expect(items).toHaveLength(2);
		expect(lastBody().variables).toEqual({
			'79000000100': { Elena: '{name}', 40: '{sum}', '1 March': '{date}' },
			'79000000102': { Oleg: '{name}', '25 %': '{sum}', '1 March': '{date}' },
		});
	});

	it('are taken from the fields of the input that have their names', async () => {
		const input = [{ phone: '79000000100', name: 'Elena', sum: 40, date: '1 March', other: 'not spoken' }];
		await runNode(mapped(null, 'autoMapInputData'), input);
		expect(lastBody().variables).toEqual({
			'79000000100': { Elena: '{name}', 40: '{sum}', '1 March': '{date}' },
		});
	});

	it('stand beside those that a workflow has had before', async () => {
		const variable = [
			{ name: 'name', from: 'field', field: 'first' },
			{ name: 'sum', from: 'field', field: 'debt.sum' },
		];
		const templateVariables = { mappingMode: 'defineBelow', value: { date: '2 March', name: null } };
		await runNode(fromTemplate({ variables: { variable }, templateVariables }), people);
		expect(lastBody().variables).toMatchObject({
			'79000000100': { Elena: '{name}', 40: '{sum}', '2 March': '{date}' },
		});
	});

	it.each<[string, object | null, RegExp]>([
		['nothing', null, /^'Template Variables' hold no value for {name}, {sum}, {date}$/],
		['one less', { name: 'A', sum: 'B' }, /^'Template Variables' hold no value for {date}$/],
		['an empty one', { name: 'A', sum: 'B', date: ' ' }, /hold no value for {date}$/],
		[
			'an expression that gives nothing',
			{ name: '={{ $json.nothing }}', sum: 'B', date: 'C' },
			/hold no value for {name}$/,
		],
		['a list', { name: ['A'], sum: 'B', date: 'C' }, /hold a value for {name} that is not text$/],
		['equal ones', { name: 'A', sum: 'A', date: 'C' }, /have the same value for {name} and {sum}$/],
	])('are checked before anybody is called: %s', async (_what, value, message) => {
		const before = bodies('createWithTemplate').length;
		const { errorItems } = await runNode(mapped(value), people);
		expect(messages(errorItems)).toEqual([expect.stringMatching(message), expect.stringMatching(message)]);
		expect(bodies('createWithTemplate')).toHaveLength(before);
	});

	it('that one item lacks hold back this item alone', async () => {
		const value = { name: '={{ $json.first }}', sum: '1', date: '2' };
		const { items, errorItems } = await runNode(mapped(value), [people[0], { phone: '79000000101' }]);
		expect(items.map(({ json }) => json.phone)).toEqual(['79000000100']);
		expect(messages(errorItems)).toEqual([expect.stringMatching(/hold no value for {name}$/)]);
	});

	it('are looked up once for all items, and not needed where Zvonobot does not tell them', async () => {
		const { templates } = world.sandbox.state.zvonobot;
		const [listed] = templates.splice(0, 1);
		const before = bodies('getTemplates').length;
		const { items } = await runNode(mapped({ any: 'A' }), people).finally(() => templates.unshift(listed));
		expect(bodies('getTemplates')).toHaveLength(before + 2);
		expect(items).toHaveLength(0);
	});
});
