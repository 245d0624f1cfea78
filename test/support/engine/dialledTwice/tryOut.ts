/** Tries an operation out: every row in every way. */

import type { NodeUnderTest } from '../engine';
import type { Caller } from './callers';
import type { Verdict } from './judge';
import { type Item, retryByHand, type Seen, type Way, ways } from './ways';

/** A row on its way: the numbers that are called, and the verdict on each once it has been. */
export interface Trial {
	/** Title of the row. */
	row: string;
	phones: string[];
	/** @param place of the number among those of the row */
	judge: (place: number, told: string | undefined, way: Way) => Verdict;
}

export interface Finding extends Verdict {
	row: string;
	way: string;
}

/** Runs of one way at a time. */
const AT_ONCE = 8;

/**
 * @param node of the operation, with its parameters
 * @param makeTrials rows with numbers that nobody has called yet
 */
export async function tryOut(
	{ waits }: Caller,
	node: NodeUnderTest,
	makeTrials: () => Trial[],
): Promise<Finding[]> {
	const findings: Finding[] = [];
	const note = (way: Way, trial: Trial, { told }: Seen, name = way.name) => {
		trial.phones.forEach((_, place) =>
			findings.push({ row: trial.row, way: name, ...trial.judge(place, told[place], way) }),
		);
	};
	const possible = ways.filter(({ needsItems = false }) => !(needsItems && waits));
	await Promise.all(
		possible.map(async (way) => {
			const tryWay = way.sharesRun && !waits ? together : eachAlone;
			await tryWay(way, node, makeTrials(), note);
		}),
	);
	return findings;
}

type Note = (way: Way, trial: Trial, seen: Seen, name?: string) => void;

const itemsOf = ({ phones, row }: Trial): Item[] => phones.map((phone) => ({ phone, text: textOf(row) }));

/** Another one for every row, without numbers that look like phones. */
const textOf = (row: string) => `Row ${Buffer.from(row).toString('base64url').replace(/\d/g, '-')}`;

async function together(way: Way, node: NodeUnderTest, trials: Trial[], note: Note): Promise<void> {
	const { told } = await way.run(node, trials.flatMap(itemsOf));
	for (const trial of trials) note(way, trial, { told: told.splice(0, trial.phones.length) });
}

async function eachAlone(way: Way, node: NodeUnderTest, trials: Trial[], note: Note): Promise<void> {
	const left = [...trials];
	const work = async () => {
		for (let trial = left.shift(); trial; trial = left.shift()) {
			const seen = await way.run(node, itemsOf(trial));
			note(way, trial, seen);
			if (!seen.stopped?.error) continue;
			const again = await retryByHand(node, seen.stopped, trial.phones.length);
			note(way, trial, again, `${way.name}, then retried by hand`);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
}
