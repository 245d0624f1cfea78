/** `npm run check:live` as a program: exit codes, the report, and nobody called without a question. */

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { mobilgroupAccount, zvonobotAccount } from '../../sandbox/accounts';
import { CannedService } from '../support/cannedService';
import { root } from '../support/files';
import { useSandbox } from '../support/useSandbox';

// Each run starts a program, which takes its time on a machine that is busy.
jest.setTimeout(120_000);

let folder: string;
let report: string;
const sandbox = useSandbox({ wild: false, callbackDelayMs: 10 });
beforeAll(async () => {
	folder = mkdtempSync(path.join(tmpdir(), 'voice-calls-live-'));
});
afterAll(async () => {
	rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
	report = path.join(folder, 'report.md');
	rmSync(report, { force: true });
});

interface Ended {
	code: number | null;
	output: string;
}

/** @param interruptAt Ctrl-C when this has been said */
async function run(args: string[], env: Record<string, string>, interruptAt?: string): Promise<Ended> {
	const command = ['--import', 'tsx', 'scripts/live/run.ts', ...args, '--report', report];
	const child = spawn(process.execPath, command, {
		cwd: root,
		env: { ...process.env, ...env },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let output = '';
	const hear = (chunk: Buffer) => {
		output += chunk.toString();
		// Only once: the second Ctrl-C ends it at once.
		if (interruptAt !== undefined && output.includes(interruptAt) && !child.killed) child.kill('SIGINT');
	};
	child.stdout.on('data', hear);
	child.stderr.on('data', hear);
	const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
	return { code, output };
}

it('asks, writes the report, says where it is, and ends with 0 if nothing differs', async () => {
	const args = ['zvonobot', '--base-url', `${sandbox.url}/zvonobot`, '--call', '79000000121'];
	const { code, output } = await run(args, { ZVONOBOT_API_KEY: zvonobotAccount.apiKey });
	expect(output).toContain(`The report is in ${report}`);
	expect(output).toContain('Nobody is called: there was no yes at the terminal.');
	expect(code).toBe(0);
	expect(readFileSync(report, 'utf8')).toContain('# Live check of Zvonobot');
	expect(sandbox.state.calls).toEqual([]);
	expect(output + readFileSync(report, 'utf8')).not.toContain(zvonobotAccount.apiKey);
});

it('ends with 1 if something differs', async () => {
	const args = ['mobilgroup', '--base-url', `${sandbox.url}/mobilgroup`];
	const { code } = await run(args, { MOBILGROUP_API_KEY: mobilgroupAccount.disabledApiKey });
	expect(code).toBe(1);
	expect(readFileSync(report, 'utf8')).toContain('The Mobilgroup account is blocked');
});

it('ends with 2 and shows how it is used if the command line or the credential is wrong', async () => {
	const { code, output } = await run(['mcn'], { MCN_ACCESS_TOKEN: 'token', MCN_ACCOUNT_ID: '1' });
	expect(output).toContain('MCN Telecom has no free request.');
	expect(output).toContain('npm run check:live -- zvonobot|mobilgroup|mcn');
	expect(code).toBe(2);
	expect(existsSync(report)).toBe(false);
});

it('ends at Ctrl-C with 130, and writes down what it has', async () => {
	const service = await CannedService.start();
	service.answer('/api/get/', (_request, before) =>
		before === 0
			? { body: { result: 'ok', balance: '273,50', currency: 'Rub' } }
			: new Promise<never>(() => undefined),
	);
	const args = ['mobilgroup', '--base-url', service.url];
	const { code, output } = await run(args, { MOBILGROUP_API_KEY: 'a-key-of-a-test' }, 'Balance of mailings');
	await service.close();
	expect(output).toContain('Balance of mailings: as known');
	expect(code).toBe(130);
	expect(readFileSync(report, 'utf8')).toContain('stopped before the end');
});
