/** The three operations: all items at once, each with a result or an error of its own. */

import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { workAll } from '../shared/calls/local';
import { addHints } from '../shared/calls/hints';
import { toItems } from '../shared/calls/results';
import { hideTokens } from '../shared/callbacks/hideTokens';
import { asNodeError, type NodeError } from '../shared/errors';
import { type Item, itemsOf } from '../shared/item';
import { checkItem, codeKeys, openToken, readToken } from '../shared/verification/check';
import type { CodeService } from '../shared/verification/codeService';
import { type Attempt, readAttempt } from './attempt';
import { channels } from './channels';
import { skipped } from './limits/restrict';
import { outputOf } from './output';
import { placeAll } from './place';

/** What an item comes to before anybody is called: whom to call, or why nobody is called. */
type Read = Attempt | { json: IDataObject } | NodeError;

const services = [...new Map(Object.values(channels).map(({ codes }) => [codes.service, codes])).values()];

/** Those whose credential the node has. @throws NodeOperationError where it has none */
function chosenServices(item: Item): CodeService[] {
	const chosen = services.filter(({ credential }) => item.node.credentials?.[credential]);
	if (chosen.length > 0) return chosen;
	const advice = 'Choose those of the node that has called. Nothing was checked.';
	throw item.refuse('Credentials', 'are not chosen', advice);
}

export const check = workAll({
	keeps: 'marks',
	work: async (item, store) => await checkItem(chosenServices(item), item, store),
});

export const start = placing(
	async (item) => await readAttempt(item, item.requiredPhone('phoneNumber', 'Phone Number')),
);

/** Calls by the next channel. A token that nobody can go on from calls nobody, and breaks nothing: visitors send it. */
export const tryNext = placing(async (item) => {
	const opened = openToken(readToken(item), await codeKeys(chosenServices(item), item));
	if (!opened) return { json: skipped({ phone: null }, { reason: 'invalid' }) };
	const { sealed } = opened;
	if (Date.now() >= sealed.expiresAt) return { json: skipped(sealed, { reason: 'expired' }) };
	return await readAttempt(item, sealed.phone, sealed);
});

function placing(read: (item: Item) => Promise<Read>) {
	return async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = itemsOf(this);
		const all: Read[] = [];
		for (const item of items) all.push(await read(item).catch((error: unknown) => asNodeError(item, error)));
		const attempts = all.filter((one): one is Attempt => 'ways' in one);
		const placed = await placeAll(this, attempts);
		const resultOf = (one: Read) =>
			'ways' in one ? placed[attempts.indexOf(one)] : one instanceof Error ? one : one.json;
		const results = all.map((one, at) => {
			const result = resultOf(one);
			if (result instanceof Error) return result;
			const json = outputOf(result, 'ways' in one && one.simplify);
			return { json: hideTokens(json), pairedItem: { item: items[at].index } };
		});
		addHints(this, results);
		return [toItems(this, results)];
	};
}
