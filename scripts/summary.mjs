// Adds up the reports of jest, of `npm run e2e:queue` and of `npm run packages`: names what failed, and says in the last line "<n> passed, <m> failed":
//   node scripts/summary.mjs <report.json> ...
// Tests that passed only when their file was run once more are named, too. Exits with 1 when a test failed or none ran.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** A report that is missing or cut short, or a file of tests that did not load, is a failure too. */
function count(file) {
	try {
		const report = JSON.parse(readFileSync(file, 'utf8'));
		return report.rows ? countRows(report.rows) : countTests(report);
	} catch {
		return { passed: 0, failures: ['the report is missing or cut short'] };
	}
}

function countTests({ numPassedTests, testResults, unsteady = [] }) {
	const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
		const failed = assertionResults.filter((test) => test.status === 'failed');
		const file = relative('.', name);
		if (status === 'failed' && failed.length === 0) return [`${file}: ${firstLines(message)}`];
		return failed.map(
			({ fullName, failureMessages }) => `${file}: ${fullName}\n${firstLines(failureMessages[0])}`,
		);
	});
	return { passed: numPassedTests, failures, unsteady };
}

/** Each row of the table of queue mode is a check, and so is what a package has to pass. */
function countRows(rows) {
	const failed = rows.filter(({ faults }) => faults.length > 0);
	const failures = failed.map(({ faults }) => faults.join('; '));
	return { passed: rows.length - failed.length, failures };
}

/** Enough to see what went wrong in a log that is cut. */
const firstLines = (message = '') =>
	stripVTControlCharacters(message)
		.split('\n')
		.filter((line) => line.trim())
		.slice(0, 8)
		.map((line) => `    ${line.trim().slice(0, 200)}`)
		.join('\n');

const files = process.argv.slice(2);
const counts = files.map(count);
const passed = counts.reduce((sum, report) => sum + report.passed, 0);
const failed = counts.reduce((sum, report) => sum + report.failures.length, 0);

for (const [index, { failures, unsteady = [] }] of counts.entries()) {
	for (const test of unsteady) console.log(`UNSTEADY in ${files[index]}, passed when run once more: ${test}`);
	for (const failure of failures) console.log(`FAILED in ${files[index]}: ${failure}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
