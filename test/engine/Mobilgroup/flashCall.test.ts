import { mobilgroupAccount } from '../../../sandbox/accounts';
import { runNode } from '../../support/engine/engine';
import { mobilgroupNode, withLogin } from '../../support/engine/mobilgroup';
import { sealed } from '../../support/engine/verification';
import { asWritten } from '../../support/engine/wild';
import { useSandbox } from '../../support/useSandbox';

const sandbox = useSandbox();

const flashCall = (parameters = {}, settings = {}, credential = {}) =>
	mobilgroupNode(
		`${sandbox.url}/mobilgroup`,
		{
			resource: 'verification',
			operation: 'flashCall',
			phoneNumber: '={{ $json.phone }}',
			...parameters,
		},
		settings,
		credential,
	);
const lastRequest = () => sandbox.state.requests[sandbox.state.requests.length - 1];
const lastCall = () => sandbox.state.calls[sandbox.state.calls.length - 1];

describe('Mobilgroup › Verification › Flash Call', () => {
	it('sends number* as digits to POST /api/voice-password/send/, as application/json and nothing else', async () => {
		await runNode(flashCall({ phoneNumber: '+7 (900) 000-01-00' }));
		expect(lastRequest()).toMatchObject({
			method: 'POST',
			path: '/mobilgroup/api/voice-password/send/',
			query: {},
			contentType: 'application/json',
		});
		expect(lastRequest().body).toEqual({ number: '79000000100' });
	});

	it('use case: service-code flash, with capacity as text (default 4)', async () => {
		const { items } = await runNode(
			flashCall({ phoneNumber: '79000000100', options: { codeLength: 6, outputCode: true } }),
		);
		expect(lastRequest().body).toEqual({ number: '79000000100', capacity: '6' });
		expect(items[0].json.code).toMatch(/^\d{6}$/);
		expect(lastCall().callerNumber.endsWith(items[0].json.code as string)).toBe(true);
	});

	it('use case: own-code flash, flashcall.code* as text with its leading zero', async () => {
		const own = { phoneNumber: '79000000100', code: '0427', options: { outputCode: true } };
		const { items } = await runNode(flashCall(own));
		expect(lastRequest().body).toEqual({ number: '79000000100', flashcall: { code: '0427' } });
		expect(items[0].json.code).toBe('0427');
	});

	it('answer: result, id, number, price, code; one item, linked to its input', async () => {
		const { items } = await runNode(flashCall(), [{ phone: '79000000100' }, { phone: '8 900 000 01 01' }]);
		expect(items).toEqual(
			['79000000100', '79000000101'].map((phone, item) => {
				const call = sandbox.state.calls.find(
					(placed) =>
						placed.phone === phone &&
						placed.operation === 'flashCall' &&
						items[item].json.callId === placed.id,
				);
				return {
					json: {
						outcome: 'placed',
						state: 'queued',
						phone,
						callId: call?.id,
						price: 0.35,
						priceDecimal: '0.35',
						currency: 'RUB',
						service: 'mobilgroup',
						...sealed(),
					},
					pairedItem: { item },
				};
			}),
		);
	});

	it('reads an id that comes as a number', async () => {
		const { items } = await runNode(flashCall(), [{ phone: '79000000181' }]);
		expect(items[0].json.callId).toBe(lastCall().id);
	});

	it('adds the whole answer when Simplify is off', async () => {
		const { items } = await runNode(flashCall({ phoneNumber: '79000000100', options: { simplify: false } }));
		expect(items[0].json).toMatchObject({
			outcome: 'placed',
			response: asWritten({ result: 'ok', price: '0.35', number: '79000000100' }),
		});
	});

	it('adds a token to callback_url, one for each call', async () => {
		const address = 'https://n8n.example/webhook/1/webhook?shop=7';
		await runNode(flashCall({ options: { callbackUrl: address } }), [
			{ phone: '79000000100' },
			{ phone: '79000000101' },
		]);
		const sent = sandbox.state.requests.slice(-2).map(({ body }) => {
			return new URL((body as { callback_url: string }).callback_url);
		});
		sent.forEach((url) =>
			expect(url.href).toMatch(/^https:\/\/n8n\.example\/webhook\/1\/webhook\?shop=7&token=v1\./),
		);
		expect(sent[0].href).not.toBe(sent[1].href);
	});

	it('auth: the raw key in the header Authorization, no Bearer, and no security in the body', async () => {
		await runNode(flashCall({ phoneNumber: '79000000100' }, {}, { apiKey: ` ${mobilgroupAccount.apiKey} ` }));
		expect(lastRequest().body).toEqual({ number: '79000000100' });
	});

	it('calls nobody in a dry run', async () => {
		const before = sandbox.state.requests.length;
		const { items } = await runNode(flashCall({ safety: { dryRun: true } }), [{ phone: '79000000100' }]);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ outcome: 'skipped', reason: 'dryRun', phone: '79000000100' }),
		]);
		expect(sandbox.state.requests).toHaveLength(before);
	});
});

describe('Mobilgroup › Verification › Flash Call, with input it cannot use', () => {
	it.each([
		[{ phoneNumber: 'nobody' }, /^'Phone Number' has letters in it$/],
		[{ code: '427' }, /^'Code' has 3 digits; it needs 4$/],
		[{ code: '0427', options: { codeLength: 6 } }, /^'Code Length' cannot be combined with your own 'Code'/],
		[{ options: { codeLength: 3 } }, /^'Code Length' must be a whole number from 4 to 10$/],
		[{ options: { codeLength: '={{ "many" }}' } }, /^'Code Length' must be a whole number from 4 to 10$/],
		[{ options: { callbackUrl: 'n8n.example' } }, /^'Callback URL' must be a URL/],
		[{ options: { callbackUrl: 'ftp://n8n.example' } }, /^'Callback URL' must be a URL/],
		[{ options: { callbackUrl: 'https://a:b@n8n.example' } }, /^'Callback URL' may hold no user name/],
	])('%j is refused before any request, naming field and rule', async (parameters, message) => {
		const before = sandbox.state.requests.length;
		const { error } = await runNode(flashCall({ phoneNumber: '79000000100', ...parameters }));
		expect(error?.message).toMatch(message);
		expect(error?.context).toMatchObject({ itemIndex: 0, outcome: 'notSent' });
		expect(sandbox.state.requests).toHaveLength(before);
	});

	it.each([
		[{ apiKey: '' }, /^'API Key' is empty$/],
		[{ apiKey: 'two words' }, /^'API Key' has characters in it that no key has$/],
		[{ baseUrl: 'http://voice.mobilgroup.example' }, /^'Base URL' must start with https:\/\/$/],
		[withLogin, /^'Authentication' must be 'API Key' for verification$/],
	])('a credential with %j is refused before any request', async (credential, message) => {
		const before = sandbox.state.requests.length;
		const { error } = await runNode(flashCall({ phoneNumber: '79000000100' }, {}, credential));
		expect(error?.message).toMatch(message);
		expect(sandbox.state.requests).toHaveLength(before);
	});
});

describe('Mobilgroup › Verification › Flash Call, refused', () => {
	it('number_in_spam_list says that it limits repeated calls to one number', async () => {
		const { error } = await runNode(flashCall({ phoneNumber: '79000000130' }));
		expect(error?.message).toBe("Mobilgroup does not call 'Phone Number' again for now");
		expect(error?.description).toMatch(
			/limit on repeated calls to one number.*24 hours.*\[number_in_spam_list\]/,
		);
	});

	it('a bad item fails alone and the others are called', async () => {
		const { items, errorItems } = await runNode(flashCall({}, { onError: 'continueErrorOutput' }), [
			{ phone: '79000000100' },
			{ phone: 'bad', order: 7 },
			{ phone: '79000000142' },
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
		expect(errorItems.map(({ json }) => (json.error as { outcome: string }).outcome)).toEqual([
			'notSent',
			'refused',
		]);
		expect(errorItems[0].json.order).toBe(7);
	});
});
