import { mcnAccount } from '../../../sandbox/accounts';
import { runNode } from '../../support/engine/engine';
import { mcnNode } from '../../support/engine/mcn';
import { sealed } from '../../support/engine/verification';
import { asWritten } from '../../support/engine/wild';
import { useSandbox } from '../../support/useSandbox';

const sandbox = useSandbox();

const flashCall = (parameters = {}, settings = {}, credential = {}) =>
	mcnNode(`${sandbox.url}/mcn`, { phoneNumber: '={{ $json.phone }}', ...parameters }, settings, credential);
const lastRequest = () => sandbox.state.requests[sandbox.state.requests.length - 1];

describe('MCN Telecom › Verification › Flash Call', () => {
	it('sends number, code and country in the query, and no body (document, section 2)', async () => {
		await runNode(flashCall({ phoneNumber: '8 (900) 000-01-00', code: '0427', country: '703' }));
		expect(lastRequest()).toMatchObject({
			method: 'POST',
			path: `/mcn/v2/rest/account/${mcnAccount.accountId}/flash_call`,
			query: { login_did: '79000000100', code: '0427', country_id: '703' },
			body: null,
			contentType: 'application/json',
		});
	});

	it('leaves out the code and the country that are not given', async () => {
		await runNode(flashCall({ phoneNumber: '79000000100', code: '', country: 'auto' }));
		expect({ ...lastRequest().query }).toEqual({ login_did: '79000000100' });
	});

	it('sends a JSON body without account id to the newer addresses', async () => {
		const { items } = await runNode(
			flashCall({ phoneNumber: '79000000100', code: '0427' }, {}, { api: 'paidMethods', accountId: '' }),
		);
		expect(lastRequest()).toMatchObject({
			path: '/mcn/api/protected/api/auth/flashcall',
			body: { login_did: '79000000100', code: '0427' },
		});
		expect(items[0].json).toMatchObject({ outcome: 'placed', ...sealed() });
	});

	it('returns id, phone and sealed code of the placed call, linked to the input', async () => {
		const { items } = await runNode(flashCall({ code: '0427' }), [
			{ phone: '79000000100' },
			{ phone: '+421900000100' },
		]);
		const idOf = (dialled: string) =>
			sandbox.state.calls.slice(-2).find(({ phone }) => phone === dialled)?.id;
		expect(items).toEqual(
			['79000000100', '421900000100'].map((phone, item) => ({
				json: {
					outcome: 'placed',
					state: 'queued',
					phone,
					callId: idOf(phone),
					service: 'mcnTelecom',
					...sealed(),
				},
				pairedItem: { item },
			})),
		);
	});

	it.each([
		['in object', '79000000100'],
		['at top level', '79000000180'],
		['as a number', '79000000181'],
		['apart from the id', '79000000182'],
		['beside a status that is text', '79000000183'],
	])('finds a code of the service %s', async (_place, phone) => {
		const { items } = await runNode(flashCall({ options: { outputCode: true } }), [{ phone }]);
		const call = sandbox.state.calls[sandbox.state.calls.length - 1];
		expect(items[0].json).toMatchObject({ code: call.code, callId: call.id, outcome: 'placed' });
		expect(call.callerNumber.endsWith(items[0].json.code as string)).toBe(true);
	});

	it('adds the whole answer but for the code when Simplify is off', async () => {
		const { items } = await runNode(flashCall({ options: { simplify: false } }), [{ phone: '79000000100' }]);
		expect(items[0].json).toMatchObject({
			outcome: 'placed',
			response: asWritten({
				code: 200,
				object: { verification_call_uuid: items[0].json.callId, code: '***' },
			}),
		});
	});

	it('calls nobody in a dry run, and still checks the input', async () => {
		const before = sandbox.state.requests.length;
		const { items, errorItems } = await runNode(
			flashCall({ safety: { dryRun: true } }, { onError: 'continueErrorOutput' }),
			[{ phone: '79000000100' }, { phone: 'nobody' }],
		);
		expect(sandbox.state.requests).toHaveLength(before);
		expect(items.map(({ json }) => json)).toEqual([
			expect.objectContaining({ outcome: 'skipped', reason: 'dryRun', phone: '79000000100' }),
		]);
		expect(errorItems).toHaveLength(1);
	});
});

describe('MCN Telecom › Verification › Flash Call, with input it cannot use', () => {
	it.each([
		[{ phoneNumber: '={{ "" }}' }, /^'Phone Number' is empty$/],
		[{ phoneNumber: 'letters' }, /^'Phone Number' has letters in it$/],
		[
			{ phoneNumber: '={{ $json.nothing }}' },
			/^'Phone Number' is empty: the items have no field 'nothing'; they have: .+/,
		],
		[{ phoneNumber: '123' }, /^'Phone Number' has 3 digits/],
		[{ code: '427' }, /^'Code' has 3 digits; it needs 4$/],
		[{ code: '04270' }, /^'Code' has 5 digits; it needs 4$/],
		[{ code: '={{ 427 }}' }, /^'Code' has 3 digits; it needs 4$/],
		[{ code: '12a4' }, /^'Code' may hold only digits$/],
		[{ code: '={{ [1] }}' }, /^'Code' must be text, not a list$/],
		[{ country: '={{ "999" }}' }, /^'Call From' must be one of auto, 643, 703$/],
	])('%j is refused before any request, naming field and rule', async (parameters, message) => {
		const before = sandbox.state.requests.length;
		const { error } = await runNode(flashCall({ phoneNumber: '79000000100', ...parameters }));
		expect(error?.message).toMatch(message);
		expect(error?.context?.itemIndex).toBe(0);
		expect(sandbox.state.requests).toHaveLength(before);
	});

	it.each([
		[{ accountId: '' }, /^'Account ID' is empty$/],
		[{ accountId: '1/2' }, /^'Account ID' may hold only digits$/],
		[{ accessToken: '' }, /^'Access Token' is empty$/],
		[{ baseUrl: 'http://api.mcn.example' }, /^'Base URL' must start with https:\/\/$/],
	])('a credential with %j is refused before any request', async (credential, message) => {
		const before = sandbox.state.requests.length;
		const { error } = await runNode(flashCall({ phoneNumber: '79000000100' }, {}, credential));
		expect(error?.message).toMatch(message);
		expect(sandbox.state.requests).toHaveLength(before);
	});

	it('goes on with the other items when the user chose so, and tells the index', async () => {
		const { items, errorItems } = await runNode(flashCall({}, { onError: 'continueErrorOutput' }), [
			{ phone: '79000000100' },
			{ phone: 'bad', order: 7 },
			{ phone: '79000000102' },
		]);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(errorItems).toEqual([
			{
				json: {
					phone: 'bad',
					order: 7,
					error: expect.objectContaining({
						message: "'Phone Number' has letters in it",
						outcome: 'notSent',
						itemIndex: 1,
					}),
				},
				pairedItem: { item: 1 },
			},
		]);
	});

	it('keeps the failed item in its place when the user chose to continue on the normal output', async () => {
		const { items } = await runNode(flashCall({}, { onError: 'continueRegularOutput' }), [
			{ phone: 'bad' },
			{ phone: '79000000100' },
		]);
		expect(items.map(({ json }) => (json.error ? 'failed' : json.outcome))).toEqual(['failed', 'placed']);
	});
});
