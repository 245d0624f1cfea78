/** Get: `POST /api/get/` with `request: "state"`. */

import type { IDataObject, IExecuteSingleFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { forOperation, optionsField, rawResponse } from '../../../shared/fields';
import { linkedRequest } from '../../../shared/http/linkedRequest';
import type { Item } from '../../../shared/item';
import { itemOf } from '../../../shared/item';
import { moneyFields } from '../../../shared/values/money';
import { textOf } from '../../../shared/values/text';
import { numberOf, recipientStatus } from '../../api/callInfo';
import { accountOf } from '../../api/credentials';
import { post } from '../../api/request';
import { effects, refuseErrors, rowsIn } from '../../api/response';

const OUTPUTS = ['mailing', 'recipients'] as const;

export const fields: INodeProperties[] = forOperation({ resource: ['mailing'], operation: ['get'] }, [
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

export const routing = {
	...linkedRequest(effects.read, async (item) => {
		const id = item.requiredText('mailingId', 'Mailing ID');
		readOutput(item);
		return post(await accountOf(item), 'mailingGet', { request: 'state', id });
	}),
	output: { postReceive: [refuseErrors(effects.read), toMailing] },
};

const readOutput = (item: Item) => item.choice('output', 'Output', OUTPUTS, 'recipients');

/** Last step: the mailing as one item, or one item for each phone. */
async function toMailing(
	this: IExecuteSingleFunctions,
	[{ json }]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const item = itemOf(this);
	const mailingId = textOf(json.id) ?? null;
	const rows = rowsIn(json.subscribers);
	const recipients = rows.map((row) => recipientStatus(mailingId, row));
	if (readOutput(item) === 'recipients') {
		return recipients.map((recipient, place) => ({
			json: { ...recipient, ...rawResponse(item, rows[place]) },
		}));
	}
	return [{ json: { ...wholeMailing(mailingId, json, recipients), ...rawResponse(item, json) } }];
}

function wholeMailing(
	mailingId: string | null,
	{ phones, budget }: IDataObject,
	recipients: Array<ReturnType<typeof recipientStatus>>,
): IDataObject {
	const states = countBy(recipients.map(({ state }) => state));
	return {
		mailingId,
		finished: recipients.length > 0 && !states.queued,
		phones: numberOf(phones) ?? recipients.length,
		states,
		...moneyFields('budget', budget),
		recipients,
	};
}

/** How many phones are in which state: `{ answered: 12, busy: 3 }`. */
function countBy(words: string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	words.forEach((word) => (counts[word] = (counts[word] ?? 0) + 1));
	return counts;
}
