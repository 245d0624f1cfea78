/** The calls of a campaign: `POST /api/send/`, all that are due with the same settings in one mailing. */

import type { INodeProperties } from 'n8n-workflow';

import type { CallOutcome, PaidOperation } from '../../shared/calls/operation';
import { phoneField } from '../../shared/calls/recipients';
import { callAgainField, campaignOptionsField, orderFields } from '../../shared/campaign/fields';
import type { Item } from '../../shared/item';
import { askingSafetyField } from '../../shared/safety/field';
import { operation as send } from '../resources/mailing/send';
import { personalFields, playFields, repeatOption } from '../resources/mailing/sendPlayFields';
import type { Subscriber } from '../resources/mailing/sendRecipients';
import { type Mailing, readPlayed } from '../resources/mailing/sendSettings';

/** Nobody is asked anything, so picking up is all that can be counted. */
export const stopAfterLabel = 'Stop After (People Reached)';

type Options = NonNullable<INodeProperties['options']>;
/** A field of all campaigns with other options. */
const withOptions = (field: INodeProperties, change: (options: Options) => Options): INodeProperties => ({
	...field,
	...(field.options && { options: change(field.options) }),
});

const untilPickedUp = {
	name: 'One After Another Until Somebody Picks Up',
	value: 'chain',
	description: 'In the order of the rows',
};
const ownOrderFields = orderFields.map((field) =>
	withOptions(field, (all) =>
		all.map((one) => ('value' in one && one.value === 'chain' ? untilPickedUp : one)),
	),
);

/** The service does not report keys. */
const ownCallAgainField = withOptions(callAgainField, (rules) =>
	rules.map((rule) =>
		withOptions(rule as INodeProperties, (all) =>
			all.filter((one) => !('value' in one && one.value === 'noKey')),
		),
	),
);

const stopAfterTexts = {
	displayName: stopAfterLabel,
	description: 'Call nobody else when this many people have picked up',
};
const ownOptionsField = withOptions(campaignOptionsField, (all) =>
	[
		...(all as INodeProperties[]).map((one) =>
			one.name === 'stopAfter' ? { ...one, ...stopAfterTexts } : one,
		),
		repeatOption,
	].sort((one, other) => one.displayName.localeCompare(other.displayName)),
);

export const fields: INodeProperties[] = [
	phoneField,
	...playFields,
	personalFields,
	...ownOrderFields,
	ownCallAgainField,
	askingSafetyField,
	ownOptionsField,
];

export const operation: PaidOperation<Mailing, Subscriber> = {
	...send,
	oncePer: 'row',
	read,
	results: (...answered) => send.results(...answered).map(withCallId),
};

/** Once each: left out, the account's own settings would decide how often the service calls on its own. */
async function read(item: Item): Promise<Mailing> {
	const mailing = await readPlayed(item);
	return { ...mailing, settings: { ...mailing.settings, attempts: '1' } };
}

/** A call has no ID of its own: it is found by its mailing and its phone. */
const withCallId = (outcome: CallOutcome | undefined): CallOutcome | undefined =>
	outcome && 'json' in outcome ? { json: { ...outcome.json, callId: outcome.json.mailingId } } : outcome;
