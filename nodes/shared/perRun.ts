/** What is read once instead of many times: reading a credential or an expression costs more than the rest of an item. */

import type {
	IContextObject,
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IExecuteSingleFunctions,
} from 'n8n-workflow';

import type { OneItem } from './item';

const credentials = new WeakMap<IContextObject, Promise<ICredentialDataDecryptedObject>>();

/**
 * Reads a credential once for a run of the node, as the first item resolves it; n8n's engine does the same for
 * `$credentials`.
 */
export async function runCredential(context: OneItem, type: string): Promise<ICredentialDataDecryptedObject> {
	const read = async () => await context.getCredentials(type);
	return await oncePerRun(context.getContext('node'), context.getItemIndex(), read);
}

/** The same for operations that work on all items themselves. */
export async function bulkCredential(
	context: IExecuteFunctions,
	type: string,
	itemIndex: number,
): Promise<ICredentialDataDecryptedObject> {
	const read = async () => await context.getCredentials(type, itemIndex);
	return await oncePerRun(context.getContext('node'), itemIndex, read);
}

async function oncePerRun(
	run: IContextObject,
	itemIndex: number,
	read: () => Promise<ICredentialDataDecryptedObject>,
): Promise<ICredentialDataDecryptedObject> {
	// The engine begins every run, and every retry, with the first item.
	const known = itemIndex > 0 ? credentials.get(run) : undefined;
	if (known) return await known;
	const reading = read();
	credentials.set(run, reading);
	return await reading;
}

/**
 * Makes a reader of parameters that can hold no expression read them once in a run: n8n takes longer to look a parameter
 * up than everything else takes that is done for an item of thousands.
 */
export function fixed<Value>(
	read: (context: IExecuteFunctions) => Value,
): (context: IExecuteFunctions) => Value {
	const known = new WeakMap<IExecuteFunctions, { value: Value }>();
	return (context) => {
		const reading = known.get(context) ?? { value: read(context) };
		known.set(context, reading);
		return reading.value;
	};
}

const inputs = new WeakMap<object, unknown>();

/** Keeps what a preSend step has read of an item for the steps behind the request, which get the same context. */
export function keepInput<Input>(context: IExecuteSingleFunctions, input: Input): Input {
	inputs.set(context, input);
	return input;
}

/** What `keepInput` was given for this item. */
export function keptInput<Input>(context: IExecuteSingleFunctions): Input {
	return inputs.get(context) as Input;
}
