/** No code and no key in what n8n stores of an execution. */

import type { World } from '../../../host/world';
import { mcnAccount, mobilgroupAccount, zvonobotAccount } from '../../../sandbox/accounts';
import { writtenBy } from '../../support/e2e/disk';
import { freshPhone } from '../../support/e2e/dialled';
import { codeFor, ownLimits, pauseBetweenCalls, signUpSite } from '../../support/e2e/signUp';

/** As long as a phone number, so that it cannot stand somewhere by chance. */
const longCode = { channel: 'mobilgroupFlashCall', codeLength: 10 };
const channels = { channels: { channel: [longCode, { channel: 'zvonobotFlashCall' }] } };
const KEYS = [mobilgroupAccount.apiKey, zvonobotAccount.apiKey, mcnAccount.accessToken];

export function writtenDown(world: World): void {
	it('holds no code and no key, not even with the whole answer; with "Output Code" it holds the code', async () => {
		const siteWith = async (options: object) =>
			await signUpSite(world, { ...channels, ...ownLimits(), options });
		const [hiding, showing] = [
			await siteWith({ simplify: false }),
			await siteWith({ simplify: false, outputCode: true }),
		];
		const [hidden, shown] = [freshPhone(), freshPhone()];
		const { token } = await hiding.start({ phone: hidden });
		await showing.start({ phone: shown });
		const [hiddenCode, shownCode] = [codeFor(world, hidden), codeFor(world, shown)];
		expect(hiddenCode).toHaveLength(10);
		// The next channel, one that is unclear, and refusals that hold a key of the service.
		await pauseBetweenCalls();
		await hiding.next({ token });
		for (const ending of ['50', '49', '60']) await hiding.start({ phone: freshPhone(ending) });

		const written = await writtenBy(world);
		const holding = (text: string) => written.filter(([, content]) => content.includes(text)).length;
		expect(holding(shownCode)).toBeGreaterThan(0);
		expect(holding(hiddenCode)).toBe(0);
		for (const key of KEYS) expect(holding(key)).toBe(0);
	});

	it('shows no code to anyone who opens the execution, not even of a short execution', async () => {
		const site = await signUpSite(world, { channels: { channel: [{ channel: 'zvonobotFlashCall' }] } });
		const phone = freshPhone();
		await site.start({ phone });
		const execution = await world.api.waitForExecution({ workflowId: site.saved.id });
		const [{ data }] = execution.resultData.runData.Start;
		const [[{ json }]] = data?.main as Array<Array<{ json: Record<string, unknown> }>>;
		expect(json).toMatchObject({ outcome: 'placed', phone });
		const { token, expiresAt, ...rest } = { ...json, phone: '' } as Record<string, unknown>;
		expect([token, expiresAt]).not.toContain(codeFor(world, phone));
		expect(JSON.stringify(rest)).not.toContain(codeFor(world, phone));
	});
}
