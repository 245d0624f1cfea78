import type { INodeParameters } from 'n8n-workflow';

import { zvonobotAccount } from '../../../sandbox/accounts';
import { runNode } from '../../support/engine/engine';
import { sealed } from '../../support/engine/verification';
import { asWritten } from '../../support/engine/wild';
import { zvonobotWorld } from '../../support/engine/zvonobotWorld';

const world = zvonobotWorld();
const { lastRequest } = world;
const node = (
	resource: string,
	operation: string,
	parameters: INodeParameters = {},
	settings = {},
	credential = {},
) => world.node({ resource, operation, ...parameters }, settings, credential);
const { apiKey } = zvonobotAccount;

describe('Zvonobot › Verification › Flash Call', () => {
	const flashCall = (parameters: INodeParameters = {}) =>
		node('verification', 'flashCall', { phoneNumber: '={{ $json.phone }}', ...parameters });

	it('sends phone and pin, with its leading zeros (POST /apiVerificationPhones/confirmPhone)', async () => {
		const { items } = await runNode(flashCall({ code: '0042' }), [{ phone: '8 900 000-01-00' }]);
		expect(lastRequest()).toMatchObject({
			path: '/zvonobot/apiVerificationPhones/confirmPhone',
			body: { apiKey, phone: '79000000100', pin: '0042' },
		});
		expect(items[0].json).toEqual({
			outcome: 'placed',
			state: 'queued',
			phone: '79000000100',
			callId: null,
			service: 'zvonobot',
			...sealed(),
		});
	});

	it('makes up a code of four digits for each item', async () => {
		const { items } = await runNode(flashCall({ options: { simplify: false, outputCode: true } }), [
			{ phone: '79000000100' },
			{ phone: '79000000102' },
		]);
		const sent = world.sandbox.state.requests.slice(-2).map(({ body }) => (body as { pin: string }).pin);
		expect(items.map(({ json }) => json.code).sort()).toEqual(sent.sort());
		expect(sent).toEqual([expect.stringMatching(/^\d{4}$/), expect.stringMatching(/^\d{4}$/)]);
		expect(items[0].json.response).toEqual(asWritten({ status: 'success', data: 'done' }));
	});

	it('does not know what became of the call when the answer says something else', async () => {
		const { error } = await runNode(flashCall(), [{ phone: '79000000184' }]);
		expect(error?.context?.outcome).toBe('unclear');
	});
});
