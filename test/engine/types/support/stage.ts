/** The service, the credentials and the clock for one file of tests. */

import { setTimeout as delay } from 'node:timers/promises';

import { CannedService } from '../../../support/cannedService';
import { goodAnswer } from '../../../support/goodAnswers';
import type { CredentialData } from '../../../support/engine/credentials';
import { mcnCredential } from '../../../support/engine/mcn';
import { mobilgroupCredential } from '../../../support/engine/mobilgroup';
import { zvonobotCredential } from '../../../support/engine/zvonobot';
import { freezeWorld } from './frozen';

export interface Stage {
	service: CannedService;
	/** The most requests that were under way at once. */
	mostAtOnce: number;
	/** How long the service takes for each answer, in milliseconds. */
	slowMs: number;
	/** How many requests it still has no time for. */
	busy: number;
	credentials(): CredentialData;
}

export function stage(): Stage {
	freezeWorld();
	const service = new CannedService();
	let url = '';
	let underWay = 0;
	const state: Stage = {
		service,
		...{ mostAtOnce: 0, slowMs: 0, busy: 0 },
		credentials: () => ({ ...mcnCredential(url), ...mobilgroupCredential(url), ...zvonobotCredential(url) }),
	};
	service.answer('*', async (request) => {
		underWay += 1;
		state.mostAtOnce = Math.max(state.mostAtOnce, underWay);
		if (state.slowMs > 0) await delay(state.slowMs);
		underWay -= 1;
		if (state.busy === 0) return goodAnswer(request);
		state.busy -= 1;
		return { status: 429, headers: { 'retry-after': '1' }, body: '' };
	});
	beforeAll(async () => {
		url = await service.listen();
	});
	afterAll(async () => await service.close());
	return state;
}
