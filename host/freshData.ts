/** n8n lays out its database the first time it starts, which takes a third of that time. Here it does so once for all. */

import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { Host } from './install';
import { withLock } from './lock';
import { startN8n } from './n8n';
import { NO_EDITOR } from './n8nSettings';

const FOLDER = '.n8n';
/** Its key, and its database. */
const KEPT = /^(config|database\.sqlite.*)$/;

/** Puts the data of an n8n that was started once, and holds nothing, into a folder. */
export async function layFreshData(host: Host, dataFolder: string): Promise<void> {
	await cp(await freshData(host), join(dataFolder, FOLDER), { recursive: true });
}

/** Beside the n8n that it belongs to. */
async function freshData(host: Host): Promise<string> {
	const folder = `${dirname(host.modules)}-data`;
	if (existsSync(folder)) return folder;
	await withLock(`${folder}.lock`, async () => {
		if (!existsSync(folder)) await make(host, folder);
	});
	return folder;
}

async function make(host: Host, folder: string): Promise<void> {
	const started = await mkdtemp(`${folder}-`);
	try {
		const n8n = await startN8n({ host, dataFolder: started, env: NO_EDITOR });
		await n8n.stop();
		const partial = join(started, 'kept');
		await mkdir(partial);
		for (const name of (await readdir(join(started, FOLDER))).filter((one) => KEPT.test(one)))
			await rename(join(started, FOLDER, name), join(partial, name));
		await rename(partial, folder);
	} finally {
		await rm(started, { recursive: true, force: true });
	}
}
