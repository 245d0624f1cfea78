/** Every operation that costs money and takes any number of items, as a node whose items hold `phone`. */

import { mcnAccount, mobilgroupAccount } from '../../../sandbox/accounts';
import type { WorkflowNode } from '../../../host/restWorkflows';
import type { World } from '../../../host/world';

type Parameters = WorkflowNode['parameters'];

export interface PaidOperation {
	/** Also the name of its node. */
	name: string;
	service: 'mcnTelecom' | 'mobilgroup' | 'zvonobot';
	parameters: Parameters;
	/** A parameter that n8n can't read for items with a field `broken`. */
	breakable: Parameters;
	/** All items travel in one request, unless they differ in this, which takes their `text`. */
	inOneRequest?: Parameters;
}

/** An expression that fails for items with a field `broken`, as `$('…').item` does for an item of unknown origin. */
export const failing = (otherwise: unknown): string =>
	`={{ $json.broken ? $('Nowhere').item.json.value : ${JSON.stringify(otherwise)} }}`;

const one = { phoneNumber: '={{ $json.phone }}' };
const many = { recipientsFrom: 'items', phoneField: 'phone' };
const flashCall = { resource: 'verification', operation: 'flashCall', ...one };
const ownCode = { code: failing('4271') };
const mainLine = { __rl: true, mode: 'number', value: mobilgroupAccount.numbers[0].number };

export const paidOperations: PaidOperation[] = [
	{ name: 'MCN Telecom flash call', service: 'mcnTelecom', parameters: flashCall, breakable: ownCode },
	{
		name: 'MCN Telecom call for 2FA',
		service: 'mcnTelecom',
		parameters: { ...flashCall, operation: 'callFor2fa', ownNumber: mcnAccount.ownNumber },
		breakable: { ownNumber: failing(mcnAccount.ownNumber) },
	},
	{ name: 'Mobilgroup flash call', service: 'mobilgroup', parameters: flashCall, breakable: ownCode },
	{
		name: 'Mobilgroup voice password',
		service: 'mobilgroup',
		parameters: { ...flashCall, operation: 'voicePassword' },
		breakable: ownCode,
	},
	{
		name: 'Mobilgroup lead',
		service: 'mobilgroup',
		parameters: {
			...{ resource: 'lead', operation: 'create', ...one },
			scriptName: { __rl: true, mode: 'name', value: 'Lead by key press' },
		},
		breakable: { options: { smsText: failing('Thank you') } },
	},
	{
		name: 'Mobilgroup mailing',
		service: 'mobilgroup',
		inOneRequest: { message: '={{ $json.text }}' },
		parameters: {
			...{ resource: 'mailing', operation: 'send', ...many },
			...{ senderNumber: mainLine, content: 'message', message: 'Your order is ready' },
		},
		breakable: { message: failing('Your order is ready') },
	},
	{
		name: 'Zvonobot call',
		service: 'zvonobot',
		inOneRequest: { text: '={{ $json.text }}' },
		parameters: {
			...{ resource: 'call', operation: 'create', ...many },
			...{ callFrom: 'dutyNumber', audio: 'text', text: 'Your order is ready' },
		},
		breakable: { text: failing('Your order is ready') },
	},
	{
		name: 'Zvonobot call from template',
		service: 'zvonobot',
		inOneRequest: {
			additionalFields: { additionalJson: '={{ JSON.stringify({ webhookParameters: $json.text }) }}' },
		},
		parameters: {
			...{ resource: 'call', operation: 'createFromTemplate', ...many, callFrom: 'accountDefault' },
			template: { __rl: true, mode: 'id', value: '4' },
		},
		breakable: { template: { __rl: true, mode: 'id', value: failing('4') } },
	},
	{ name: 'Zvonobot flash call', service: 'zvonobot', parameters: flashCall, breakable: ownCode },
];

/** Those whose names are given. */
export const operationsNamed = (...names: string[]): PaidOperation[] =>
	paidOperations.filter(({ name }) => names.includes(name));

/** One of each kind: alone in its request, a mailing, robocalls. */
export const oneOfEachKind = operationsNamed('MCN Telecom flash call', 'Mobilgroup mailing', 'Zvonobot call');

export const inOneRequest = paidOperations.filter((operation) => operation.inOneRequest);

/** The operation as a node. */
export function paidNode(
	{ credentials }: World,
	{ name, service, parameters }: PaidOperation,
	more: Parameters = {},
	settings: Partial<WorkflowNode> = {},
): WorkflowNode {
	const credential = `${service}Api`;
	return {
		id: name,
		name,
		type: `n8n-nodes-voice-calls.${service}`,
		typeVersion: 1,
		position: [600, 0],
		credentials: { [credential]: credentials[credential] },
		parameters: { ...parameters, ...more },
		waitBetweenTries: 1,
		...settings,
	};
}
