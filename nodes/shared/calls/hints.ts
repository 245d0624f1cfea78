/** What a person who looks at the execution has to know of its calls: one sentence for all that are alike. */

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { outcomeOf } from '../errors';

type Hinting = Pick<IExecuteFunctions, 'addExecutionHints'>;

/** @param where unclear calls can be looked up, where that is one place */
export function addHints(context: Hinting, results: Array<INodeExecutionData | Error>, where?: string): void {
	const unclear = results.filter((one) => one instanceof Error && outcomeOf(one) === 'unclear');
	hintAtUnclear(context, unclear.length, where);
	const dry = results.flatMap((one) => ('json' in one && one.json.reason === 'dryRun' ? [one.json] : []));
	if (dry.length === 0) return;
	const count = `Calls that would have been placed: ${dry.length}, requests: ${Number(dry[0].requests)}.`;
	context.addExecutionHints({ message: `Dry run: nobody was called. ${count}`, location: 'outputPane' });
}

export function hintAtUnclear(
	context: Hinting,
	count: number,
	where = "the provider's account portal",
): void {
	if (count === 0) return;
	const what = count === 1 ? '1 call is unclear: look it up' : `${count} calls are unclear: look them up`;
	context.addExecutionHints({
		message: `${what} in ${where} before you call again.`,
		type: 'warning',
		location: 'outputPane',
	});
}
