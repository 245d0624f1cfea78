/** A visitor types a number, is called and types the code; where a channel does not call, the next one does. */

import type { World } from '../../../host/world';
import { freePort } from '../../../host/ports';
import { cannedWorld, withCredentials } from '../../support/e2e/cannedWorld';
import { dialled, freshPhone } from '../../support/e2e/dialled';
import { codeFor, type SignUpSite, signUpSite, withChannels } from '../../support/e2e/signUp';

const channels = withChannels('mobilgroupFlashCall', 'zvonobotFlashCall', 'mcnCallFor2fa');

export function signUp(world: World): void {
	let site: SignUpSite;
	beforeAll(async () => {
		site = await signUpSite(world, channels);
	});

	async function verified(at: SignUpSite, phone: string): Promise<Record<string, unknown>> {
		const { status, ...started } = await at.start({ phone });
		expect(started).toMatchObject({ outcome: 'placed', phone, codeLength: 4 });
		expect(status).toBe(200);
		const code = codeFor(world, phone);
		expect(Object.values(started)).not.toContain(code);
		expect(await at.check(started.token, code)).toMatchObject({ verified: true, phone });
		expect(dialled(world, [phone])).toEqual([1]);
		return started;
	}

	it('is verified by the first channel', async () => {
		const started = await verified(site, freshPhone());
		expect(started).toMatchObject({ channel: 'mobilgroupFlashCall', failedBefore: [] });
		expect(started.message).toBe('A call is on its way. Type the last 4 digits of the number that calls.');
	});

	it('is verified by the next channel where the number is refused, and the result says why', async () => {
		const started = await verified(site, freshPhone('47'));
		expect(started).toMatchObject({ channel: 'zvonobotFlashCall', service: 'zvonobot' });
		expect(started.failedBefore).toEqual([
			{
				channel: 'mobilgroupFlashCall',
				outcome: 'refused',
				message: expect.stringContaining('not allowed to call') as string,
			},
		]);
	});

	it('is verified by the next channel where the service refuses all requests', async () => {
		const { world: refusing, service } = await cannedWorld(world);
		service.answer('*', { status: 403, body: { message: 'no' } });
		service.answer('/mobilgroup/api/voice-password/send/', { status: 403, body: { message: 'no' } });
		const { mobilgroupApi } = refusing.credentials;
		const mixed = { ...world, credentials: { ...world.credentials, mobilgroupApi } };
		const started = await verified(await signUpSite(mixed, channels), freshPhone());
		expect(started).toMatchObject({
			channel: 'zvonobotFlashCall',
			failedBefore: [{ channel: 'mobilgroupFlashCall', outcome: 'refused' }],
		});
		expect(service.requests).toHaveLength(1);
		await service.close();
	});

	it('is verified by the third channel where nobody listens at the addresses of the first two', async () => {
		const nobody = `http://127.0.0.1:${await freePort()}`;
		const changed = await withCredentials(world, world.sandbox, {
			mobilgroupApi: { baseUrl: nobody },
			zvonobotApi: { domain: nobody },
		});
		const started = await verified(await signUpSite(changed, channels), freshPhone());
		expect(started).toMatchObject({
			channel: 'mcnCallFor2fa',
			failedBefore: [
				{ channel: 'mobilgroupFlashCall', outcome: 'notSent' },
				{ channel: 'zvonobotFlashCall', outcome: 'notSent' },
			],
		});
	});

	it('ends with an error that names every channel where all of them refuse', async () => {
		const phone = freshPhone('30');
		const { status } = await site.start({ phone });
		expect(status).toBe(500);
		expect(dialled(world, [phone])).toEqual([0]);
		const failed = await world.api.waitForExecution({
			workflowId: site.saved.id,
			where: (execution) => execution.status === 'error',
		});
		const [{ error }] = failed.resultData.runData.Start;
		expect(error?.message).toBe('None of the channels took the call');
		for (const label of ['Mobilgroup: Flash Call:', 'Zvonobot: Flash Call:', 'MCN Telecom: Call for 2FA:'])
			expect(error?.description).toContain(label);
	});
}
