/** A visitor has heard nothing and asks for another call. */

import { randomUUID } from 'node:crypto';

import type { SavedWorkflow } from '../../../host/restWorkflows';
import { runWith } from '../../../host/webhookRuns';
import type { World } from '../../../host/world';
import { dialled, freshPhone } from '../../support/e2e/dialled';
import { plainNode } from '../../support/e2e/paidWorkflow';
import {
	codeFor,
	ownLimits,
	pauseBetweenCalls,
	type SignUpSite,
	signUpSite,
	verificationNode,
	withChannels,
} from '../../support/e2e/signUp';

export function nextChannel(world: World): void {
	let site: SignUpSite;
	beforeAll(async () => {
		const channels = withChannels('mobilgroupFlashCall', 'mcnFlashCall');
		site = await signUpSite(world, { ...channels, ...ownLimits() });
	});

	it('voids the code before, calls once, and only its own code verifies', async () => {
		const phone = freshPhone();
		const first = await site.start({ phone });
		const firstCode = codeFor(world, phone);
		await pauseBetweenCalls();
		const second = await site.next({ token: first.token });
		expect(second).toMatchObject({ outcome: 'placed', phone, channel: 'mcnFlashCall', failedBefore: [] });
		expect(await site.check(first.token, firstCode)).toMatchObject({ verified: false, reason: 'replaced' });
		await pauseBetweenCalls();
		expect(await site.next({ token: first.token })).toMatchObject({
			outcome: 'skipped',
			reason: 'replaced',
			phone,
		});
		expect(dialled(world, [phone])).toEqual([2]);
		expect(await site.check(second.token, codeFor(world, phone))).toMatchObject({
			verified: true,
			phone,
		});
		expect(await site.next({ token: second.token })).toMatchObject({ reason: 'noChannelLeft' });
		expect(dialled(world, [phone])).toEqual([2]);
	});

	it('calls nobody whose code is used', async () => {
		const phone = freshPhone();
		const { token } = await site.start({ phone });
		expect(await site.check(token, codeFor(world, phone))).toMatchObject({ verified: true });
		await pauseBetweenCalls();
		expect(await site.next({ token })).toMatchObject({ outcome: 'skipped', reason: 'used', phone });
		expect(dialled(world, [phone])).toEqual([1]);
	});

	it('calls nobody too early, and the code before stays good', async () => {
		const phone = freshPhone();
		const { token } = await site.start({ phone });
		const early = await site.next({ token });
		expect(early).toMatchObject({ outcome: 'skipped', reason: 'limitReached', limit: 'secondsBetween' });
		expect(early.message).toMatch(/^Too many calls\. Try again in \d seconds?\.$/);
		expect(dialled(world, [phone])).toEqual([1]);
		expect(await site.check(token, codeFor(world, phone))).toMatchObject({ verified: true });
	});

	it('calls once for ten who ask with one token at the same moment', async () => {
		const phone = freshPhone();
		const { token } = await site.start({ phone });
		await pauseBetweenCalls();
		const answers = await Promise.all(Array.from({ length: 10 }, async () => await site.next({ token })));
		expect(answers.filter(({ outcome }) => outcome === 'placed')).toHaveLength(1);
		expect(dialled(world, [phone])).toEqual([2]);
	});

	it('calls once where a loop asks again with the same token', async () => {
		const phone = freshPhone();
		const { token } = await site.start({ phone });
		await pauseBetweenCalls();
		const loop = await loopOverTokens(world);
		expect((await runWith(world, loop, { rows: [{ token }, { token }] })).status).toBe('success');
		expect(dialled(world, [phone])).toEqual([2]);
	});

	it.each([
		['rubbish', 'rubbish'],
		['its first letters alone', 'v1.'],
		['what no key has sealed', `v1.${'A'.repeat(200)}`],
		['a phone number', '79000000010'],
		['much text', 'x'.repeat(5_000)],
	])('calls nobody for %s in place of the token', async (_what, token) => {
		const before = world.sandbox.state.calls.length;
		expect(await site.next({ token })).toMatchObject({
			status: 200,
			outcome: 'skipped',
			reason: 'invalid',
			phone: null,
		});
		expect(world.sandbox.state.calls).toHaveLength(before);
	});
}

/** Tries the next channel for each token in a run of its own, with a pause that no limit holds back. */
async function loopOverTokens(world: World): Promise<SavedWorkflow> {
	const path = randomUUID();
	const to = (node: string) => [{ node, type: 'main', index: 0 }];
	const calling = {
		...withChannels('mobilgroupFlashCall', 'mcnFlashCall'),
		...ownLimits(),
		visitor: 'somebody',
	};
	const nodes = [
		{ ...plainNode('Tokens', 'webhook', 2.1, { httpMethod: 'POST', path, options: {} }), webhookId: path },
		plainNode('Each', 'splitOut', 1, { fieldToSplitOut: 'body.rows', options: {} }),
		plainNode('Loop', 'splitInBatches', 3, { batchSize: 1, options: {} }),
		verificationNode(world, 'Next', { operation: 'tryNext', token: '={{ $json.token }}', ...calling }),
		plainNode('Pause', 'wait', 1.1, { amount: 7, unit: 'seconds' }),
	];
	const connections = {
		Tokens: { main: [to('Each')] },
		Each: { main: [to('Loop')] },
		Loop: { main: [[], to('Next')] },
		Next: { main: [to('Pause')] },
		Pause: { main: [to('Loop')] },
	};
	const settings = { executionOrder: 'v1' };
	const saved = await world.api.importWorkflow({ name: `Loop ${path}`, nodes, connections, settings });
	await world.api.activate(saved.id);
	return saved;
}
