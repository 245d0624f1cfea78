/** Try Next Channel: the code before is void, and the person is called by the next channel, once. */

import type { INode, INodeParameters } from 'n8n-workflow';

import type { ChannelName } from '../../../nodes/PhoneVerification/channels';
import { sealCode } from '../../../nodes/shared/verification/sealedCode';
import { mcnAccount } from '../../../sandbox/accounts';
import { allChannels, channelsWorld, withChannels } from '../../support/engine/phoneVerification';
import { retryStopped } from '../../support/engine/engine';
import { newPhone } from '../../support/engine/verificationWorld';

const world = channelsWorld();
const { one, run, check, asked } = world;
const namesOf = () => asked.map(({ name }) => name);

/** No phone is left alone for five seconds here: the clock goes on. */
let now = Date.now();
beforeEach(() => jest.spyOn(Date, 'now').mockImplementation(() => now));
afterEach(() => jest.restoreAllMocks());
const later = (seconds: number) => (now += seconds * 1000);

const next = (token: unknown, ...channels: ChannelName[]): INodeParameters => ({
	...withChannels(...channels),
	operation: 'tryNext',
	token: token as string,
});

/** Starts, and lets the person wait. */
async function start(...channels: ChannelName[]) {
	const phone = newPhone();
	const json = await one(withChannels(...channels), { phone });
	const code = world.codeOf(asked[asked.length - 1]);
	later(20);
	return { phone, token: json.token, code };
}

const followed = allChannels.slice(0, -1).map((first, at) => [first, allChannels[at + 1]] as const);

describe.each(followed)('%s', (first, second) => {
	it('is followed by the next channel; the code before is void, and the new one good', async () => {
		const { phone, token, code } = await start(...allChannels.slice(allChannels.indexOf(first)));
		const json = await one(next(token, ...allChannels), {});
		expect(json).toMatchObject({ outcome: 'placed', phone, channel: second });
		expect(namesOf()).toEqual([first, second]);
		expect(await check(token, code)).toMatchObject({ verified: false, reason: 'replaced' });
		expect(await check(json.token, world.codeOf(asked[1]))).toMatchObject({
			verified: true,
			channel: second,
		});
	});
});

describe('a token calls nobody again', () => {
	const both = ['mcnFlashCall', 'zvonobotFlashCall'] as const;

	it('that was tried next before', async () => {
		const { token } = await start(...both);
		await one(next(token, ...both), {});
		later(20);
		expect(await one(next(token, ...both), {})).toMatchObject({ outcome: 'skipped', reason: 'replaced' });
		expect(asked).toHaveLength(2);
	});

	it('that was tried next twenty times at the same moment', async () => {
		const { token } = await start(...both);
		await Promise.all(Array.from({ length: 20 }, async () => await one(next(token, ...both), {})));
		expect(asked).toHaveLength(2);
	});

	it('that was tried next before, although n8n tries again because of another item', async () => {
		const { token } = await start(...both, 'mcnCallFor2fa');
		await one(next(token, ...both, 'mcnCallFor2fa'), {});
		later(20);
		const twice: Partial<INode> = { retryOnFail: true, maxTries: 2 };
		const node = world.node(next('={{ $json.token }}', ...both, 'mcnCallFor2fa'), twice);
		const stopped = await world.runNode(node, [{ token: token as string }, { token: '' }]);
		await retryStopped(node, stopped);
		expect(asked).toHaveLength(2);
	});

	it('that two items name', async () => {
		const { token } = await start(...both, 'mcnCallFor2fa');
		const input = [{ token: token as string }, { token: token as string }];
		await run(next('={{ $json.token }}', ...both, 'mcnCallFor2fa'), input);
		expect(asked).toHaveLength(2);
	});

	it('whose code was right', async () => {
		const { token, code } = await start(...both);
		await check(token, code);
		expect(await one(next(token, ...both), {})).toMatchObject({ outcome: 'skipped', reason: 'used' });
		expect(asked).toHaveLength(1);
	});

	it('that has expired', async () => {
		const { token } = await start(...both);
		later(5 * 60);
		expect(await one(next(token, ...both), {})).toMatchObject({ outcome: 'skipped', reason: 'expired' });
		expect(asked).toHaveLength(1);
	});

	it.each(['v1.forged', 'rubbish', 'v1.'])('that is none: %s', async (token) => {
		expect(await one(next(token, ...both), {})).toMatchObject({
			...{ outcome: 'skipped', reason: 'invalid', phone: null },
			message: 'No call was made. Check the number, or begin again.',
		});
		expect(asked).toEqual([]);
	});

	it('that has no channel left, whose code stays good', async () => {
		const { token, code } = await start('mcnFlashCall');
		expect(await one(next(token, 'mcnFlashCall'), {})).toMatchObject({
			outcome: 'skipped',
			reason: 'noChannelLeft',
		});
		expect(await check(token, code)).toMatchObject({ verified: true });
	});

	it('too early: a limit holds, and the code stays good', async () => {
		const { token, code } = await start(...both);
		later(-19);
		expect(await one(next(token, ...both), {})).toMatchObject({
			outcome: 'skipped',
			reason: 'limitReached',
			limit: 'secondsBetween',
		});
		expect(asked).toHaveLength(1);
		expect(await check(token, code)).toMatchObject({ verified: true });
	});
});

it('passes over channels that refuse, and stops at one that may ring', async () => {
	const { token, code } = await start(...allChannels);
	world.let({ mobilgroupVoicePassword: 'refuses', zvonobotFlashCall: 'breaks' });
	const { error } = await run(next(token, ...allChannels), [{}]);
	expect(error?.context).toMatchObject({ outcome: 'unclear' });
	expect(namesOf()).toEqual(['mobilgroupFlashCall', 'mobilgroupVoicePassword', 'zvonobotFlashCall']);
	expect(await check(token, code)).toMatchObject({ verified: false, reason: 'replaced' });
});

it('goes on with the first channel from a token of the node of a service, which names none', async () => {
	const sealed = { id: 'own', phone: newPhone(), code: '0427', callId: null, issuedAt: now };
	const key = { service: 'mcnTelecom', secret: mcnAccount.accessToken };
	const own = sealCode({ ...sealed, expiresAt: now + 60_000 }, key);
	expect(await one(next(own, 'zvonobotFlashCall', 'mcnFlashCall'), {})).toMatchObject({
		...{ outcome: 'placed', channel: 'zvonobotFlashCall' },
	});
});

it('says so where the list lacks the channel of the token', async () => {
	const { token } = await start('mcnFlashCall');
	const { error } = await run(next(token, 'zvonobotFlashCall'), [{}]);
	expect(error?.message).toBe(
		"'Channels' does not hold 'MCN Telecom: Flash Call', by which the person was called",
	);
	expect(asked).toHaveLength(1);
});

describe('when n8n tries the node again because another item has failed', () => {
	const twice: Partial<INode> = { retryOnFail: true, maxTries: 2 };

	it.each(['takes', 'refuses', 'breaks'] as const)(
		'the next channel, which %s, rings once at most',
		async (how) => {
			const { token } = await start('mcnFlashCall', 'zvonobotFlashCall');
			world.let({ zvonobotFlashCall: how });
			const node = world.node({ ...next('={{ $json.token }}', 'mcnFlashCall', 'zvonobotFlashCall') }, twice);
			const stopped = await world.runNode(node, [{ token: token as string }, { token: '' }]);
			expect(stopped.error).toBeDefined();
			world.let({});
			const retried = await retryStopped(node, stopped);
			expect(retried.error?.message).toBe(how === 'breaks' ? stopped.error?.message : "'Token' is empty");
			expect(asked.slice(1).filter(({ refused }) => !refused)).toHaveLength(1);
		},
	);
});
