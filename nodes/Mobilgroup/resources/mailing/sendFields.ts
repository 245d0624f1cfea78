/** The fields of Send. */

import type { INodeProperties } from 'n8n-workflow';

import { recipientsFields } from '../../../shared/calls/recipients';
import { safetyField } from '../../../shared/safety/field';
import { forOperation, simplifyOption } from '../../../shared/fields';
import { personalFields, playFields, repeatOption } from './sendPlayFields';

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Attempts',
			name: 'attempts',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 3 },
			default: 1,
			description:
				'How often a phone that does not answer is called. Otherwise what the account portal says, or once with Allowed Hours.',
		},
		{
			displayName: 'Interval (Minutes)',
			name: 'interval',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 60 },
			default: 5,
			description: 'How long to wait between two attempts. Otherwise what the account portal says.',
		},
		repeatOption,
		{
			displayName: 'Schedule',
			name: 'schedule',
			type: 'dateTime',
			default: '',
			description:
				"When to start calling. A date without a zone is read in 'Time Zone'. Up to ten minutes ago means now; an earlier time is refused.",
		},
		simplifyOption,
		{
			displayName: 'Time Zone',
			name: 'timeZone',
			type: 'string',
			default: 'Europe/Moscow',
			placeholder: 'e.g. Asia/Yekaterinburg',
			description:
				"The zone in which 'Schedule' is read. What is sent is Moscow time; the API documentation names no zone.",
		},
	],
};

export const fields: INodeProperties[] = forOperation({ resource: ['mailing'], operation: ['send'] }, [
	...playFields,
	...recipientsFields,
	{
		...personalFields,
		displayOptions: { show: { recipientsFrom: ['items'], ...personalFields.displayOptions?.show } },
	},
	safetyField,
	options,
]);
