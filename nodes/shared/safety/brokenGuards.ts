/** What is said of guards that cannot be kept: the field, the rule, and how to go on. */

import type { ErrorRow } from '../errors';

export const OUTSIDE_HOURS = [
	'Allowed Hours',
	'do not allow a call at this time',
	'Run it again within the hours. Nothing was sent.',
] as const;
export const CANNOT_SCHEDULE = [
	'Allowed Hours',
	'cannot be scheduled for: the provider takes no time for calls of this operation',
	"Choose to skip or to fail the item under 'Outside These Hours', or let a Wait node hold the workflow.",
] as const;

export const NOT_KEPT = [
	'Remember Numbers (Hours)',
	'cannot be looked up in the database of n8n',
	'Save the workflow and check whether n8n reaches its database. Nobody was called.',
] as const;
const [field, rule, advice] = NOT_KEPT;
/** The same, just before the request. */
export const NOT_RENEWED: ErrorRow = { message: `'${field}' ${rule}`, advice, outcome: 'notSent' };
