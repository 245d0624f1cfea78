/** Reads how a campaign is to go. The same for all rows: it is read with the first one. */

import type { Item } from '../item';
import { NO_LIMIT, type Reason, REASONS, type Rules } from './course';

/** What the user wants to come out. */
export interface Output {
	/** Undefined for all fields of the input. */
	inputFields?: string[];
	/** Empty where the result stands beside them. */
	resultField: string;
	report: boolean;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Longer than any campaign: what n8n stores is still a number. */
const MOST_HOURS = 8760;
const COUNT = { min: 1, whole: true };
const ORDERS = ['all', 'chain', 'waves'] as const;
const USUAL = {
	after: ['busy', 'noAnswer', 'unavailable'] satisfies Reason[],
	minutes: 30,
	mostCalls: 2,
	giveUpHours: 6,
};

/** @throws NodeOperationError naming the field that can't be read */
export function readRules(item: Item, stopAfterLabel = 'Stop After (Approvals)'): Rules {
	const options = item.group('options', 'Options');
	const stops = item.guards('options', 'Options');
	const order = item.choice('order', 'Call', ORDERS, 'all');
	const stopAfter = stops.number('stopAfter', stopAfterLabel, COUNT);
	return {
		...readCallAgain(item),
		atOnce: order === 'all' ? NO_LIMIT : order === 'chain' ? 1 : readWaveSize(item),
		stopAfter: stopAfter ?? (order === 'chain' ? 1 : NO_LIMIT),
		stopAtCost: stops.number('stopAtCost', 'Stop at Cost', { min: 0, above: true }) ?? NO_LIMIT,
		giveUpMs:
			(options.number('giveUpHours', 'Give Up After (Hours)', { min: 0, above: true, max: MOST_HOURS }) ??
				USUAL.giveUpHours) * HOUR_MS,
	};
}

const readWaveSize = (item: Item): number =>
	item.required(item.number('waveSize', 'Calls in a Wave', COUNT), 'Calls in a Wave', 'waveSize');

/** On as soon as one of its rules is added. */
function readCallAgain(item: Item): Pick<Rules, 'callAgain' | 'mostPerPerson'> {
	const rules = item.group('callAgain', 'Call Again');
	const cap = item.guards('callAgain', 'Call Again').number('mostCalls', 'Max Calls per Person', COUNT);
	const isOn = ['after', 'minutes', 'mostCalls'].some((name) => rules.has(name));
	if (!isOn) return { mostPerPerson: NO_LIMIT };
	const after = rules.has('after') ? rules.choices('after', 'After', REASONS) : USUAL.after;
	const minutes =
		rules.number('minutes', 'Minutes Between', { min: 1, max: MOST_HOURS * 60 }) ?? USUAL.minutes;
	return {
		callAgain: { after: after as Reason[], waitMs: minutes * MINUTE_MS },
		mostPerPerson: cap ?? USUAL.mostCalls,
	};
}

export function readOutput(item: Item): Output {
	const options = item.group('options', 'Options');
	const keepsAll = options.flag('includeInput', 'Include Input Fields', true);
	const named = options.has('inputFields') ? options.list('inputFields', 'Fields to Include') : undefined;
	return {
		inputFields: keepsAll ? named : [],
		resultField: options.text('resultField', 'Result Field') ?? '',
		report: options.flag('report', 'Report Item', false),
	};
}
