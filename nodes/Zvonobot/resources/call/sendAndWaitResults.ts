/** What comes out for people who are asked, before and after they have answered. */

import type { IDataObject, IExecuteFunctions, INode, INodeExecutionData } from 'n8n-workflow';

import { type ReadItem, type Result, toItems } from '../../../shared/calls/results';
import { isGate } from '../../../shared/calls/owner';
import { outcomeOf } from '../../../shared/errors';
import { pick, shorten } from '../../../shared/fields';
import { DRY_RUN } from '../../../shared/result';
import { type Awaited, peopleIn } from '../../../shared/waiting/wait';
import type { AskOutcome } from '../../callbacks/answer';
import { decisionOf } from '../../callbacks/decision';

/**
 * @param read what was asked, with the results of each
 * @returns one item for each input item; what is placed is worded as if nobody answers in time
 * @throws the first error, when the user chose to stop
 */
export function askedItems<Reading>(
	context: IExecuteFunctions,
	read: Array<ReadItem<Reading, string>>,
	results: Result[][],
): INodeExecutionData[] {
	const placed = results.flat().filter(isPlaced).length;
	const [{ entries, item }] = read;
	const isTogether = entries.length > 1;
	// Of several who decide together, one who cannot be called keeps nobody from deciding.
	if (isTogether && (placed > 0 || !results[0].some((result) => result instanceof Error))) {
		const people = results[0].map((result, at) => toPerson(result, entries[at].call));
		return [{ json: decisionOf(people), pairedItem: { item: item.index } }];
	}
	const failed = results.flat().find((result) => result instanceof Error);
	if (failed && placed > 0) failed.description = `${failed.description ?? ''} ${keptAnswers(placed)}`.trim();
	return toItems(context, results.flat()).map((one) => ({ ...one, json: toResult(one.json) }));
}

const isPlaced = (result: Result): boolean => 'json' in result && result.json.outcome === 'placed';

const keptAnswers = (count: number): string =>
	`Others were called: ${count}. They are not called again: retry the execution when their calls are over to continue with their answers. If this stays, choose to continue under 'On Error'.`;

function toPerson(result: Result, phone: string): IDataObject {
	if ('json' in result) return toResult(result.json);
	const { outcome, state, ...shape } = resultFor({ phone }, 'skipped');
	return { ...shape, outcome: outcomeOf(result) ?? outcome, state, message: result.message };
}

/** Errors stay as they are. */
function toResult(json: IDataObject): IDataObject {
	if (json.outcome === 'placed') return resultFor(json, 'timedOut');
	return json.outcome === 'skipped' ? resultFor(json, 'skipped') : json;
}

const FIRST = ['approved', 'outcome', 'reason', 'answer', 'label', 'phone'];
const OF_CALL = ['callId', 'state', 'askedAt', 'choices', 'goOnWhen', 'message'];
const OF_DECISION = ['state', 'decidedBy', 'people'];

/** What Simplify leaves; a callback gives no more of it. */
export function shortened(node: INode, json: IDataObject): IDataObject {
	if (json.error) return json;
	// n8n looks for it in the answer of a gate, which is one for all of its people.
	const isOneOfMany = !json.people && json.goOnWhen !== undefined;
	const gate = isGate(node.type) && !isOneOfMany ? ['data'] : [];
	const rest = json.people ? OF_DECISION : json.outcome === 'skipped' ? DRY_RUN : OF_CALL;
	const people = peopleIn(json).map((one) => (one === json ? one : shortened(node, one)));
	return shorten(node, json.people ? { ...json, people } : json, [...FIRST, ...rest, ...gate]);
}

/** The shape of every result; a callback fills in the result of the call. */
export function resultFor(placed: IDataObject, outcome: AskOutcome): Awaited {
	return {
		approved: false,
		outcome,
		...pick(placed, ['reason', 'scheduledFor', ...DRY_RUN]),
		answer: null,
		digit: null,
		label: null,
		answers: [],
		branch: null,
		phone: placed.phone,
		callId: (placed.callId ?? null) as string | null,
		state: outcome === 'skipped' ? null : 'unknown',
		askedAt: placed.askedAt as string,
		choices: placed.choices,
		...(placed.goOnWhen !== undefined && { goOnWhen: placed.goOnWhen }),
		service: 'zvonobot',
		data: { approved: false },
	};
}
