/** What is read once instead of many times: reading a credential or an expression costs more than the rest of an item. */

import type { IContextObject, ICredentialDataDecryptedObject, IExecuteSingleFunctions } from 'n8n-workflow';

const credentials = new WeakMap<IContextObject, Promise<ICredentialDataDecryptedObject>>();

/**
 * Reads a credential once for a run of the node, as the first item resolves it; n8n's engine does the same for
 * `$credentials`.
 */
export async function runCredential(
	context: IExecuteSingleFunctions,
	type: string,
): Promise<ICredentialDataDecryptedObject> {
	const run = context.getContext('node');
	const known = context.getItemIndex() > 0 ? credentials.get(run) : undefined;
	if (known) return await known;
	// The engine begins every run, and every retry, with the first item.
	const reading = context.getCredentials(type);
	credentials.set(run, reading);
	return await reading;
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
