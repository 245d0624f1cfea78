/**
 * Read a Callback: what n8n's own Webhook node has received, checked and told as the trigger of the service would. No
 * request is made.
 */

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isSimplified, optionsField } from '../fields';
import type { Item } from '../item';
import { fieldOf, missingField } from '../values/path';
import { isRecord, textOf } from '../values/text';
import { readReceivedBody } from './body';
import { type CallEvent, toOutput } from './receive';
import { type CallbackTrust, coveredBy, type Delivered, OTHER_EVENT, type Proof } from './trust';

const FIELD = 'Callback Field';
const CALLBACK = 'Callback';

/**
 * The fields of the operation.
 *
 * @param authentication as the trigger of the service has it, so that both are set up alike
 */
export const readFieldsWith = (authentication: INodeProperties): INodeProperties[] => [
	{
		displayName:
			"Put this after a Webhook node with the method POST, and use that node's address in place of the trigger's. What it has received is checked and returned like the trigger's output.",
		name: 'setUp',
		type: 'notice',
		default: '',
	},
	authentication,
	{
		displayName: FIELD,
		name: 'callbackField',
		type: 'string',
		noDataExpression: true,
		default: '',
		placeholder: 'e.g. callback',
		description:
			"Name of the input field that holds what the Webhook node has received: headers, query and body. Leave it empty if the input is the Webhook node's own output.",
	},
	optionsField,
];

/** What differs from service to service. */
export interface ReceivedCallbacks<Event extends CallEvent, Authentication extends string> {
	trust: CallbackTrust<Authentication>;
	readEvents(body: unknown, proof: Proof): Event[];
	/** What Simplify leaves of an event, where that is not all of it. */
	shortOf?(event: Event): readonly string[];
	/** The body of a delivery that has none, for services that may write all of it into the address. */
	bodyOfQuery?(query: IDataObject): IDataObject;
}

export const readOperation = <Event extends CallEvent, Authentication extends string>(
	service: ReceivedCallbacks<Event, Authentication>,
): { work(item: Item): Promise<IDataObject[]> } => ({
	work: async (item) => await readCallback(service, item),
});

async function readCallback<Event extends CallEvent, Authentication extends string>(
	service: ReceivedCallbacks<Event, Authentication>,
	item: Item,
): Promise<IDataObject[]> {
	const { trust } = service;
	const { authentications, preset } = trust;
	const authentication = item.choice('authentication', 'Authentication', authentications, preset);
	isSimplified(item);
	const callback = callbackIn(item);
	const delivered = deliveredIn(callback);
	const proof = await trust.proofIn(
		delivered,
		authentication,
		async () => await item.credential(trust.credential),
	);
	if (typeof proof === 'string') throw notTrusted(item, proof);
	const given = await readReceivedBody(item, callback.body, textOf(delivered.headers['content-type']));
	const events = service.readEvents(given ?? service.bodyOfQuery?.(delivered.query), proof);
	if (events.length === 0) {
		const advice =
			'Its body has none of the fields of a callback. Look at what the Webhook node has received.';
		throw item.refuse(CALLBACK, 'does not report a call', advice);
	}
	const covered = coveredBy(proof, events);
	if (covered.length === 0) throw notTrusted(item, OTHER_EVENT);
	return covered.map((event) => toOutput(item, event, service.shortOf?.(event)));
}

const notTrusted = (item: Item, reason: string) =>
	item.refuse(
		CALLBACK,
		`cannot be trusted: ${reason[0].toLowerCase()}${reason.slice(1)}`,
		"It comes from somebody else, or was asked for with another credential. 'Authentication' says what is checked.",
	);

function callbackIn(item: Item): IDataObject {
	const field = item.text('callbackField', FIELD);
	if (field === undefined) return item.json;
	const callback = fieldOf(item.json, field);
	if (isRecord(callback)) return callback as IDataObject;
	throw callback === undefined
		? item.refuse(FIELD, `is not there: ${missingField(item.json, field)}`)
		: item.refuse(FIELD, 'must name an object with headers, query and body');
}

/** Headers by their names in lower case, as the Webhook node has them; other nodes may not. */
function deliveredIn({ query, headers }: IDataObject): Delivered {
	const named = isRecord(headers) ? (Object.entries(headers) as Array<[string, IDataObject[string]]>) : [];
	return {
		query: isRecord(query) ? (query as IDataObject) : {},
		headers: Object.fromEntries(named.map(([name, value]) => [name.toLowerCase(), value])),
	};
}
