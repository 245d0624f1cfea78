/** Get: `POST /api/get/` with `request: "state"`. */

import type {
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
	INodeProperties,
} from 'n8n-workflow';

import { inputError } from '../../../shared/errors';
import { forOperation, optionsField, rawResponse } from '../../../shared/fields';
import { moneyFields } from '../../../shared/values/money';
import { isRecord, textOf } from '../../../shared/values/text';
import { addressRequest } from '../../api/request';
import { numberOf, recipientStatus } from '../../api/callInfo';

export const getFields: INodeProperties[] = forOperation({ resource: ['mailing'], operation: ['get'] }, [
	{
		displayName: 'Mailing ID',
		name: 'mailingId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 1234',
		description: "The 'mailingId' that the mailing came back with",
	},
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		default: 'recipients',
		options: [
			{
				name: 'One Item per Mailing',
				value: 'mailing',
				description: 'With totals, whether it has finished, and the list of its phones',
			},
			{ name: 'One Item per Phone', value: 'recipients' },
		],
	},
	optionsField,
]);

/** Fills in the request from the fields. */
export async function getRequest(
	this: IExecuteSingleFunctions,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const id = textOf(this.getNodeParameter('mailingId', ''));
	if (id === undefined) throw inputError(this, 'Mailing ID', 'is empty');
	return await addressRequest(this, request, 'mailingGet', { request: 'state', id });
}

/** Last step: the mailing as one item, or one item for each phone. */
export async function toMailing(
	this: IExecuteSingleFunctions,
	[{ json }]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const mailingId = textOf(json.id) ?? null;
	const listed: unknown[] = Array.isArray(json.subscribers) ? json.subscribers : [];
	const rows = listed.filter(isRecord) as IDataObject[];
	const recipients = rows.map((row) => recipientStatus(mailingId, row));
	if (this.getNodeParameter('output', 'recipients') === 'recipients') {
		return recipients.map((recipient, place) => ({
			json: { ...recipient, ...rawResponse(this, rows[place]) },
		}));
	}
	const states = countBy(recipients.map(({ state }) => state));
	const mailing = {
		mailingId,
		finished: recipients.length > 0 && !states.queued,
		phones: numberOf(json.phones) ?? recipients.length,
		states,
		...moneyFields('budget', json.budget),
		recipients,
	};
	return [{ json: { ...mailing, ...rawResponse(this, json) } }];
}

/** How many phones are in which state: `{ answered: 12, busy: 3 }`. */
function countBy(words: string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	words.forEach((word) => (counts[word] = (counts[word] ?? 0) + 1));
	return counts;
}
