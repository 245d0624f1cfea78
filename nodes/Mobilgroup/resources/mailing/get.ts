/** Get: how a mailing goes, phone by phone. */

import type { IDataObject, IExecuteSingleFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { serviceError } from '../../../shared/errors';
import { forOperation, isSimplified, optionsField, rawResponse, shorten } from '../../../shared/fields';
import { linkedRequest } from '../../../shared/http/linkedRequest';
import { type Item, itemOf } from '../../../shared/item';
import { moneyFields } from '../../../shared/values/money';
import { textOf } from '../../../shared/values/text';
import { numberOf, recipientStatus } from '../../api/callInfo';
import { accountOf } from '../../api/credentials';
import { effects, refuseErrors, without } from '../../api/response';
import { readState, stateRequest } from './getState';

const OUTPUTS = ['mailing', 'recipients'] as const;

export const fields: INodeProperties[] = forOperation({ resource: ['mailing'], operation: ['get'] }, [
	{
		displayName: 'Mailing ID',
		name: 'mailingId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 1234',
		description: "The 'mailingId' in the result of the mailing",
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
		return stateRequest(await accountOf(item), id);
	}),
	output: { postReceive: [refuseErrors(effects.read), toMailing] },
};

const readOutput = (item: Item) => item.choice('output', 'Output', OUTPUTS, 'recipients');

/** What Simplify leaves of a phone. */
const SHORT_RECIPIENT = [
	...['mailingId', 'phone', 'state', 'serviceState', 'at', 'durationSeconds', 'price', 'attempts'],
	...['transfer', 'sms'],
];

/** Last step: the mailing as one item, or one item for each phone. */
async function toMailing(
	this: IExecuteSingleFunctions,
	[{ json }]: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const item = itemOf(this);
	const { mailing, rows } = readState(json);
	const mailingId = textOf(mailing.id) ?? item.requiredText('mailingId', 'Mailing ID');
	const byPhone = readOutput(item) === 'recipients';
	const isEmpty = rows?.length === 0 && numberOf(mailing.phones) !== 0;
	if (!rows || (byPhone && isEmpty)) throw serviceError(item, without('the phones of the mailing'));
	const simplify = isSimplified(item);
	const short = (json: IDataObject) => (simplify ? shorten(item.node, json, SHORT_RECIPIENT) : json);
	const recipients = rows.map((row) => recipientStatus(mailingId, row));
	if (byPhone) {
		return recipients.map((recipient, index) => ({
			json: short({ ...recipient, ...rawResponse(item, rows[index]) }),
		}));
	}
	const whole = { ...wholeMailing(mailingId, mailing, recipients), ...rawResponse(item, json) };
	return [{ json: { ...whole, recipients: recipients.map(short) } }];
}

/** A mailing has finished when each of its phones is in a state that does not change any more. */
function wholeMailing(
	mailingId: string,
	{ phones, budget }: IDataObject,
	recipients: Array<ReturnType<typeof recipientStatus>>,
): IDataObject {
	const count = numberOf(phones) ?? recipients.length;
	const states = countBy(recipients.map(({ state }) => state));
	const unknown = recipients
		.filter(({ state }) => state === 'unknown')
		.map(({ serviceState }) => serviceState);
	const isLeft = recipients.length < Math.max(count, 1) || states.queued || states.unknown;
	return {
		mailingId,
		finished: !isLeft,
		phones: count,
		states,
		...(unknown.length > 0 && { notice: noticeOf(unknown) }),
		...moneyFields('budget', budget),
		recipients,
	};
}

const noticeOf = (words: Array<string | null>): string =>
	`Mobilgroup does not document the status ${[...new Set(words)].map((word) => `'${word}'`).join(', ')}, so these phones do not count as finished.`;

/** How many phones are in which state: `{ answered: 12, busy: 3 }`. */
function countBy(words: string[]): Record<string, number> {
	const counts: Record<string, number> = {};
	words.forEach((word) => (counts[word] = (counts[word] ?? 0) + 1));
	return counts;
}
