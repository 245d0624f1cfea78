import { retryStopped, runNode } from '../../support/engine/engine';
import { mobilgroupNode, withLogin } from '../../support/engine/mobilgroup';
import { useSandbox } from '../../support/useSandbox';

const sandbox = useSandbox();

const node = (parameters: object, settings = {}, credential = {}) =>
	mobilgroupNode(`${sandbox.url}/mobilgroup`, { resource: 'template', ...parameters }, settings, credential);
const upsert = (settings = {}, parameters = {}, credential = {}) =>
	node(
		{
			operation: 'upsert',
			account: '={{ $json.account }}',
			template: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
			templateName: '={{ $json.name }}',
			message: '={{ $json.text }}',
			...parameters,
		},
		settings,
		credential,
	);
const requestsTo = (path: string) => sandbox.state.requests.filter((request) => request.path.endsWith(path));
const toErrorOutput = { onError: 'continueErrorOutput' };

describe('Mobilgroup › Template › Create or Update', () => {
	it('POST /api/set/ request=templates, account, templates[]{id, name, message}: one request for each account', async () => {
		const before = requestsTo('/api/set/').length;
		const { items } = await runNode(upsert(), [
			{ account: '123', id: '', name: 'First', text: 'One' },
			{ account: '124', id: '', name: 'Other', text: 'Two' },
			{ account: '123', id: '', name: 'Second', text: 'Three' },
		]);
		const sent = requestsTo('/api/set/').slice(before);
		expect(sent.map(({ body }) => body)).toEqual([
			{
				request: 'templates',
				account: '123',
				templates: [
					{ id: '', name: 'First', message: 'One' },
					{ id: '', name: 'Second', message: 'Three' },
				],
			},
			{ request: 'templates', account: '124', templates: [{ id: '', name: 'Other', message: 'Two' }] },
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
	});

	it('answer: result, account_id, templates[]{result, id, name, message}; Template_not_found refuses that item', async () => {
		const { items, errorItems } = await runNode(upsert(toErrorOutput), [
			{ account: '123', id: '1', name: 'First', text: 'Changed' },
			{ account: '123', id: '77', name: 'Nowhere', text: 'x' },
			{ account: '123', id: '', name: 'Third', text: 'New' },
		]);
		expect(items.map(({ json }) => json)).toEqual([
			{ templateId: '1', account: '123', name: 'First', message: 'Changed', created: false },
			{ templateId: expect.any(String), account: '123', name: 'Third', message: 'New', created: true },
		]);
		expect(errorItems.map(({ json }) => json.error)).toEqual([
			expect.objectContaining({
				message: 'The account has no template with this ID',
				description: expect.stringMatching(/Nothing was saved\. \[Template_not_found\]$/),
				itemIndex: 1,
			}),
		]);
	});

	it.each([
		['Account', { account: '', name: 'a', text: 'b' }],
		['Name', { account: '123', name: '', text: 'b' }],
		['Text', { account: '123', name: 'a' }],
	])("an empty '%s' is refused before any request", async (field, item) => {
		const before = sandbox.state.requests.length;
		const { error } = await runNode(upsert(), [item]);
		expect(error?.message).toMatch(new RegExp(`^'${field}' is empty`));
		expect(sandbox.state.requests).toHaveLength(before);
	});

	it('creates nothing twice when a person retries the execution', async () => {
		const input = [
			{ account: '125', id: '', name: 'Once', text: 'x' },
			{ account: '125', id: '77', name: 'Nowhere', text: 'x' },
		];
		const stopping = upsert();
		const stopped = await runNode(stopping, input);
		expect(stopped.error?.context?.itemIndex).toBe(1);
		await retryStopped(stopping, stopped);
		expect(sandbox.state.templates.filter(({ name }) => name === 'Once')).toHaveLength(1);
	});

	it('takes login and password', async () => {
		const { error } = await runNode(upsert({}, {}, withLogin), [
			{ account: '126', id: '', name: 'a', text: 'b' },
		]);
		expect(error).toBeUndefined();
	});

	it.each([
		[{ baseUrl: 'http://127.0.0.1:9' }, 'notSent', /does not accept connections/],
		[{ apiKey: 'wrong' }, 'refused', /does not accept the credential/],
	])('with %j it is %s, for every item', async (credential, outcome, message) => {
		const { errorItems } = await runNode(upsert(toErrorOutput, {}, credential), [
			{ account: '1', id: '', name: 'a', text: 'b' },
			{ account: '1', id: '', name: 'c', text: 'd' },
		]);
		expect(errorItems.map(({ json }) => json.error)).toEqual(
			[0, 1].map((itemIndex): unknown =>
				expect.objectContaining({ outcome, itemIndex, message: expect.stringMatching(message) }),
			),
		);
	});
});

describe('Mobilgroup › Template › Get Many', () => {
	it('request=templates + account, id? → data[]{id, account, name, message}', async () => {
		sandbox.state.templates.push(
			{ id: '901', account: '900', name: 'A', message: 'Text A' },
			{ id: '902', account: '900', name: 'B', message: 'Text B' },
		);
		const all = await runNode(node({ operation: 'getAll', account: '900' }));
		expect(requestsTo('/api/get/').slice(-1)[0].body).toEqual({ request: 'templates', account: '900' });
		expect(all.items.map(({ json }) => json)).toEqual([
			{ templateId: '901', account: '900', name: 'A', message: 'Text A' },
			{ templateId: '902', account: '900', name: 'B', message: 'Text B' },
		]);
		const template = { __rl: true, mode: 'id', value: '902' };
		const one = await runNode(node({ operation: 'getAll', account: '900', template }));
		expect(requestsTo('/api/get/').slice(-1)[0].body).toEqual({
			request: 'templates',
			account: '900',
			id: '902',
		});
		expect(one.items.map(({ json }) => json.templateId)).toEqual(['902']);
	});

	it('an empty Account is refused before any request', async () => {
		const { error } = await runNode(node({ operation: 'getAll', account: '={{ "" }}' }));
		expect(error?.message).toBe("'Account' is empty");
	});
});
