/** What is not right in the form is told by its label, before anybody is called. */

import { channelRows, channelsWorld, withChannels } from '../../support/engine/phoneVerification';
import { newPhone } from '../../support/engine/verificationWorld';

const { asked, run } = channelsWorld();

describe('bad input', () => {
	it.each([
		[{ channels: {} }, "'Channels' is empty"],
		[withChannels('mcnFlashCall', 'mcnFlashCall'), "'Channels' has 'MCN Telecom: Flash Call' twice"],
		[{ channels: { channel: [{ channel: 'pigeon' }] } }, "'Channel' must be one of"],
		[{ channels: { channel: [{ channel: 'mcnCallFor2fa' }] } }, "'Own Numbers' is empty"],
		[{ channels: { channel: [{ channel: 'mcnFlashCall', country: '1' }] } }, "'Call From' must be one of"],
		[{ channels: { channel: [{ channel: 'mobilgroupFlashCall', codeLength: 3 }] } }, "'Code Length' must be"],
		[{ channels: { channel: [{ channel: 'mcnFlashCall', prefixes: 'x' }] } }, "'Only for Prefixes'"],
		[
			{ channels: { channel: [{ channel: 'mcnFlashCall', prefixes: '={{ [] }}' }] } },
			"'Only for Prefixes' cannot be read",
		],
		[{ ...withChannels('mcnFlashCall'), visitor: '={{ $json.ip }}' }, "'Visitor' cannot be read"],
		[{ ...withChannels('mcnFlashCall'), visitor: ['a'] }, "'Visitor' must be text, not a list"],
		[{ channels: { channel: [{ channel: '={{ $json.no }}' }] } }, "'Channel' cannot be read"],
		[
			{ channels: { channel: [{ channel: 'mcnFlashCall', prefixes: '={{ $json.no }}' }] } },
			"'Only for Prefixes' cannot be read",
		],
		[{ ...withChannels('mcnFlashCall'), limitsPreset: 'none' }, "'Limits' must be one of"],
		[
			{ ...withChannels('mcnFlashCall'), limits: { perPhonePerHour: '={{ $json.no }}' } },
			"'Calls to a Phone per Hour'",
		],
		[{ ...withChannels('mcnFlashCall'), limits: { inAllPerHour: 0 } }, "'Total Calls per Hour' must be"],
		[{ ...withChannels('mcnFlashCall'), phoneNumber: '12' }, "'Phone Number' has 2 digits"],
	])('%j is refused by its label, and nobody is called', async (parameters, message) => {
		const { error } = await run(parameters, [{ phone: newPhone() }]);
		expect(error?.message).toContain(message);
		expect(error?.context).toMatchObject({ outcome: 'notSent', itemIndex: 0 });
		expect(asked).toEqual([]);
	});

	it('of a later channel is found before the first one calls', async () => {
		const { error } = await run(
			{ channels: { channel: [channelRows.mcnFlashCall, { channel: 'mcnCallFor2fa' }] } },
			[{ phone: newPhone() }],
		);
		expect(error?.message).toBe("'Own Numbers' is empty");
		expect(asked).toEqual([]);
	});
});
