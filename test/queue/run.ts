/**
 * `npm run e2e:queue`: the packed package in n8n's queue mode, while processes stop, die and restart. Prints a table; ends
 * with 1 when a number was dialled twice, or more was lost than a killed process takes with it. `-- --json` prints the same
 * for scripts in the last line, or with `--outputFile` into a file; `-- --n8n 1.123.81` runs it in another version, and
 * `-- --row webhook` only the rows whose name says that. `-- --calls 300` makes fewer of the calls that nothing disturbs, and
 * `-- --calls 120` less of all else too.
 */

import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';

import { step } from '../../host/progress';
import { wantedVersion } from '../../host/recipe';
import { isShuttingDown, shutDown, shutDownOnSignals } from '../../host/shutdown';
import { startApprovals, type Approvals } from './approvals';
import { startCallList } from './callList';
import { runCalls, type Disturbance } from './calls';
import { during, mainRestarts, redisRestarts, workerIsKilled, workerStops } from './disturbances';
import { runMailing } from './mailing';
import { measureRemembering, runRetries, runSameNumbers } from './memory';
import { runSeveral } from './several';
import { faultsOf, type Row } from './row';
import { reportOf, type Report } from './report';
import { onePause, runChecks, runInAll, runVisits, threeAnHour } from './verification';
import { startQueueWorld, type QueueWorld } from './world';

const MAILED = 5_000;
const PEOPLE = 50;
/** Behind those of the rows. */
const REMEMBERING_GROUP = 19;
const LIST_GROUP = 18;

const { values: options } = parseArgs({
	options: {
		json: { type: 'boolean', default: false },
		outputFile: { type: 'string' },
		n8n: { type: 'string', default: wantedVersion() },
		row: { type: 'string', default: '' },
		calls: { type: 'string', default: '1000' },
	},
});

const CALLS = Number(options.calls);
/** With few calls, less of all else too. */
const atMost = (most: number) => Math.ceil(most * Math.min(1, CALLS / 300));
const CALLS_DISTURBED = atMost(100);
const EXECUTIONS = atMost(20);
const LISTED = atMost(300);
/** So many of the people who are waited for answer at a time. */
const SHARE = atMost(50);
const APPROVALS = SHARE * 4;

type Scenario = [name: string, run: (name: string, group: number) => Promise<Row>];

function scenariosOf(world: QueueWorld, approvals?: Approvals): Scenario[] {
	const calls = (count: number, disturb?: Disturbance): Scenario[1] => {
		return async (scenario, group) => await runCalls(world, { scenario, group, count, disturb });
	};
	const disturbed = (disturb: Disturbance) => calls(CALLS_DISTURBED, disturb);
	const whileSomeAnswer = (disturb: Disturbance) => {
		return disturbed(during(disturb, async () => await approvals?.answer(SHARE)));
	};
	const several = (executions: number): Scenario[1] => {
		return async (scenario, group) =>
			await runSeveral(world, { scenario, group, executions, people: PEOPLE });
	};
	return [
		['Calls and their callbacks', calls(CALLS)],
		['One mailing', async (name, group) => await runMailing(world, name, group, MAILED)],
		['Stopped lists, retried by hand', async (name, group) => await runRetries(world, name, group)],
		['One number in 20 executions at once', async (name, group) => await runSameNumbers(world, name, group)],
		['A worker is stopped (SIGTERM)', whileSomeAnswer(workerStops)],
		['A worker is killed (SIGKILL)', disturbed(workerIsKilled)],
		['Redis restarts', whileSomeAnswer(redisRestarts)],
		['The main process restarts', whileSomeAnswer(mainRestarts)],
		['People of one execution, a webhook process is killed', several(1)],
		[`People of ${EXECUTIONS} executions, a webhook process is killed`, several(EXECUTIONS)],
		...verifications(world),
	];
}

const verifications = (world: QueueWorld): Scenario[] => [
	// The first one: calls of the others would count.
	['Verification: 200 phones, 100 calls in all', async (name, group) => await runInAll(world, name, group)],
	[
		'Verification: 20 visitors at once on one phone',
		async (name, group) => await runVisits(world, name, group, onePause),
	],
	[
		'Verification: 20 visitors at once, three calls an hour',
		async (name, group) => await runVisits(world, name, group, threeAnHour),
	],
	['Verification: 20 checks of one code at once', async (name, group) => await runChecks(world, name, group)],
];

async function runAll(world: QueueWorld): Promise<Row[]> {
	const approvals = await step(`${APPROVALS} executions begin to wait for an answer`, async () => {
		return await startApprovals(world, 0, APPROVALS);
	});
	const list = await step(`${LISTED} people are called, and will be called again`, async () => {
		return await startCallList(world, LIST_GROUP, LISTED);
	});
	const rows = await runRows(scenariosOf(world, approvals));
	await step('The last answers', async () => await approvals.answer(SHARE));
	const called = await step(
		'The end of the list',
		async () => await list.row('A list called through it all'),
	);
	return [...rows, approvals.row('Answers waited for through it all'), called];
}

async function runRows(scenarios: Scenario[]): Promise<Row[]> {
	const rows: Row[] = [];
	for (const [place, [name, run]] of scenarios.entries()) {
		if (!name.includes(options.row)) continue;
		rows.push(await step(name, async () => await run(name, place + 1)));
	}
	if (rows.length === 0) throw new Error(`No row has "${options.row}" in its name.`);
	return rows;
}

async function main(): Promise<void> {
	const world = await startQueueWorld(options.n8n);
	const isWhole = options.row === '';
	const rows = isWhole ? await runAll(world) : await runRows(scenariosOf(world));
	const remembering = isWhole ? await measureRemembering(world, REMEMBERING_GROUP) : undefined;
	await step('Stopping', async () => await world.stop());
	tell({
		n8n: world.n8nVersion,
		machine: `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`,
		minutes: Math.round(process.uptime() / 6) / 10,
		rows: rows.map((row) => ({ ...row, faults: faultsOf(row) })),
		remembering,
	});
}

function tell(report: Report): void {
	const { json, outputFile } = options;
	if (json && outputFile) writeFileSync(outputFile, JSON.stringify(report));
	console.log(json && !outputFile ? JSON.stringify(report) : `\n${reportOf(report)}\n`);
	const faults = report.rows.flatMap((row) => row.faults);
	for (const fault of faults) console.error(fault);
	if (faults.length > 0) process.exitCode = 1;
}

shutDownOnSignals(1);
main()
	.catch((error: unknown) => {
		// After Ctrl-C, what was under way fails; that is no news.
		if (isShuttingDown()) return;
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	})
	.finally(() => void shutDown());
