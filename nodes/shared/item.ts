/**
 * What reading the fields of one item takes. n8n's preSend steps have it; operations that work on the items themselves
 * make it.
 */

import type {
	IContextObject,
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	NodeParameterValueType,
} from 'n8n-workflow';

import type { ErrorPlace } from './errors';

export interface OneItem extends ErrorPlace {
	/** @param name may reach into a collection: `options.codeLength` */
	getNodeParameter(name: string, fallback?: NodeParameterValueType): unknown;
	getCredentials(type: string): Promise<ICredentialDataDecryptedObject>;
	getContext(type: 'node'): IContextObject;
}

export function oneItem(context: IExecuteFunctions, itemIndex: number): OneItem {
	return {
		getNode: () => context.getNode(),
		getItemIndex: () => itemIndex,
		getNodeParameter: (name, fallback) => context.getNodeParameter(name, itemIndex, fallback),
		getCredentials: async (type) => await context.getCredentials(type, itemIndex),
		getContext: (type) => context.getContext(type),
	};
}
