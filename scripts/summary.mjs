// Adds up the reports of jest, and of `npm run e2e:queue`, and says it in one line, "<n> passed, <m> failed":
//   node scripts/summary.mjs <report.json> ...
// Exits with 1 when a test failed or none ran.
import { readFileSync } from 'node:fs';

/** A report that is missing or cut short, or a file of tests that did not load, is a failure too. */
function count(file) {
	try {
		const report = JSON.parse(readFileSync(file, 'utf8'));
		if (report.rows) return countRows(report.rows);
		const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
		return { passed: report.numPassedTests, failed };
	} catch {
		return { passed: 0, failed: 1 };
	}
}

/** Each row of the table of queue mode is a check. */
function countRows(rows) {
	const failed = rows.filter(({ faults }) => faults.length > 0).length;
	return { passed: rows.length - failed, failed };
}

const counts = process.argv.slice(2).map(count);
const passed = counts.reduce((sum, report) => sum + report.passed, 0);
const failed = counts.reduce((sum, report) => sum + report.failed, 0);

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
