/**
 * What a campaign keeps while its execution waits: in one place of the execution, whatever number of passes it takes. The
 * item that goes round only says how things stand.
 */

import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	ITaskDataConnectionsSource,
} from 'n8n-workflow';

import { isRecord } from '../values/text';
import type { Row } from './course';
import { newRow } from './course';

export interface Campaign {
	/** Tells the item that comes back from rows of another campaign. */
	id: string;
	/** The run of the node in which it began, and how many it has taken. */
	run: number;
	pass: number;
	startedAt: number;
	/** When something has changed last, in milliseconds since 1970. */
	changedAt: number;
	rows: Row[];
	/** What came in, and where from. n8n stores it once, because it is the output of the node before. */
	input: INodeExecutionData[];
	source: ITaskDataConnectionsSource | null;
}

const STATE = 'campaign';

/** @returns the campaign that goes on with this pass; undefined where one begins */
export function openCampaign(context: IExecuteFunctions): Campaign | undefined {
	const kept = context.getContext('node')[STATE] as Campaign | undefined;
	const [item, ...others] = context.getInputData();
	const isBack = isRecord(kept) && others.length === 0 && item?.json.campaign === kept.id;
	return isBack ? kept : undefined;
}

/** @param run of the node in this execution */
export function beginCampaign(context: IExecuteFunctions, run: number, now: number): Campaign {
	const input = [...context.getInputData()];
	const campaign: Campaign = {
		id: `${context.getExecutionId()}-${run}`,
		...{ run, pass: 0, startedAt: now, changedAt: now },
		rows: input.map(newRow),
		input,
		source: context.getExecuteData().source,
	};
	context.getContext('node')[STATE] = campaign;
	return campaign;
}

export function endCampaign(context: IExecuteFunctions): void {
	delete (context.getContext('node') as IDataObject)[STATE];
}

/**
 * Gives the node its rows as input again, so that expressions and named fields mean in every pass what they meant in the
 * first one.
 *
 * @throws Error where n8n does not see them
 */
export async function withRows<Result>(
	context: IExecuteFunctions,
	{ input, source }: Campaign,
	work: () => Promise<Result>,
): Promise<Result> {
	const current = context.getInputData();
	const data = context.getExecuteData();
	const before = { items: [...current], source: data.source };
	replace(current, input);
	data.source = source;
	try {
		const seen = context.evaluateExpression('{{ $input.all().length }}', 0);
		if (Number(seen) !== input.length) throw new Error('This version of n8n does not give the rows back');
		return await work();
	} finally {
		replace(current, before.items);
		data.source = before.source;
	}
}

/** What comes out in the end belongs to the rows: n8n would look for its way back to them in what went round. */
export function linkToRows(context: IExecuteFunctions, { source }: Campaign): void {
	const current = context.getExecuteData().source;
	if (current && source) replace(current.main, source.main);
}

/** In place, because n8n reads from this list itself. */
function replace<Entry>(list: Entry[], entries: Entry[]): void {
	if (list === entries) return;
	list.length = 0;
	for (const entry of entries) list.push(entry);
}
