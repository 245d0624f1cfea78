/** How a phase of the whole run takes a file in which a test failed: `scripts/phase.mjs`. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { root } from '../support/files';
import { copyOf, type Copy } from '../support/copy';

type Outcome = 'passed' | 'failed';

/** Stands in for jest: each file has one test, with an outcome for each time that it is run. */
const TESTS = `
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
const outcomes = JSON.parse(readFileSync('outcomes.json', 'utf8'));
const runs = existsSync('runs') ? Number(readFileSync('runs', 'utf8')) : 0;
writeFileSync('runs', String(runs + 1));
const place = process.argv.indexOf('--runTestsByPath');
const files = place < 0 ? Object.keys(outcomes) : process.argv.slice(place + 1).filter((one) => !one.startsWith('--'));
const testResults = files.map((name) => {
	const status = outcomes[name][runs];
	return { name, status, message: '', assertionResults: [{ fullName: 'holds', status, failureMessages: ['It did not.'] }] };
});
const passed = testResults.filter(({ status }) => status === 'passed');
const file = process.argv.find((one) => one.startsWith('--outputFile=')).split('=')[1];
writeFileSync(file, JSON.stringify({ numPassedTests: passed.length, testResults }));
process.exitCode = passed.length < files.length ? 1 : 0;
`;

/** Its exit code, and what the summary says of it. */
function run(outcomes: Record<string, Outcome[]>): { code: number | null; said: string } {
	copy = copyOf(['scripts'], { scripts: { fake: 'node fake.mjs' } });
	const { folder } = copy;
	const inFolder = { cwd: folder, encoding: 'utf8' } as const;
	mkdirSync(path.join(folder, '.reports'));
	writeFileSync(path.join(folder, 'fake.mjs'), TESTS);
	writeFileSync(path.join(folder, 'outcomes.json'), JSON.stringify(outcomes));
	const { status } = spawnSync(process.execPath, ['scripts/phase.mjs', 'few', 'fake'], inFolder);
	const summary = path.join(root, 'scripts/summary.mjs');
	const { stdout } = spawnSync(process.execPath, [summary, '.reports/few.json'], inFolder);
	return { code: status, said: stdout };
}

let copy: Copy;
afterEach(() => copy.remove());

it('runs a file once more, and names the test that passed only then', () => {
	const { code, said } = run({ '/a.test.ts': ['passed'], '/b.test.ts': ['failed', 'passed'] });
	expect(code).toBe(0);
	expect(said).toBe(
		'UNSTEADY in .reports/few.json, passed when run once more: /b.test.ts: holds\n2 passed, 0 failed\n',
	);
});

it('fails when a test fails again, and gives those that kill n8n one try', () => {
	const { code, said } = run({
		'/b.test.ts': ['failed', 'failed'],
		'/c.test.ts': ['failed', 'passed'],
		...Object.fromEntries(
			['killed', 'callListKilled'].map((name) => [
				`/e2e/${name}.test.ts`,
				['failed', 'passed'] satisfies Outcome[],
			]),
		),
	});
	expect(code).toBe(1);
	expect(said).toContain('passed when run once more: /c.test.ts');
	expect(said).toContain('1 passed, 3 failed');
});
