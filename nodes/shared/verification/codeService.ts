/** Which service a code belongs to, and what its tokens are sealed with. */

import type { IDataObject } from 'n8n-workflow';

import type { ServiceName } from '../result';
import { textOf } from '../values/text';
import type { CodeKey } from './sealedCode';

export interface CodeService {
	service: ServiceName;
	/** Name of the credential type. */
	credential: string;
	/** The field of the credential that the tokens are sealed with, and its name in the form. */
	keyField: string;
	keyLabel: string;
}

/** @returns undefined where the credential holds no key */
export function codeKey({ service, keyField }: CodeService, credential: IDataObject): CodeKey | undefined {
	const secret = textOf(credential[keyField]);
	return secret === undefined ? undefined : { service, secret };
}
