import { mcnAccount } from '../../../sandbox/accounts';
import { runNode } from '../../support/engine/engine';
import { mcnNode } from '../../support/engine/mcn';
import { sealed } from '../../support/engine/verification';
import { useSandbox } from '../../support/useSandbox';

const sandbox = useSandbox();

const callFor2fa = (parameters = {}, credential = {}) =>
	mcnNode(
		`${sandbox.url}/mcn`,
		{ operation: 'callFor2fa', ownNumber: mcnAccount.ownNumber, phoneNumber: '79000000100', ...parameters },
		{},
		credential,
	);
const lastRequest = () => sandbox.state.requests[sandbox.state.requests.length - 1];

describe('MCN Telecom › Verification › Call for 2FA', () => {
	it('sends both numbers in the query (document, section 1)', async () => {
		const { items } = await runNode(callFor2fa({ phoneNumber: '8 900 000 01 00' }));
		expect(lastRequest()).toMatchObject({
			path: `/mcn/v2/rest/account/${mcnAccount.accountId}/call_for_2fa`,
			query: { caller_did: mcnAccount.ownNumber, login_did: '79000000100' },
			body: null,
		});
		expect(items[0].json).toEqual({
			outcome: 'placed',
			state: 'queued',
			phone: '79000000100',
			callId: sandbox.state.calls[sandbox.state.calls.length - 1].id,
			service: 'mcnTelecom',
			...sealed(),
		});
	});

	it('sends a JSON body to the newer addresses', async () => {
		await runNode(callFor2fa({}, { api: 'paidMethods' }));
		expect(lastRequest()).toMatchObject({
			path: '/mcn/api/protected/api/auth/call_2fa',
			body: { caller_did: mcnAccount.ownNumber, login_did: '79000000100' },
		});
	});

	it('is unclear where the answer holds neither an id nor a status of success', async () => {
		const { error } = await runNode(callFor2fa({ phoneNumber: '79000000184' }));
		expect(error?.message).toMatch(
			/^MCN Telecom answered without the ID and the code of a call, so it is unclear/,
		);
		expect(error?.context?.outcome).toBe('unclear');
	});

	it.each([
		[{ ownNumber: '={{ "" }}' }, /^'Own Number' is empty$/],
		[{ ownNumber: 'me' }, /^'Own Number' has letters in it$/],
		[{ phoneNumber: '={{ "" }}' }, /^'Phone Number' is empty$/],
	])('%j is refused before any request', async (parameters, message) => {
		const before = sandbox.state.requests.length;
		const { error } = await runNode(callFor2fa(parameters));
		expect(error?.message).toMatch(message);
		expect(sandbox.state.requests).toHaveLength(before);
	});

	it('tells what to do when the own number is not connected to the account', async () => {
		const { error } = await runNode(callFor2fa({ ownNumber: '79000000002' }));
		expect(error?.description).toMatch(/'Own Number' is connected to this account/);
	});
});
