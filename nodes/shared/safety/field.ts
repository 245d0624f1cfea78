/** The 'Safety' collection, the same in every paid operation. */

import type { INodeProperties } from 'n8n-workflow';

import { fieldHint } from '../builderHint';
import { allowedHoursField } from './hoursField';

/** `readGuards.ts` reads it. */
export const safetyField: INodeProperties = {
	displayName: 'Safety',
	name: 'safety',
	type: 'collection',
	placeholder: 'Add Guard',
	default: {},
	builderHint: fieldHint(
		'Calls cost money and ring real phones. While a workflow is being built, set dryRun: true. For calls to customers, set allowedHours and mostCalls.',
	),
	options: [
		allowedHoursField,
		{
			displayName: 'Allowed Prefixes',
			name: 'allowedPrefixes',
			type: 'string',
			default: '',
			placeholder: 'e.g. +7, +421',
			description: 'Beginnings of the numbers that may be called, with country code. Empty allows any.',
		},
		{
			displayName: 'Calls at a Time',
			name: 'atATime',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 10,
			description: 'How many requests may be under way at once',
		},
		{
			displayName: 'Calls per Second',
			name: 'perSecond',
			type: 'number',
			typeOptions: { minValue: 0.01, numberPrecision: 2 },
			default: 5,
			description: 'How many requests may begin in a second',
		},
		{
			displayName: 'Do-Not-Call Field',
			name: 'doNotCallField',
			type: 'string',
			default: '',
			placeholder: 'e.g. optedOut',
			description:
				'Name of the input field that is true for people who must not be called. Type the name, do not drag the field in.',
		},
		{
			displayName: 'Do-Not-Call List',
			name: 'doNotCallList',
			type: 'string',
			typeOptions: { rows: 4 },
			default: '',
			placeholder: 'e.g. +7 900 000-00-00, +7 900 000-00-01',
			description: 'Numbers that must not be called: a list, or separated by commas or new lines',
		},
		{
			displayName: 'Dry Run',
			name: 'dryRun',
			type: 'boolean',
			// On as soon as it is added: a guard that looks added and is off would be a paid call.
			default: true,
			description: 'Whether to check everything and call nobody. The result says what would have been done.',
		},
		{
			displayName: 'Max Calls per Execution',
			name: 'mostCalls',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 100,
			description:
				'How many numbers this node may call in one execution, all batches of a loop together. The rest is skipped.',
		},
		{
			displayName: 'Numbers Without +',
			name: 'numbersWithoutPlus',
			type: 'options',
			default: 'russian',
			description: 'How to read phone numbers that do not begin with +, in items, lists and guards alike',
			options: [
				{
					name: 'International',
					value: 'international',
					description: 'With their country code, such as 421 or 7',
				},
				{ name: 'Refuse', value: 'refuse', description: 'Only numbers with + are called' },
				{
					name: 'Russian',
					value: 'russian',
					description:
						'8 900 000-00-00, 79000000000 and 900 000-00-00 are one number; what cannot be Russian is refused',
				},
			],
		},
		{
			displayName: 'Remember Numbers (Hours)',
			name: 'rememberHours',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 87_600 },
			default: 24,
			description:
				'Hours for which a number that was called is skipped in later executions, by every worker. Kept as hashes in the database of n8n; a number may be remembered for up to an hour longer.',
		},
		{
			displayName: 'Repeat If Not Placed',
			name: 'repeats',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 10 },
			default: 3,
			description:
				'How often to repeat what was not sent or what the provider had no time for. What may have been placed is never repeated.',
		},
		{
			displayName: 'Run Summary',
			name: 'summary',
			type: 'boolean',
			default: true,
			description: 'Whether to add an item with the counts, the price and the seconds of the run',
		},
		{
			displayName: 'Skip Repeated Numbers',
			name: 'skipRepeated',
			type: 'boolean',
			default: true,
			description:
				'Whether to call a number only once in an execution, however many items and batches of a loop name it. Calls that verify a phone count anew in every run of the node.',
		},
		{
			displayName: 'Skipped Items',
			name: 'skippedItems',
			type: 'options',
			default: 'inPlace',
			description: 'What the output holds of items that the guards have held back',
			options: [
				{ name: 'Drop Them and Add a Summary', value: 'drop' },
				{ name: 'Keep Them in Place With the Reason', value: 'inPlace' },
			],
		},
	],
};

/** What matters for an operation that places one call. */
const FOR_ONE_CALL = [
	'allowedHours',
	'allowedPrefixes',
	'doNotCallField',
	'doNotCallList',
	'dryRun',
	'numbersWithoutPlus',
	'rememberHours',
	'repeats',
];

const withGuards = (names: string[]): INodeProperties => ({
	...safetyField,
	options: safetyField.options?.filter(({ name }) => names.includes(name)),
});

export const singleCallSafetyField = withGuards(FOR_ONE_CALL);
/** The same for several who are called at once, and whose results come later. */
export const askingSafetyField = withGuards([
	...FOR_ONE_CALL,
	...['atATime', 'mostCalls', 'perSecond', 'skipRepeated'],
]);
