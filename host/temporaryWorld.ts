import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { layFreshData } from './freshData';
import { ensureHost } from './install';
import { packPackage } from './package';
import { startWorld, type World, type WorldOptions } from './world';

/** Starts a real n8n with the built package, and the sandbox, in a folder that is gone when they stop. */
export async function startTemporaryWorld(options: Partial<WorldOptions> = {}): Promise<World> {
	const host = await ensureHost();
	const packed = await packPackage();
	const dataFolder = await mkdtemp(join(tmpdir(), 'voice-calls-'));
	const removeData = async () => await rm(dataFolder, { recursive: true, force: true });
	try {
		await layFreshData(host, dataFolder);
		const world = await startWorld({ host, packed, dataFolder, ...options });
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
