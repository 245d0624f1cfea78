// Runs an npm script of tests, and writes jest's report into .reports/<name>.json:
//   node scripts/phase.mjs <name> <npm script> [options]
// A file in which a test failed is run once more, with nothing beside it: time that ran out on a busy machine is enough then,
// while a fault shows again. What passes only then is listed in the report as unsteady. Files that kill n8n have one
// try: what they look for shows now and then.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const ONE_TRY = /\/(killed|callListKilled)\.test\./;
const [name, script, ...options] = process.argv.slice(2);
const report = `.reports/${name}.json`;
const started = Date.now();
let running;
// What is run ends with it.
process.on('SIGTERM', () => {
	running?.kill('SIGTERM');
	process.exit(1);
});

/** Ends with the code of the npm script. */
async function run(file, args) {
	running = spawn('npm', ['run', script, '--', ...args, '--json', `--outputFile=${file}`], {
		stdio: 'inherit',
	});
	return await new Promise((resolve) => running.on('exit', (exitCode) => resolve(exitCode ?? 1)));
}

/** Nothing when there is nothing to try again, as in the table of queue mode. */
async function tryAgain(first) {
	const files = (first.testResults ?? []).filter(hasFailed).map((result) => result.name);
	const chosen = files.filter((file) => !ONE_TRY.test(file));
	if (chosen.length === 0) return undefined;
	console.log(`\n${name}: once more, one after the other:\n${chosen.join('\n')}\n`);
	const again = `.reports/${name}-again.json`;
	await run(again, [...options, '--maxWorkers=1', '--runTestsByPath', ...chosen]);
	if (!existsSync(again)) return undefined;
	const both = merged(first, read(again));
	writeFileSync(report, JSON.stringify(both));
	return both.testResults.some(hasFailed) ? 1 : 0;
}

/** With the second result of each file that has one. */
function merged(first, second) {
	const secondOf = (result) => second.testResults.find((one) => one.name === result.name) ?? result;
	const testResults = first.testResults.map(secondOf);
	const failed = testResults.flatMap(failuresOf);
	const { length: numPassedTests } = testResults.flatMap(({ assertionResults }) =>
		assertionResults.filter(hasPassed),
	);
	const unsteady = first.testResults.flatMap(failuresOf).filter((failure) => !failed.includes(failure));
	return { testResults, numPassedTests, unsteady };
}

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const hasFailed = ({ status }) => status === 'failed';
const hasPassed = ({ status }) => status === 'passed';

/** The tests that failed, or the file when it did not load. */
function failuresOf({ name: file, status, assertionResults }) {
	const titles = assertionResults.filter(hasFailed).map(({ fullName }) => `${file}: ${fullName}`);
	return status === 'failed' && titles.length === 0 ? [file] : titles;
}

let code = await run(report, options);
if (code !== 0 && existsSync(report)) code = (await tryAgain(read(report))) ?? code;
console.log(`${name}: ${Math.round((Date.now() - started) / 1000)} s`);
process.exitCode = code;
