import { mobilgroupAccount } from '../../../sandbox/accounts';
import { runNode } from '../../support/engine/engine';
import { mobilgroupNode } from '../../support/engine/mobilgroup';
import { sealed } from '../../support/engine/verification';
import { useSandbox } from '../../support/useSandbox';

const sandbox = useSandbox();

const voicePassword = (parameters = {}) =>
	mobilgroupNode(`${sandbox.url}/mobilgroup`, {
		resource: 'verification',
		operation: 'voicePassword',
		phoneNumber: '79000000100',
		...parameters,
	});
const lastBody = () => sandbox.state.requests[sandbox.state.requests.length - 1].body;
const own = mobilgroupAccount.numbers[0].number;

describe('Mobilgroup › Verification › Voice Password', () => {
	it('use case: voice service code; voice {} is sent although it is empty', async () => {
		const { items } = await runNode(voicePassword());
		expect(lastBody()).toEqual({ number: '79000000100', voice: {} });
		expect(items[0].json).toMatchObject({ outcome: 'placed', ...sealed() });
	});

	it.each([
		['voice own code: voice.code', { code: '0427' }, { code: '0427' }],
		[
			'voice repeat: voice.repeat',
			{ code: '1234', options: { repeat: true } },
			{ code: '1234', repeat: '1' },
		],
		['voice.repeat off is left out', { code: '1234', options: { repeat: false } }, { code: '1234' }],
		[
			'voice own caller: voice.ani (doc: api)',
			{ code: '1234', options: { repeat: true, callerNumber: '+7 900 000 00 01' } },
			{ code: '1234', repeat: '1', ani: own },
		],
	])('use case: %s', async (_name, parameters, voice) => {
		const options = { ...('options' in parameters && parameters.options), outputCode: true };
		const { items, error } = await runNode(voicePassword({ ...parameters, options }));
		expect(error).toBeUndefined();
		expect(lastBody()).toEqual({ number: '79000000100', voice });
		expect(items[0].json.code).toBe(voice.code);
	});

	it('use case: voice+callback', async () => {
		await runNode(voicePassword({ code: '1234', options: { callbackUrl: 'https://n8n.example/hook' } }));
		expect(lastBody()).toEqual({
			number: '79000000100',
			voice: { code: '1234' },
			callback_url: expect.stringMatching(/^https:\/\/n8n\.example\/hook\?token=v1\./),
		});
	});

	it('an own caller number needs an own code, and says why', async () => {
		const before = sandbox.state.requests.length;
		const { error } = await runNode(voicePassword({ options: { callerNumber: own } }));
		expect(error?.message).toBe("'Caller Number' needs your own 'Code'");
		expect(error?.description).toMatch(/last four digits of this number would be the code of every call/);
		expect(sandbox.state.requests).toHaveLength(before);
	});

	it('ani_phone_not_valid names the field and the account portal', async () => {
		const { error } = await runNode(
			voicePassword({ code: '1234', options: { callerNumber: '79000000009' } }),
		);
		expect(error?.message).toBe("'Caller Number' is not set up in the Mobilgroup account");
		expect(error?.description).toMatch(/account portal.*\[ani_phone_not_valid\]/);
	});
});
