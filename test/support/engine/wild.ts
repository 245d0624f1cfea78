/** In the wild mode the callbacks of the tests come in other forms, as those of the sandbox do. */

import type { ServiceName } from '../../../sandbox/calls/call';
import type { Json } from '../../../sandbox/wild/json';
import { wildMode } from '../../../sandbox/wild/mode';

const wild = wildMode();
/** What the documents have at the top of Zvonobot's callbacks; all else there is of the user. */
const DOCUMENTED = ['apiCalls', 'data', 'call'];

/** What a test expects of an answer in the very form in which it came: in the wild mode, that there is one. */
export const asWritten = <T>(form: T): T => (wild ? (expect.anything() as T) : form);

/** The first row of a list, whether it comes as a list, as an object of rows or as the row alone. */
export function firstRow(list: object): object {
	const [first] = Object.values(list) as unknown[];
	return typeof first === 'object' && first !== null ? first : list;
}

interface Delivered {
	body: unknown;
	headers?: Record<string, string>;
	exact?: boolean;
}

/** @param type of the node that gets it */
export function asDelivered<Delivery extends Delivered>(type: string, delivery: Delivery): Delivery {
	const { body, headers = {}, exact } = delivery;
	if (!wild || exact || typeof body !== 'object' || body === null) return delivery;
	const service = type.replace(/Trigger$/, '') as ServiceName;
	const { content, parameters } = service === 'zvonobot' ? partsOf(body) : { content: body, parameters: {} };
	const written = wild.callback(service, content as Json, parameters, 'content-type' in headers);
	return {
		...delivery,
		body: written.body,
		headers: { 'content-type': written.contentType, ...headers },
	};
}

function partsOf(body: object): { content: object; parameters: object } {
	const entries = Object.entries(body);
	const known = entries.filter(([name]) => DOCUMENTED.includes(name));
	if (known.length === 0) return { content: body, parameters: {} };
	const own = entries.filter(([name]) => !DOCUMENTED.includes(name));
	return { content: Object.fromEntries(known) as object, parameters: Object.fromEntries(own) as object };
}
