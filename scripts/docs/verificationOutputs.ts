/** Examples of what Phone Verification returns. */

import { sealCode } from '../../nodes/shared/verification/sealedCode';
import { mobilgroupAccount } from '../../sandbox/accounts';
import { channelRows } from '../../test/support/engine/phoneVerification';
import { afterCall, type Example, justRun } from './examples';

const channels = { channel: [channelRows.mobilgroupFlashCall, channelRows.mobilgroupVoicePassword] };
/** Each of these examples has a phone of its own, because they are called within one second. */
const startOf = (phoneNumber: string) => ({ operation: 'start', phoneNumber, channels });
/** The token of a call that was placed long enough ago for another one. */
const earlierToken = () => {
	const issuedAt = Date.now() - 60_000;
	const call = { phone: '79000000101', code: '0427', callId: '1000', channel: 'mobilgroupFlashCall' };
	const key = { service: 'mobilgroup', secret: mobilgroupAccount.apiKey };
	return sealCode({ id: 'earlier', ...call, issuedAt, expiresAt: issuedAt + 300_000 }, key);
};
export const phoneVerification: Record<string, Example> = {
	start: justRun(startOf('79000000100')),
	limited: afterCall(startOf('79000000103'), 'token', () => startOf('79000000103')),
	tryNext: async (run) => await run({ operation: 'tryNext', token: earlierToken(), channels }),
	check: afterCall(startOf('79000000104'), 'token', (token) => ({
		operation: 'check',
		token,
		typedCode: '0428',
	})),
};
