/** Tokens of verification calls, for the operation that checks them. */

import type { IDataObject } from 'n8n-workflow';

import { runNode } from '../../support/engine/engine';
import { rewind, varyRandomness } from './frozen';
import type { Stage } from './stage';

/** What a person types who has had one of these calls. */
export const CODE = '0427';

/** @returns tokens that nobody has tried yet, of calls to other phones */
export async function freshTokens(stage: Stage, type: string, count: number): Promise<string[]> {
	rewind();
	varyRandomness();
	const parameters = {
		...{ resource: 'verification', operation: 'flashCall', code: CODE },
		phoneNumber: '={{ $json.phone }}',
	};
	const phones = Array.from({ length: count }, (_, at) => ({ phone: String(79000000500 + at) }));
	const { items, error } = await runNode(
		{ type, parameters, credentials: stage.credentialFor(type) },
		phones as IDataObject[],
	);
	if (error) throw error;
	return items.map(({ json }) => json.token as string);
}
