/**
 * `npm run bench`: the same work in this package's nodes and in n8n's HTTP Request node, in a real n8n, in one run and in
 * turns, so that the machine is the same for all; the No Operation node is the floor. Writes `bench/results.md`,
 * `bench/results.svg` and `bench/figures.json`. `-- --only works,memory` measures these parts anew and keeps the others;
 * `-- --json` prints the figures for scripts; `-- --quick` takes the small works only, and writes nothing.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { resolve } from 'node:path';

import { ensureHost } from '../host/install';
import { buildPackage } from '../host/package';
import { shutDown, shutDownOnSignals } from '../host/shutdown';
import { startTemporaryWorld } from '../host/temporaryWorld';
import type { World, WorldOptions } from '../host/world';
import { measureCampaigns } from './campaigns';
import { type Engine, ENGINES, figure, type Part, PARTS, type Report, type Row } from './figures';
import { sample } from './measure';
import { measurePackage } from './package';
import { toChart, toMarkdown } from './report';
import { activateWithCount } from './rows';
import { activateReceivers, deliveriesPerSecond } from './trigger';
import { type Work, worksFor } from './works';

const ROUNDS = 5;
const MEMORY_ROUNDS = 3;
/** Rows of a first run, after which n8n has loaded what it needs. */
const WARM_UP = 20;
const SMALL = 5000;
const CHARTED = 'mailing to 5,000';
/** The sandbox's time is sped up. */
const SANDBOX: Partial<WorldOptions> = { callbackDelayMs: 50, sandbox: { minuteMs: 1000 } };
const quick = process.argv.includes('--quick');
const json = process.argv.includes('--json');
const chosen = process.argv[process.argv.indexOf('--only') + 1]?.split(',') ?? [];
/** A quick run takes the small works alone. */
const only: readonly string[] = process.argv.includes('--only') ? chosen : quick ? ['works'] : PARTS;
const progress = (line: string) => process.stderr.write(`${line}\n`);

/** Round 0 warms up and is not counted. */
async function measureWork(world: World, { name: work, count, contestants }: Work): Promise<Row[]> {
	const entries = [];
	for (const { name: node, node: settings } of contestants) {
		const workflow = await activateWithCount(world, settings);
		entries.push({ row: { work, node, samples: [] } as Row, workflow });
	}
	for (let round = 0; round <= ROUNDS; round += 1) {
		for (const { row, workflow } of entries) {
			const taken = await sample(world, workflow, count);
			if (round > 0) row.samples.push(taken);
			progress(`${work}, ${row.node}, round ${round} of ${ROUNDS}: ${taken.nodeMs} ms`);
		}
	}
	return entries.map(({ row }) => row);
}

/** In a fresh n8n for each, because a process that has worked before has memory to spare. */
async function measureMemory(contestants: string[]): Promise<Report['memory']> {
	const taken = contestants.map((name) => ({ name, megabytes: [] as number[] }));
	for (let round = 1; round <= MEMORY_ROUNDS; round += 1) {
		for (const { name, megabytes } of taken) {
			const world = await startTemporaryWorld(SANDBOX);
			const work = worksFor(world).find((candidate) => candidate.name === CHARTED);
			const contestant = work?.contestants.find((candidate) => candidate.name === name);
			const workflow = await activateWithCount(world, contestant?.node ?? {});
			await sample(world, workflow, WARM_UP);
			const { memoryMb } = await sample(world, workflow, work?.count ?? 0);
			await world.stop();
			megabytes.push(memoryMb);
			progress(`memory, ${name}, round ${round} of ${MEMORY_ROUNDS}: ${memoryMb} MB`);
		}
	}
	return taken.map(({ name, megabytes }) => ({ name, megabytes: figure(megabytes) }));
}

/** In an n8n as it comes, and in those that evaluate expressions in another way. */
async function measureTriggers(engine: Engine): Promise<Report['deliveries'][Engine]> {
	const world = await startTemporaryWorld({ ...SANDBOX, env: ENGINES[engine] });
	const receivers = await activateReceivers(world);
	const taken = receivers.map(({ name }) => ({ name, rates: [] as number[] }));
	for (let round = 0; round <= ROUNDS; round += 1) {
		for (const [place, receiver] of receivers.entries()) {
			const rate = await deliveriesPerSecond(receiver);
			if (round > 0) taken[place].rates.push(rate);
			progress(`deliveries, ${receiver.name}, ${engine}, round ${round} of ${ROUNDS}: ${rate} a second`);
		}
	}
	await world.stop();
	return taken.map(({ name, rates }) => ({ name, perSecond: figure(rates) }));
}

async function measureWorks(world: World): Promise<Row[]> {
	const rows: Row[] = [];
	for (const work of worksFor(world).filter(({ count }) => !quick || count <= SMALL)) {
		rows.push(...(await measureWork(world, work)));
	}
	return rows;
}

const noDeliveries: Report['deliveries'] = { vm: [], lazy: [], quickjs: [], legacy: [] };

const isCharted = ({ work, node }: Pick<Row, 'work' | 'node'>) =>
	work === CHARTED && !node.startsWith('No Operation');

/** Each part on its own, so that what one has measured is kept when the next one is ended. */
const measures: Record<Part, (world: World) => Promise<Partial<Report>>> = {
	works: async (world) => ({ rows: await measureWorks(world) }),
	campaigns: async (world) => ({ campaigns: await measureCampaigns(world) }),
	triggers: async () => {
		const deliveries = { ...noDeliveries };
		for (const engine of Object.keys(ENGINES) as Engine[]) deliveries[engine] = await measureTriggers(engine);
		return { deliveries };
	},
	memory: async (world) => {
		const { name: work, contestants } = worksFor(world).find(({ name }) => name === CHARTED) as Work;
		const charted = contestants.filter(({ name }) => isCharted({ work, node: name }));
		return { memory: await measureMemory(charted.map(({ name }) => name)) };
	},
};

const FIGURES = resolve(__dirname, 'figures.json');

/** What was measured before, part by part. */
const figuresBefore = (): Partial<Report> =>
	existsSync(FIGURES) ? (JSON.parse(readFileSync(FIGURES, 'utf8')) as Partial<Report>) : {};

function save(report: Report): void {
	writeFileSync(FIGURES, `${JSON.stringify(report, null, '\t')}\n`);
	writeFileSync(resolve(__dirname, 'results.md'), toMarkdown(report));
	if (report.rows.length > 0) {
		writeFileSync(resolve(__dirname, 'results.svg'), toChart(report.rows.filter(isCharted), CHARTED));
	}
}

async function main(): Promise<void> {
	const host = await ensureHost();
	await buildPackage();
	const world = await startTemporaryWorld(SANDBOX);
	// So much that nobody is refused for lack of money.
	for (const service of ['mcnTelecom', 'mobilgroup', 'zvonobot'] as const) {
		world.sandbox.state.balance[service] = Number.MAX_SAFE_INTEGER;
	}
	const before = figuresBefore();
	let report: Report = {
		...{ measuredOn: {}, rows: [], campaigns: [], memory: [], deliveries: noDeliveries },
		...before,
		deliveries: { ...noDeliveries, ...before.deliveries },
		n8n: host.version,
		node: process.version,
		machine: `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB`,
		rounds: ROUNDS,
		package: measurePackage(),
	};
	for (const part of PARTS.filter((one) => only.includes(one))) {
		const measured = await measures[part](world);
		const measuredOn = { ...report.measuredOn, [part]: new Date().toISOString().slice(0, 10) };
		report = { ...report, ...measured, measuredOn };
		if (!quick) save(report);
	}
	await world.stop();
	console.log(json ? JSON.stringify(report, null, 2) : toMarkdown(report));
}

shutDownOnSignals(1);
main()
	.catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	})
	.finally(() => void shutDown());
