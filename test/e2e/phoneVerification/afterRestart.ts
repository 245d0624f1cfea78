/** What is counted stays counted, and what has ended stays ended: over a restart, and in manual runs too. */

import type { World } from '../../../host/world';
import { dialled, freshPhone } from '../../support/e2e/dialled';
import {
	codeFor,
	MANUAL,
	ownLimits,
	pauseBetweenCalls,
	signUpSite,
	withChannels,
} from '../../support/e2e/signUp';
import { anotherCode } from '../../support/engine/verification';

const channels = withChannels('mobilgroupFlashCall', 'mcnFlashCall');
const LONG_MS = 300_000;

export function afterRestart(world: World): void {
	it(
		'forgets no call, no attempt, and no code that is used or replaced',
		async () => {
			const byHand = freshPhone();
			const limits = ownLimits({ perPhonePerHour: 1, perVisitorPerHour: 2 });
			const limited = await signUpSite(world, { ...channels, ...limits }, byHand);
			const codes = await signUpSite(world, { ...channels, ...ownLimits() });
			const begun = async () => {
				const phone = freshPhone();
				const { token } = await codes.start({ phone });
				return { phone, token, code: codeFor(world, phone) };
			};

			const once = freshPhone();
			expect(await limited.start({ phone: once, visitor: 'one' })).toMatchObject({ outcome: 'placed' });
			expect(await limited.start({ phone: freshPhone(), visitor: 'one' })).toMatchObject({
				outcome: 'placed',
			});
			await world.api.run(limited.saved.id, MANUAL);
			await world.api.waitForExecution({
				workflowId: limited.saved.id,
				where: ({ mode }) => mode === 'manual',
			});
			expect(dialled(world, [once, byHand])).toEqual([1, 1]);

			const [tried, spent, used, replaced] = [await begun(), await begun(), await begun(), await begun()];
			await codes.check(tried.token, anotherCode(tried.code));
			for (const typed of ['0', '00', '000']) await codes.check(spent.token, typed);
			await codes.check(used.token, used.code);
			await pauseBetweenCalls();
			const untouched = await codes.next({ token: replaced.token });
			expect(untouched).toMatchObject({ outcome: 'placed' });

			await world.n8n.restart();

			const again = async (phone: string, visitor: string) => await limited.start({ phone, visitor });
			expect(await again(once, 'two')).toMatchObject({ limit: 'perPhonePerHour' });
			expect(await again(byHand, 'two')).toMatchObject({ limit: 'perPhonePerHour' });
			expect(await again(freshPhone(), 'one')).toMatchObject({ limit: 'perVisitorPerHour' });
			await world.api.run(limited.saved.id, MANUAL);
			await world.api.waitForExecution({
				workflowId: limited.saved.id,
				where: ({ mode, resultData }) =>
					mode === 'manual' && JSON.stringify(resultData.runData).includes('limitReached'),
			});
			expect(dialled(world, [once, byHand])).toEqual([1, 1]);

			const check = async ({ token, code }: typeof tried) => await codes.check(token, code);
			expect(await codes.check(tried.token, anotherCode(tried.code))).toMatchObject({ attemptsLeft: 1 });
			expect(await check(spent)).toMatchObject({ verified: false, reason: 'tooManyAttempts' });
			expect(await check(used)).toMatchObject({ verified: false, reason: 'used' });
			expect(await check(replaced)).toMatchObject({ verified: false, reason: 'replaced' });
			await pauseBetweenCalls();
			for (const { token } of [used, replaced])
				expect(await codes.next({ token })).toMatchObject({ outcome: 'skipped' });
			expect(dialled(world, [used.phone, replaced.phone])).toEqual([1, 2]);
			expect(await codes.check(untouched.token, codeFor(world, replaced.phone))).toMatchObject({
				verified: true,
			});
		},
		LONG_MS,
	);
}
