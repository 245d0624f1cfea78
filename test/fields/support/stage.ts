/** The service, the credentials and the clock for one file of tests. */

import type * as nodeDns from 'node:dns';
import { setTimeout as delay } from 'node:timers/promises';

import { CannedService } from '../../support/cannedService';
import { goodAnswer } from '../../support/goodAnswers';
import type { CredentialData } from '../../support/engine/credentials';
import { mcnCredential } from '../../support/engine/mcn';
import { mobilgroupCredential } from '../../support/engine/mobilgroup';
import { zvonobotCredential } from '../../support/engine/zvonobot';
import { freezeWorld } from './frozen';
import type { Scene } from './scenes';

/** Enough for requests to overlap that are sent together. */
const SLOW_MS = 10;

export interface Stage {
	service: CannedService;
	/** Its address. */
	readonly url: string;
	/** The most requests that were under way at once. */
	mostAtOnce: number;
	/** Hosts that are not this machine, where a request was to go. */
	elsewhere: string[];
	/** Forgets what was, for a run in which the service is slow or busy. */
	begin(scene: Pick<Scene, 'slow' | 'busyFirst'>): void;
	/** @param type of the node */
	credentialFor(type: string): CredentialData;
}

export function stage(): Stage {
	freezeWorld();
	const service = new CannedService();
	let url = '';
	let underWay = 0;
	let slow = false;
	let busy = false;
	const state: Stage = {
		service,
		get url() {
			return url;
		},
		...{ mostAtOnce: 0, elsewhere: [] },
		begin(scene) {
			slow = scene.slow === true;
			busy = scene.busyFirst === true;
			Object.assign(state, { mostAtOnce: 0, elsewhere: [] });
			service.requests.length = 0;
		},
		credentialFor(type) {
			const all = { ...mcnCredential(url), ...mobilgroupCredential(url), ...zvonobotCredential(url) };
			const name = `${type.replace(/(Campaign|Trigger)$/, '')}Api` as keyof typeof all;
			return { [name]: all[name] };
		},
	};
	service.answer('*', async (request) => {
		underWay += 1;
		state.mostAtOnce = Math.max(state.mostAtOnce, underWay);
		if (slow) await delay(SLOW_MS);
		underWay -= 1;
		if (!busy || request.path.endsWith('/getTemplates')) return goodAnswer(request);
		busy = false;
		return { status: 429, headers: { 'retry-after': '1' }, body: '' };
	});
	beforeAll(async () => {
		url = await service.listen();
		stayHere((host) => void state.elsewhere.push(host));
	});
	afterAll(async () => await service.close());
	return state;
}

/** Only this machine is found, so that an address that was left as it was leads nowhere. */
function stayHere(tell: (host: string) => void): void {
	const dns = jest.requireActual<typeof nodeDns>('node:dns');
	const { lookup } = dns;
	jest.spyOn(dns, 'lookup').mockImplementation(((host: string, ...rest: unknown[]) => {
		if (host === 'localhost') return (lookup as (...all: unknown[]) => void)(host, ...rest);
		tell(host);
		const answer = rest[rest.length - 1] as (error: Error) => void;
		const error = Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
		setImmediate(answer, error);
	}) as never);
}
