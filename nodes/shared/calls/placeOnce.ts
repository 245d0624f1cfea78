/** Places the call of one item unless it has been placed already, or may have been. */

import type { IExecuteSingleFunctions, INodeExecutionData } from 'n8n-workflow';

import type { ErrorRow } from '../errors';
import { outcomeOf, serviceError } from '../errors';
import type { CallMemory, Remembered } from './memory';

/**
 * @param key names the call by the number dialled; codes and texts may differ between tries, the person called may not
 * @throws what `place` threw; for an unclear call the same again, without placing it
 */
export async function placeOnce(
	context: IExecuteSingleFunctions,
	memory: CallMemory,
	key: string,
	place: () => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[]> {
	const earlier = memory.recall(key);
	if (earlier) return recalled(context, earlier);
	const pending = memory.pending.get(key);
	if (pending) return await pending;

	const call = place();
	memory.pending.set(key, call);
	void call.then(
		(items) => settle(memory, key, { items }),
		(error: unknown) => settleFailure(memory, key, error),
	);
	return await call;
}

function recalled(context: IExecuteSingleFunctions, earlier: Remembered): INodeExecutionData[] {
	if ('items' in earlier) return earlier.items;
	throw serviceError(context, { ...earlier.unclear, outcome: 'unclear' });
}

function settle(memory: CallMemory, key: string, what: Remembered): void {
	memory.remember(key, what);
	memory.pending.delete(key);
}

/** An unclear call stays remembered; one that nobody got may be placed again. */
function settleFailure(memory: CallMemory, key: string, error: unknown): void {
	memory.storeAll();
	const unclear = unclearPart(error);
	if (unclear) memory.remember(key, { unclear });
	memory.pending.delete(key);
}

/** What has to be said again when somebody asks for an unclear call again. */
export function unclearPart(error: unknown): Pick<ErrorRow, 'message' | 'advice'> | undefined {
	if (outcomeOf(error) !== 'unclear') return undefined;
	const { message, description } = error as { message: string; description?: string };
	return { message, advice: description ?? '' };
}
