/**
 * `npm run coverage:api`: what of the services' documents a test run has met, as `seen / documented`.
 *
 * Runs the engine and sandbox tests; where VOICE_CALLS_SEEN_FOLDER names a folder, reads what an earlier run left there.
 * Exits with 1 when anything that is documented was not seen.
 */

import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { type Documented, kinds, lineOf, SEEN_FOLDER } from './coverage';
import { documents } from './documents';

const root = join(__dirname, '..');

function runTests(folder: string): void {
	rmSync(folder, { recursive: true, force: true });
	const jest = join(root, 'node_modules/jest/bin/jest.js');
	const tests = ['--selectProjects', 'engine', 'sandbox'];
	const { status, stderr } = spawnSync(process.execPath, [jest, ...tests, '--silent'], {
		cwd: root,
		env: { ...process.env, [SEEN_FOLDER]: folder },
		encoding: 'utf8',
	});
	if (status !== 0) throw new Error(`The tests failed:\n${stderr.slice(-4000)}`);
}

function readSeen(folder: string): Set<string> {
	const files = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
	return new Set(files.flatMap((text) => text.split('\n')));
}

/** Prints one line for each kind of one service; returns how many names are missing. */
function report(documented: Documented, seen: Set<string>): number {
	const missing = kinds.flatMap((kind) => {
		const names = documented[kind];
		const unseen = names.filter((name) => !seen.has(lineOf(documented.service, kind, name)));
		const met = names.length - unseen.length;
		process.stdout.write(`${documented.service} ${kind}s: ${met} / ${names.length}\n`);
		return unseen.map((name) => `  not seen: ${kind} ${name}\n`);
	});
	process.stdout.write(missing.join(''));
	return missing.length;
}

function main(): void {
	const given = process.env[SEEN_FOLDER];
	const folder = given ?? join(root, '.reports/seen');
	if (!given) runTests(folder);
	const seen = readSeen(folder);
	const missing = documents.reduce((sum, documented) => sum + report(documented, seen), 0);
	const total = documents.reduce(
		(sum, documented) => sum + kinds.flatMap((kind) => documented[kind]).length,
		0,
	);
	const percent = Math.floor(((total - missing) / total) * 100);
	process.stdout.write(`${total - missing} / ${total} of what the API documentation names, ${percent} %\n`);
	process.exitCode = missing > 0 ? 1 : 0;
}

try {
	main();
} catch (error) {
	process.stderr.write(`${(error as Error).message}\n`);
	process.exitCode = 1;
}
