import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ensureHost } from '../../../host/install';
import { packPackage } from '../../../host/package';
import { startWorld as startWorldIn, type World, type WorldOptions } from '../../../host/world';

export type { World };

/** How long a suite's beforeAll may take: the first one on a machine installs n8n. */
export const START_TIMEOUT_MS = 15 * 60 * 1000;

/** Starts a real n8n with the built package, and the sandbox, for one suite of tests. */
export async function startWorld(options: Partial<WorldOptions> = {}): Promise<World> {
	const host = await ensureHost();
	const packed = await packPackage();
	const dataFolder = await mkdtemp(join(tmpdir(), 'voice-calls-e2e-'));
	const removeData = async () => await rm(dataFolder, { recursive: true, force: true });
	try {
		const world = await startWorldIn({
			...{ host, packed, dataFolder, callbackDelayMs: 50, sandbox: { minuteMs: 1000 } },
			...options,
		});
		return {
			...world,
			stop: async () => {
				await world.stop();
				await removeData();
			},
		};
	} catch (error) {
		await removeData();
		throw error;
	}
}
