/** Every operation that costs money, for the tests that all of them have to pass. */

import type { INode } from 'n8n-workflow';

import { mcnAccount } from '../../../sandbox/accounts';
import type { NodeUnderTest } from './engine';
import { mcnNode } from './mcn';
import { mailing, mobilgroupNode, withLogin } from './mobilgroup';
import { plainCall, templateCall, zvonobotNode } from './zvonobot';

export interface PaidOperation {
	name: string;
	/** The node with its phone number taken from `$json.phone`, and a moment to answer. */
	node: (sandboxUrl: string, settings?: Partial<INode>, credential?: Record<string, string>) => NodeUnderTest;
	/** What the service says no to: name, last digits of the number, message, outcome, how often the phone rang. */
	refusals: Array<[string, string, RegExp, 'refused', 0]>;
	/** Whether all items travel in one request. */
	inOneRequest?: boolean;
	/** Unix milliseconds for which a request plans its calls, where the service takes a time. */
	plannedFor?: (body: unknown) => number;
	/** The credential field that holds the address of the service. */
	addressField: string;
}

const requestOptions = { timeout: 1500 };
const flashCall = { phoneNumber: '={{ $json.phone }}', code: '={{ $json.code }}', requestOptions };

const refused = (what: string, ending: string, message: RegExp): PaidOperation['refusals'][number] => [
	what,
	ending,
	message,
	'refused',
	0,
];
const mcnRefusals = [
	refused('bad request', '40', /did not accept the request/),
	refused('wrong token', '41', /does not accept the token/),
	refused('no money', '42', /has no money left/),
	refused('forbidden', '43', /does not allow this request/),
	refused('a refusal inside status 200', '48', /has no money left/),
];
const mobilgroupRefusals = [
	refused('unknown_request', '40', /did not understand the request/),
	refused('authorisation_failed', '41', /does not accept the credential/),
	refused('not_enough_money', '42', /has no money left/),
];
const numberRefusals = [
	...mobilgroupRefusals,
	refused('number_in_spam_list', '30', /does not call 'Phone Number' again for now/),
	refused('number_not_valid', '31', /knows no way to call 'Phone Number'/),
	refused('number_not_permitted', '43', /not allowed to call where 'Phone Number' leads/),
];

const zvonobotRefusals = [
	refused('bad request', '40', /did not accept the request/),
	refused('wrong key', '41', /does not accept the API key/),
	refused('no money', '42', /has no money left/),
	refused('forbidden', '43', /does not allow this request/),
	refused('a refusal inside status 200', '48', /has no money left/),
];
const zvonobotNumberRefusals = [
	...zvonobotRefusals,
	refused('a refusal of one number inside success', '30', /on the blacklist/),
	refused('a number that cannot be called', '31', /refused this/),
];

export const paidOperations: PaidOperation[] = [
	{
		name: 'MCN Telecom flash call',
		addressField: 'baseUrl',
		refusals: mcnRefusals,
		node: (url, settings, credential) => mcnNode(`${url}/mcn`, flashCall, settings, credential),
	},
	{
		name: 'MCN Telecom flash call, newer addresses',
		addressField: 'baseUrl',
		refusals: mcnRefusals,
		node: (url, settings, credential) =>
			mcnNode(`${url}/mcn`, flashCall, settings, {
				api: 'paidMethods',
				...credential,
			}),
	},
	{
		name: 'MCN Telecom call for 2FA',
		addressField: 'baseUrl',
		refusals: mcnRefusals,
		node: (url, settings, credential) =>
			mcnNode(
				`${url}/mcn`,
				{
					operation: 'callFor2fa',
					ownNumber: mcnAccount.ownNumber,
					phoneNumber: '={{ $json.phone }}',
					requestOptions,
				},
				settings,
				credential,
			),
	},
	...['flashCall', 'voicePassword'].map(
		(operation): PaidOperation => ({
			name: `Mobilgroup ${operation}`,
			addressField: 'baseUrl',
			refusals: numberRefusals,
			node: (url, settings, credential) =>
				mobilgroupNode(
					`${url}/mobilgroup`,
					{ resource: 'verification', operation, ...flashCall },
					settings,
					credential,
				),
		}),
	),
	{
		name: 'Mobilgroup lead',
		addressField: 'baseUrl',
		refusals: numberRefusals,
		node: (url, settings, credential) =>
			mobilgroupNode(
				`${url}/mobilgroup`,
				{
					resource: 'lead',
					operation: 'create',
					phoneNumber: '={{ $json.phone }}',
					scriptName: { __rl: true, mode: 'name', value: 'Lead by key press' },
					requestOptions,
				},
				settings,
				credential,
			),
	},
	...[{}, withLogin].map(
		(login): PaidOperation => ({
			name: `Mobilgroup mailing${login === withLogin ? ', login and password' : ''}`,
			addressField: 'baseUrl',
			refusals: [
				...mobilgroupRefusals,
				refused('user_disabled', '43', /The Mobilgroup account is blocked/),
				refused('not_enough_money of one number', '33', /has no money left/),
			],
			inOneRequest: true,
			plannedFor: (body) => {
				const { schedule } = (body as { settings: { schedule: string } }).settings;
				return Date.parse(`${schedule.replace(' ', 'T')}:00+03:00`);
			},
			node: (url, settings, credential) =>
				mobilgroupNode(`${url}/mobilgroup`, { ...mailing, requestOptions }, settings, {
					...login,
					...credential,
				}),
		}),
	),
	...[plainCall, templateCall].map(
		(call): PaidOperation => ({
			name: `Zvonobot ${call === templateCall ? 'call from template' : 'call'}`,
			addressField: 'domain',
			refusals: zvonobotNumberRefusals,
			inOneRequest: true,
			plannedFor: (body) => (body as { plannedAt: number }).plannedAt * 1000,
			node: (url, settings, credential) =>
				zvonobotNode(`${url}/zvonobot`, { ...call, requestOptions }, settings, credential),
		}),
	),
	{
		name: 'Zvonobot flash call',
		addressField: 'domain',
		refusals: zvonobotRefusals,
		node: (url, settings, credential) =>
			zvonobotNode(
				`${url}/zvonobot`,
				{ resource: 'verification', operation: 'flashCall', ...flashCall },
				settings,
				credential,
			),
	},
];
