/** How long a code can be checked. */

import type { IExecuteSingleFunctions, IHttpRequestOptions, INodeProperties } from 'n8n-workflow';

import { inputError } from '../errors';
import { checked } from '../items';
import type { OneItem } from '../item';

const MINUTE_MS = 60_000;
const USUAL_MINUTES = 5;
const LONGEST_MINUTES = 10;
export const LONGEST_LIFE_MS = LONGEST_MINUTES * MINUTE_MS;

export const codeLifeOption: INodeProperties = {
	displayName: 'Code Life',
	name: 'codeLife',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 10 },
	default: 5,
	description:
		'Minutes for which the code can be checked, 10 at most. A new call to the same phone voids it earlier; with several n8n workers, or after a restart, not for certain.',
};

/**
 * Reads how long a code lives.
 *
 * @returns milliseconds
 * @throws NodeOperationError where it is not above 0 and up to 10 minutes
 */
export function codeLife(context: OneItem): number {
	const minutes = Number(context.getNodeParameter('options.codeLife', USUAL_MINUTES));
	if (minutes > 0 && minutes <= LONGEST_MINUTES) return minutes * MINUTE_MS;
	throw inputError(context, 'Code Life', `must be above 0 and up to ${LONGEST_MINUTES} minutes`);
}

/** The preSend step of every verification call: its code's life is read before anybody is called. */
export const checkCodeLife = checked(async function (
	this: IExecuteSingleFunctions,
	request: IHttpRequestOptions,
) {
	codeLife(this);
	return request;
});
