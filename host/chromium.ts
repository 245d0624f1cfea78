import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { dataRoot } from './dataRoot';
import { cacheFolder } from './install';
import { makeCacheFolder } from './installErrors';
import { withLock } from './lock';
import { lastLines, runProcess } from './processes';
import { step } from './progress';

/** Where the systems' packages put it; Chrome will do as well. */
const USUAL_PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const LOG_FILE = join(dataRoot, 'logs/chromium.log');
const ADVICE = 'Install it, or name one: VOICE_CALLS_CHROMIUM=<program>';

/** The browser for the tests of pages; installed from the system's packages if there is none. */
export async function ensureChromium(): Promise<string> {
	const { VOICE_CALLS_CHROMIUM: named } = process.env;
	if (named) return named;
	await makeCacheFolder(cacheFolder());
	// Suites that run side by side all look for it, and it is there before it is whole.
	return await withLock(join(cacheFolder(), 'chromium.lock'), findOrInstall);
}

async function findOrInstall(): Promise<string> {
	const found = USUAL_PLACES.find(existsSync);
	if (found) return found;
	await step('Installing Chromium (apt-get install chromium)', install);
	const installed = USUAL_PLACES.find(existsSync);
	if (!installed) throw new Error(`Chromium was installed and is not there. ${ADVICE}`);
	return installed;
}

async function install(): Promise<void> {
	const isRoot = process.getuid?.() === 0;
	const sh = async (script: string) =>
		await runProcess({
			command: isRoot ? 'sh' : 'sudo',
			args: isRoot ? ['-c', script] : ['-n', 'sh', '-c', script],
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
			logFile: LOG_FILE,
		}).catch(() => false);
	if (await sh('apt-get update -qq && apt-get install -y -qq chromium')) return;
	throw new Error(`Chromium could not be installed. ${ADVICE}\n\nThe log ends with:\n${lastLines(LOG_FILE)}`);
}
