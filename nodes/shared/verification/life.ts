/** How long a code can be checked. */

import type { INodeProperties } from 'n8n-workflow';

import type { Reader } from '../reader';

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
		'Minutes for which the code can be checked, 10 at most. A new call to the same phone in this workflow voids it earlier.',
};

/**
 * Reads how long a code lives, before anybody is called.
 *
 * @param options the collection of the operation
 * @returns milliseconds
 */
export function codeLife(options: Reader): number {
	const range = { min: 0, above: true, max: LONGEST_MINUTES, unit: 'minutes' };
	return (options.number('codeLife', 'Code Life', range) ?? USUAL_MINUTES) * MINUTE_MS;
}
