import { runNode } from '../../support/engine/engine';
import { mobilgroupNode, withLogin } from '../../support/engine/mobilgroup';
import { useSandbox } from '../../support/useSandbox';

const sandbox = useSandbox();

const lead = (parameters = {}, credential = {}) =>
	mobilgroupNode(
		`${sandbox.url}/mobilgroup`,
		{
			resource: 'lead',
			operation: 'create',
			phoneNumber: '79000000100',
			scriptName: { __rl: true, mode: 'name', value: 'Lead by key press' },
			...parameters,
		},
		{},
		credential,
	);
const lastRequest = () => sandbox.state.requests[sandbox.state.requests.length - 1];

describe('Mobilgroup › Lead › Create', () => {
	it('POST /api/lido/send/ number, script (name)', async () => {
		await runNode(lead({ phoneNumber: '8 900 000 01 00' }));
		expect(lastRequest()).toMatchObject({
			path: '/mobilgroup/api/lido/send/',
			body: { number: '79000000100', script: 'Lead by key press' },
		});
	});

	it('sms? replaces the text of the script', async () => {
		await runNode(lead({ options: { smsText: 'Thank you' } }));
		expect(lastRequest().body).toMatchObject({ sms: 'Thank you' });
	});

	it('answer result, id, number, price(max): the price is called a maximum', async () => {
		const { items } = await runNode(lead());
		expect(items[0].json).toEqual({
			outcome: 'placed',
			state: 'queued',
			phone: '79000000100',
			callId: sandbox.state.calls[sandbox.state.calls.length - 1].id,
			maxPrice: 4.35,
			maxPriceDecimal: '4.35',
			currency: 'RUB',
			service: 'mobilgroup',
		});
	});

	it('auth: login+password', async () => {
		const { error } = await runNode(lead({}, withLogin));
		expect(error).toBeUndefined();
		expect(lastRequest().body).toMatchObject({ security: { login: '***', password: '***' } });
	});

	it('error result, error_code: the codes of the other documents are known here too', async () => {
		const { error } = await runNode(lead({ phoneNumber: '79000000131' }));
		expect(error?.message).toBe("Mobilgroup knows no way to call 'Phone Number'");
		const unknown = await runNode(lead({ scriptName: { __rl: true, mode: 'name', value: 'Nothing' } }));
		expect(unknown.error?.description).toMatch(/\[Error_Not_Media_File\]$/);
	});

	it('an empty script is refused before any request', async () => {
		const before = sandbox.state.requests.length;
		const { error } = await runNode(lead({ scriptName: { __rl: true, mode: 'name', value: '={{ "" }}' } }));
		expect(error?.message).toBe("'Script' is empty");
		expect(sandbox.state.requests).toHaveLength(before);
	});
});
