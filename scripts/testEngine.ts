/**
 * Runs the engine's tests on the n8n-core that people use, the one of a real n8n:
 *   npm run test:engine                      of the newest version that is tested
 *   npm run test:engine -- --n8n 1.123.81    of another one
 * Everything else is passed on to jest, such as test/engine/bulk.test.ts.
 */

import { spawn } from 'node:child_process';

import { ensureHost } from '../host/install';

async function main(): Promise<void> {
	const rest = process.argv.slice(2);
	const place = rest.indexOf('--n8n');
	const [, wanted] = place >= 0 ? rest.splice(place, 2) : [];
	const { nodeBin, modules, version } = await ensureHost(wanted);

	const jest = [require.resolve('jest/bin/jest'), ...rest, '--selectProjects', 'engine'];
	const env = {
		...process.env,
		VOICE_CALLS_ENGINE_FROM: modules,
		VOICE_CALLS_N8N_VERSION: version,
		// n8n 2 prints the errors of nodes, which are what most of these tests are about.
		N8N_LOG_LEVEL: 'silent',
	};
	const child = spawn(nodeBin, jest, { stdio: 'inherit', env });
	child.on('exit', (code) => (process.exitCode = code ?? 1));
	// Ctrl-C reaches the tests too, so this only waits for them.
	process.on('SIGINT', () => undefined);
	process.on('SIGTERM', () => child.kill('SIGTERM'));
}

void main();
