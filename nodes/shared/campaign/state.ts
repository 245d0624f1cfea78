/**
 * What a campaign keeps while its execution waits: in one place of the execution, whatever number of passes it takes. The
 * item that goes round only says how things stand.
 */

import type { IExecuteFunctions, INodeExecutionData, ITaskDataConnectionsSource } from 'n8n-workflow';

import { textOf } from '../values/text';
import { newRow, type Row, type Rules } from './course';
import type { Output } from './rules';

export interface Campaign {
	/** Tells the item that comes back from rows of another campaign. */
	id: string;
	/** The run of the node in which it began, and how many it has taken. */
	run: number;
	pass: number;
	startedAt: number;
	/** When something has changed last, in milliseconds since 1970. */
	changedAt: number;
	/** As they were read when it began. */
	rules: Rules;
	output: Output;
	rows: Row[];
	/** What came in, and where from. n8n stores it once, because it is the output of the node before. */
	input: INodeExecutionData[];
	source: ITaskDataConnectionsSource | null;
}

const STATE = 'campaigns';

/** Those under way, by their ID: two lists that reach the node are two campaigns. */
function campaignsIn(context: IExecuteFunctions): Record<string, Campaign> {
	const kept = context.getContext('node');
	return (kept[STATE] ??= {}) as Record<string, Campaign>;
}

/**
 * @returns the campaign that goes on with this pass; undefined where one begins
 * @throws Error where it is not known any more
 */
export function openCampaign(context: IExecuteFunctions): Campaign | undefined {
	const [item, ...others] = context.getInputData();
	const json = item?.json ?? {};
	const isProgress = others.length === 0 && PROGRESS.every((name) => name in json);
	if (!isProgress) return undefined;
	const campaign = campaignsIn(context)[textOf(json.campaign) ?? ''];
	if (!campaign)
		throw new Error('The campaign of this pass is no longer known, so its rows cannot be returned');
	return campaign;
}

/** By these the item that goes round is known. */
const PROGRESS = ['campaign', 'nextLook', 'toCallAgain'];

/** @param begun how it is to go, and the run of the node in this execution */
export function beginCampaign(
	context: IExecuteFunctions,
	begun: Pick<Campaign, 'run' | 'rules' | 'output' | 'startedAt'>,
): Campaign {
	const input = [...context.getInputData()];
	const campaign: Campaign = {
		id: `${context.getExecutionId()}-${begun.run}`,
		...begun,
		...{ pass: 0, changedAt: begun.startedAt },
		rows: input.map(newRow),
		input,
		source: context.getExecuteData().source,
	};
	campaignsIn(context)[campaign.id] = campaign;
	return campaign;
}

export function endCampaign(context: IExecuteFunctions, { id }: Campaign): void {
	delete campaignsIn(context)[id];
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
