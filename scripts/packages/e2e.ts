/** A service's part of the tests in a real n8n, with its own package in it in place of the one that has all services. */

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { lastLines, runProcess } from '../../host/processes';
import { root } from '../../test/support/files';
import type { Check, Place } from './checks';
import type { Service } from './services';

/** n8n installs the package by its name. */
const INSTALL = 'install';
/** Beside the file that is named after the service: where it has more than calls and a trigger. */
const PARTS: Record<string, string[]> = {
	mobilgroup: ['verificationAndWait'],
	zvonobot: ['waitingShown'],
};
const TIMEOUT_LINES = 30;

interface Report {
	testResults: Array<{
		name: string;
		message: string;
		assertionResults: Array<{ fullName: string; status: string; failureMessages: string[] }>;
	}>;
}

export const suitesOf = ({ node }: Service): string[] =>
	[INSTALL, node, ...(PARTS[node] ?? [])].map((name) => `test/e2e/${name}.test.ts`);

/** @returns whether n8n loads it, and what its tests say */
export async function tryInN8n(service: Service, { folder, logs }: Place): Promise<Check[]> {
	const [logFile, report] = [join(logs, 'e2e.log'), join(logs, 'e2e.json')];
	const args = ['--selectProjects', 'e2e', '--maxWorkers=2', '--json', `--outputFile=${report}`];
	await runProcess({
		command: process.execPath,
		args: [require.resolve('jest/bin/jest'), ...args, '--runTestsByPath', ...suitesOf(service)],
		cwd: root,
		env: { ...process.env, VOICE_CALLS_PACKAGE: folder },
		logFile,
	});
	if (!existsSync(report)) {
		return [{ what: 'loaded', faults: [`not tried:\n${lastLines(logFile, TIMEOUT_LINES)}`] }];
	}
	const { testResults } = JSON.parse(await readFile(report, 'utf8')) as Report;
	const isInstall = (name: string) => name.endsWith(`/${INSTALL}.test.ts`);
	const checks = (wanted: boolean) =>
		testResults.filter(({ name }) => isInstall(name) === wanted).flatMap(checksOf);
	return [...checks(true), ...checks(false)];
}

/** Each test is a check; a file that did not load is one that failed. */
function checksOf({ name, message, assertionResults }: Report['testResults'][number]): Check[] {
	const ran = assertionResults.filter(({ status }) => status !== 'pending');
	const what = name.endsWith(`/${INSTALL}.test.ts`) ? 'loaded' : 'e2e';
	if (ran.length === 0) return [{ what, faults: [`${name}: ${message || 'ran no test'}`] }];
	return ran.map(({ fullName, status, failureMessages }) => ({
		what,
		faults: status === 'passed' ? [] : [`${fullName}\n${failureMessages[0] ?? ''}`],
	}));
}
