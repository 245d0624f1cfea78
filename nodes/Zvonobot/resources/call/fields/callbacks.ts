/** Where the service tells how calls go, and the token by which the trigger knows that it was asked for. */

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { REACHABLE_ADVICE, unreachableRule } from '../../../../shared/callbacks/reachable';
import type { Item } from '../../../../shared/item';
import type { Group } from '../../../../shared/reader';
import { textOf } from '../../../../shared/values/text';
import { callbackUrlRule } from '../../../../shared/values/url';
import type { ZvonobotAccount } from '../../../api/credentials';
import { dropUndefined } from '../../../api/request';
import { type CallbackToken, LONGEST_ADDRESS, signedHook } from '../../../callbacks/signature';

const addressField: INodeProperties = {
	displayName: 'Status Address',
	name: 'webhookUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/…',
	description:
		"Address of a 'Zvonobot Trigger' that receives every change of state. At most 255 characters with its token.",
};
const parametersField: INodeProperties = {
	displayName: 'Status Parameters',
	name: 'webhookParameters',
	type: 'json',
	default: '{}',
	description: 'A JSON object that the provider adds to what it sends to the status address',
};
const lifeField: INodeProperties = {
	displayName: 'Token Life (Days)',
	name: 'tokenDays',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 365 },
	default: 7,
	description: 'How long after the planned time the trigger accepts callbacks of these calls',
};

/** What calls from a template take; headers are not known to work there. */
export const templateCallbacksField: INodeProperties = {
	displayName: 'Callbacks',
	name: 'callbacks',
	type: 'collection',
	placeholder: 'Add Callback',
	default: {},
	options: [addressField, parametersField, lifeField],
};

export const callbacksField: INodeProperties = {
	...templateCallbacksField,
	options: [
		{
			displayName: 'Send Token In',
			name: 'tokenIn',
			type: 'options',
			default: 'query',
			description: 'How callbacks show that this node has asked for them, those of the menu too',
			options: [
				{ name: 'Address', value: 'query', description: 'After the address, as ?token=…' },
				{ name: 'Header', value: 'header', description: 'In a header, which access logs do not keep' },
				{
					name: 'Nowhere',
					value: 'none',
					description: 'For receivers of your own; a trigger of this package would refuse them',
				},
			],
		},
		addressField,
		{
			displayName: 'Status Headers',
			name: 'webhookHeaders',
			type: 'json',
			default: '{}',
			description: 'A JSON object of headers that the provider sends to the status address',
		},
		parametersField,
		lifeField,
	],
};

const DAY_MS = 24 * 60 * 60 * 1000;
const SECOND_MS = 1000;
const USUAL_DAYS = 7;
const DAYS = { min: 0, above: true, max: 365 };
const PLACES = ['query', 'header', 'none'] as const;

export interface Callbacks {
	/** The API fields `webhook…`, not signed yet. */
	status: IDataObject;
	token: CallbackToken | undefined;
}

/**
 * @param account its key is what action node and trigger share
 * @param plannedAt Unix seconds of the call, from where the token's life counts
 * @throws NodeOperationError naming the field
 */
export function readCallbacks(
	item: Item,
	{ apiKey, baseUrl }: ZvonobotAccount,
	plannedAt: unknown,
): Callbacks {
	const given = item.group('callbacks', 'Callbacks');
	const place = given.choice('tokenIn', 'Send Token In', PLACES, 'query');
	const days = given.number('tokenDays', 'Token Life (Days)', DAYS) ?? USUAL_DAYS;
	const signing = { secret: apiKey, lifeMs: days * DAY_MS, notBeforeMs: Number(plannedAt ?? 0) * SECOND_MS };
	const token = place === 'none' ? undefined : { ...signing, place };
	const status = readStatusHook(given, baseUrl);
	checkLength(item, status, token);
	return { status, token };
}

function readStatusHook(given: Group, baseUrl: string): IDataObject {
	const webhookUrl = given.text('webhookUrl', 'Status Address');
	const webhookParameters = readJson(given, 'webhookParameters', 'Status Parameters');
	const webhookHeaders = readJson(given, 'webhookHeaders', 'Status Headers');
	if (webhookUrl === undefined) {
		if (webhookParameters ?? webhookHeaders) throw given.refuse('Status Address', 'is empty');
		return {};
	}
	const rule = callbackUrlRule(webhookUrl);
	if (rule) throw given.refuse('Status Address', rule);
	const unreachable = unreachableRule(webhookUrl, baseUrl);
	if (unreachable) throw given.refuse('Status Address', unreachable, REACHABLE_ADVICE);
	return dropUndefined({ webhookUrl, webhookParameters, webhookHeaders });
}

function checkLength(item: Item, status: IDataObject, token: CallbackToken | undefined): void {
	const { webhookUrl } = signedHook(status, token);
	const length = (textOf(webhookUrl) ?? '').length;
	if (length > LONGEST_ADDRESS) {
		const rule = `has ${length} characters with its token; ${LONGEST_ADDRESS} are allowed`;
		throw item.refuse('Status Address', rule);
	}
}

/** @returns the object as JSON text, which is how the service takes it; undefined for an empty one */
function readJson(given: Group, name: string, label: string): string | undefined {
	const object = given.object(name, label);
	return object && JSON.stringify(object);
}
