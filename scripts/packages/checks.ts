/** What a package has to pass before it is tried: n8n's own CLI builds and lints it, n8n's scanner reads it. */

import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { lastLines, runProcess } from '../../host/processes';
import { ensureYara } from './tools';

/** Something that was checked, and what is wrong. */
export interface Check {
	/** As it is told when nothing is wrong. */
	what: string;
	faults: string[];
}

export interface Place {
	/** Of the package's repository. */
	folder: string;
	/** For what the tools print. */
	logs: string;
}

const TOLD_LINES = 30;
const scripts = join(__dirname, '..');

/** Lets the package's scripts find what it needs for its development. */
export async function linkTools(folder: string, modules: string): Promise<void> {
	await rm(join(folder, 'node_modules'), { recursive: true, force: true });
	await symlink(modules, join(folder, 'node_modules'));
}

export const build = async (place: Place): Promise<Check> =>
	await checked('built', place, 'npm', ['run', 'build']);

/** In strict mode the CLI refuses a configuration of its rules that is not the default one; warnings count too. */
export async function lint(place: Place): Promise<Check> {
	const check = await checked('lint 0/0 in strict mode', place, 'npm', ['run', 'lint']);
	const printed = stripVTControlCharacters(await readFile(logOf(place, check.what), 'utf8'));
	const problems = printed.split('\n').filter((line) => /\bproblems? \(/.test(line));
	return check.faults.length > 0 ? check : { ...check, faults: problems };
}

export const scan = async (place: Place): Promise<Check> =>
	await checked('scan passed', place, process.execPath, [join(scripts, 'scan.mjs'), place.folder]);

/** Packs it as for publishing. @returns the tarball beside it */
export async function pack(place: Place, destination: string): Promise<Check> {
	return await checked('packed', place, 'npm', [
		'pack',
		'--ignore-scripts',
		'--pack-destination',
		destination,
	]);
}

/** @param rules the folder with GuardDog's YARA rules, which n8n's scanner will have in a later version */
export async function scanForMalware(place: Place, tarball: string, rules: string): Promise<Check> {
	const modules = await ensureYara();
	const unpacked = await mkdtemp(join(tmpdir(), 'voice-calls-malware-'));
	try {
		const opened = { ...place, folder: unpacked };
		const { faults } = await checked('unpacked', opened, 'tar', ['-xzf', tarball, '--strip-components=1']);
		if (faults.length > 0) return { what: 'malware rules passed', faults };
		const script = [join(scripts, 'packages/malware.mjs'), rules, modules, unpacked];
		return await checked('malware rules passed', opened, process.execPath, script);
	} finally {
		await rm(unpacked, { recursive: true, force: true });
	}
}

async function checked(what: string, place: Place, command: string, args: string[]): Promise<Check> {
	const logFile = logOf(place, what);
	const passed = await runProcess({ command, args, cwd: place.folder, env: environment(), logFile });
	return { what, faults: passed ? [] : [`not ${what}:\n${told(logFile)}`] };
}

/** The end of a log, without the moving signs of n8n's CLI. */
const told = (logFile: string) =>
	stripVTControlCharacters(lastLines(logFile, TOLD_LINES)).replace(/^.*[◐◒◓◑].*$/gm, '');

const logOf = ({ logs }: Place, what: string) => join(logs, `${what.split(' ')[0]}.log`);

/** The rules take every file for a fixture of their own tests where this is "test", as jest has it. */
const environment = () => ({ ...process.env, NODE_ENV: 'production', NO_COLOR: '1' });
