/**
 * `npm run bench`: the same work in this package's nodes and in n8n's HTTP Request node, in a real n8n, in one run and in
 * turns, so that the machine is the same for all; the No Operation node is the floor.
 */

import { ensureHost } from '../host/install';
import { buildPackage } from '../host/package';
import { shutDown, shutDownOnSignals } from '../host/shutdown';
import { startWorld } from '../test/e2e/support/world';
import { figure, sample, type Sample } from './measure';
import { activateWithCount } from './rows';
import { worksFor } from './works';

const ROUNDS = 5;

interface Row {
	work: string;
	node: string;
	count: number;
	samples: Sample[];
}

async function main(): Promise<void> {
	const host = await ensureHost();
	await buildPackage();
	const world = await startWorld();
	// So much that nobody is refused for want of money.
	world.sandbox.state.balance.mcnTelecom = Number.MAX_SAFE_INTEGER;
	world.sandbox.state.balance.mobilgroup = Number.MAX_SAFE_INTEGER;
	const rows: Row[] = [];
	for (const { name: work, count, contestants } of worksFor(world)) {
		const entries = [];
		for (const { name: node, node: settings } of contestants) {
			const workflow = await activateWithCount(world, settings);
			entries.push({ row: { work, node, count, samples: [] as Sample[] }, workflow });
		}
		// Round 0 warms up and is not counted.
		for (let round = 0; round <= ROUNDS; round += 1) {
			for (const { row, workflow } of entries) {
				const taken = await sample(world, workflow, count);
				if (round > 0) row.samples.push(taken);
				console.log(`${work}, ${row.node}, round ${round} of ${ROUNDS}: ${taken.nodeMs} ms`);
			}
		}
		rows.push(...entries.map(({ row }) => row));
	}
	await world.stop();
	print(host.version, rows);
}

function print(version: string, rows: Row[]): void {
	console.log(`\nn8n ${version}, ${ROUNDS} rounds in turns; median (lowest to highest)`);
	const shown = (samples: Sample[], field: keyof Sample) => {
		const { median, lowest, highest } = figure(samples.map((taken) => taken[field]));
		return lowest === highest ? String(median) : `${median} (${lowest}-${highest})`;
	};
	console.table(
		rows.map(({ work, node, samples }) => ({
			work,
			node,
			'node ms': shown(samples, 'nodeMs'),
			'whole ms': shown(samples, 'wholeMs'),
			requests: shown(samples, 'requests'),
			'memory MB': shown(samples, 'memoryMb'),
		})),
	);
}

shutDownOnSignals(1);
main()
	.catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	})
	.finally(() => void shutDown());
