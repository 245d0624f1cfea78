/** The service, the credentials and the clock for one file of tests. */

import { setTimeout as delay } from 'node:timers/promises';

import type { CannedService } from '../../../support/cannedService';
import { cannedService } from '../../../support/cannedService';
import { goodAnswer } from '../../../support/goodAnswers';
import type { CredentialData } from '../../support/credentials';
import { mcnCredential } from '../../support/mcn';
import { mobilgroupCredential } from '../../support/mobilgroup';
import { zvonobotCredential } from '../../support/zvonobot';
import { freezeWorld } from './frozen';
import type { Scene } from './scenes';

/** Enough for requests to overlap that are sent together. */
const SLOW_MS = 10;

export interface Stage {
	service: CannedService;
	/** The most requests that were under way at once. */
	mostAtOnce: number;
	/** Forgets what was, for a run in which the service is slow or busy. */
	begin(scene: Pick<Scene, 'slow' | 'busyFirst'>): void;
	/** @param type of the node */
	credentialFor(type: string): CredentialData;
}

export function stage(): Stage {
	freezeWorld();
	const service = cannedService();
	let url = '';
	let underWay = 0;
	let slow = false;
	let busy = false;
	const state: Stage = {
		service,
		mostAtOnce: 0,
		begin(scene) {
			slow = scene.slow === true;
			busy = scene.busyFirst === true;
			state.mostAtOnce = 0;
			service.requests.length = 0;
		},
		credentialFor(type) {
			const all = { ...mcnCredential(url), ...mobilgroupCredential(url), ...zvonobotCredential(url) };
			const name = `${type.replace(/Trigger$/, '')}Api` as keyof typeof all;
			return { [name]: all[name] };
		},
	};
	service.answer('*', async (request) => {
		underWay += 1;
		state.mostAtOnce = Math.max(state.mostAtOnce, underWay);
		if (slow) await delay(SLOW_MS);
		underWay -= 1;
		if (!busy) return goodAnswer(request);
		busy = false;
		return { status: 429, headers: { 'retry-after': '1' }, body: '' };
	});
	beforeAll(async () => {
		url = await service.start();
	});
	afterAll(async () => await service.close());
	return state;
}
