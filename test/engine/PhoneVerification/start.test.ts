/** Start: the first channel that takes the call, and no other. */

import type { IDataObject } from 'n8n-workflow';

import type { ChannelName } from '../../../nodes/PhoneVerification/channels';
import {
	allChannels,
	channelRows,
	channelsWorld,
	type Does,
	withChannels,
} from '../../support/engine/phoneVerification';
import { retryStopped } from '../../support/engine/engine';
import { newPhone } from '../../support/engine/verificationWorld';

const world = channelsWorld();
const { one, run, asked } = world;
const services: Record<ChannelName, string> = {
	mobilgroupFlashCall: 'mobilgroup',
	mobilgroupVoicePassword: 'mobilgroup',
	zvonobotFlashCall: 'zvonobot',
	mcnFlashCall: 'mcnTelecom',
	mcnCallFor2fa: 'mcnTelecom',
};
const namesOf = () => asked.map(({ name }) => name);

describe.each(allChannels)('%s', (name) => {
	it('calls the phone, and gives out a token that its code opens', async () => {
		const phone = newPhone();
		const json = await one(withChannels(name), { phone });
		expect(json).toMatchObject({
			outcome: 'placed',
			phone,
			channel: name,
			service: services[name],
			codeLength: 4,
			failedBefore: [],
		});
		expect(Object.keys(json).length).toBeLessThanOrEqual(10);
		expect(asked).toEqual([expect.objectContaining({ name, phone })]);
		const code = world.codeOf(asked[0]);
		expect(JSON.stringify({ ...json, phone: '', callId: '' })).not.toContain(`"${code}"`);
		expect(await world.check(json.token, code)).toMatchObject({
			verified: true,
			channel: name,
			service: services[name],
			phone,
		});
		expect(await world.check(json.token, code)).toMatchObject({ verified: false, reason: 'used' });
	});

	it('tells the person what to type', async () => {
		const { message } = await one(withChannels(name), { phone: newPhone() });
		expect(message).toBe(
			name === 'mobilgroupVoicePassword'
				? 'A call is on its way. Type the 4 digits that you hear.'
				: 'A call is on its way. Type the last 4 digits of the number that calls.',
		);
	});

	it('needs its credential, and says so before anybody is called', async () => {
		const node = world.node(withChannels(...allChannels));
		const type = { mobilgroup: 'mobilgroupApi', zvonobot: 'zvonobotApi', mcnTelecom: 'mcnTelecomApi' }[
			services[name]
		] as string;
		delete (node.credentials as Record<string, unknown>)[type];
		const { error } = await world.runNode(node, [{ phone: newPhone() }]);
		expect(error?.message).toMatch(/API' is not chosen, and '.*' needs it$/);
		expect(asked).toEqual([]);
	});
});

/** Each channel in front of each other one, and what the first does. */
const pairs = allChannels.flatMap((first) =>
	allChannels.filter((second) => second !== first).map((second) => [first, second] as const),
);

describe.each(pairs)('%s before %s', (first, second) => {
	it('is followed by it if it refuses, and the result says why', async () => {
		const phone = newPhone();
		world.let({ [first]: 'refuses' });
		const json = await one(withChannels(first, second), { phone });
		expect(json).toMatchObject({
			outcome: 'placed',
			channel: second,
			failedBefore: [{ channel: first, outcome: 'refused', message: expect.any(String) as string }],
		});
		expect(namesOf()).toEqual([first, second]);
	});

	it('is not followed by it if the phone may ring', async () => {
		world.let({ [first]: 'breaks' });
		const { error } = await run(withChannels(first, second), [{ phone: newPhone() }]);
		expect(error?.context).toMatchObject({ outcome: 'unclear', itemIndex: 0 });
		expect(namesOf()).toEqual([first]);
	});

	it('is not followed by it if it takes the call', async () => {
		await one(withChannels(first, second), { phone: newPhone() });
		expect(namesOf()).toEqual([first]);
	});
});

it('a call whose code the service does not tell is unclear: nobody could check it, and no other channel rings', async () => {
	world.let({ mobilgroupFlashCall: 'takesSilently' });
	const { error } = await run(withChannels('mobilgroupFlashCall', 'mcnFlashCall'), [{ phone: newPhone() }]);
	expect(error?.message).toBe(
		'The provider has placed the call without returning its code, so it cannot be checked',
	);
	expect(error?.context).toMatchObject({ outcome: 'unclear' });
	expect(namesOf()).toEqual(['mobilgroupFlashCall']);
});

describe('all channels', () => {
	it('that refuse are told, each with its reason, and the item has failed', async () => {
		world.let(Object.fromEntries(allChannels.map((name) => [name, 'refuses'])));
		const { error } = await run(withChannels(...allChannels), [{ phone: newPhone() }]);
		expect(error?.message).toBe('None of the channels took the call');
		expect(error?.context).toMatchObject({ outcome: 'refused' });
		for (const label of ['Mobilgroup: Spoken Code:', 'Zvonobot: Flash Call:', 'MCN Telecom: Call for 2FA:'])
			expect(error?.description).toContain(label);
		expect(namesOf()).toEqual(allChannels);
	});

	it('are not asked for one item because another one went further', async () => {
		const phones = [newPhone(), newPhone(), newPhone()];
		world.let({ mobilgroupFlashCall: 'refuses' });
		const { items } = await run(
			{ ...withChannels('mobilgroupFlashCall', 'zvonobotFlashCall') },
			phones.map((phone) => ({ phone })),
		);
		expect(items.map(({ json }) => [json.phone, json.channel])).toEqual(
			phones.map((phone) => [phone, 'zvonobotFlashCall']),
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(phones.map((_, item) => ({ item })));
		expect(asked).toHaveLength(6);
	});
});

describe('one person in one execution', () => {
	const everyEnd: Array<[Does, Does]> = [
		['takes', 'takes'],
		['refuses', 'takes'],
		['refuses', 'breaks'],
		['breaks', 'takes'],
	];

	it.each(everyEnd)(
		'is rung once when the first channel %s, the next one %s, another item fails and n8n tries again',
		async (first, second) => {
			const phone = newPhone();
			world.let({ mobilgroupFlashCall: first, mcnFlashCall: second });
			const node = world.node(
				{ ...withChannels('mobilgroupFlashCall', 'mcnFlashCall') },
				{ retryOnFail: true, maxTries: 3 },
			);
			const stopped = await world.runNode(node, [{ phone }, { phone: 'no number' }]);
			expect(stopped.error).toBeDefined();
			world.let({});
			await retryStopped(node, stopped);
			expect(asked.filter(({ refused }) => !refused)).toHaveLength(1);
		},
	);

	it('keeps its result in the error output beside one that fails', async () => {
		const phone = newPhone();
		const { items, errorItems } = await run(withChannels('mcnFlashCall'), [{ phone }, { phone: '12' }], {
			onError: 'continueErrorOutput',
		});
		expect(items).toEqual([expect.objectContaining({ pairedItem: { item: 0 } })]);
		expect(errorItems).toHaveLength(1);
	});
});

describe('a channel', () => {
	it('that is for some prefixes is passed over for all others', async () => {
		const channel = [{ ...channelRows.zvonobotFlashCall, prefixes: '+7' }, channelRows.mcnFlashCall];
		await one({ channels: { channel } }, { phone: '+421 900 000 010' });
		await one({ channels: { channel } }, { phone: newPhone() });
		expect(namesOf()).toEqual(['mcnFlashCall', 'zvonobotFlashCall']);
	});

	it('that cannot call such a number is passed over, and the result says why', async () => {
		const json = await one(withChannels('zvonobotFlashCall', 'mcnFlashCall'), { phone: '+421 900 000 011' });
		expect(namesOf()).toEqual(['mcnFlashCall']);
		expect(json.failedBefore).toEqual([
			expect.objectContaining({ channel: 'zvonobotFlashCall', outcome: 'notSent' }),
		]);
	});

	it('with a caller number of its own speaks a code that the node has made up', async () => {
		const channel = [{ ...channelRows.mobilgroupVoicePassword, callerNumber: '+7 900 000-00-01' }];
		await one({ channels: { channel } }, { phone: newPhone() });
		expect(world.lastBody()).toMatchObject({
			voice: { ani: '79000000001', code: expect.stringMatching(/^\d{4}$/) as string },
		});
	});
});

describe('a guard', () => {
	it.each([
		[{ doNotCallList: '+7 900 000-00-10' }, 'doNotCall'],
		[{ allowedPrefixes: '+421' }, 'prefixNotAllowed'],
		[{ dryRun: true }, 'dryRun'],
	])('%j holds the person back from every channel', async (safety, reason) => {
		const json = await one({ ...withChannels(...allChannels), safety }, { phone: '+7 900 000-00-10' });
		expect(json).toMatchObject({ outcome: 'skipped', reason, phone: '79000000010' });
		expect(asked).toEqual([]);
	});
});

it('Simplify is read before the call: an expression that fails after it takes away no result', async () => {
	const simplify = "={{ $json.asked.length === 0 ? false : 'perhaps' }}";
	const parameters = { ...withChannels('mobilgroupFlashCall'), options: { simplify } };
	const { items, error } = await run(parameters, [
		{ phone: newPhone(), asked: asked as unknown as IDataObject[] },
	]);
	expect(error).toBeUndefined();
	expect(asked).toHaveLength(1);
	expect(items[0].json).toMatchObject({ outcome: 'placed', price: 0.35 });
});
