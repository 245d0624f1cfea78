/** The names that workflows store. Once released they never change: add to this list, take nothing away. */

import type { INodePropertyOptions, INodeType } from 'n8n-workflow';

import { McnTelecomApi } from '../../credentials/McnTelecomApi.credentials';
import { MobilgroupApi } from '../../credentials/MobilgroupApi.credentials';
import { McnTelecom } from '../../nodes/McnTelecom/McnTelecom.node';
import { McnTelecomTrigger } from '../../nodes/McnTelecom/McnTelecomTrigger.node';
import { Mobilgroup } from '../../nodes/Mobilgroup/Mobilgroup.node';
import { MobilgroupTrigger } from '../../nodes/Mobilgroup/MobilgroupTrigger.node';

const released: Record<string, Record<string, Record<string, string[]>>> = {
	mcnTelecom: {
		verification: {
			flashCall: ['phoneNumber', 'code', 'country', 'safety', 'options'],
			callFor2fa: ['ownNumber', 'phoneNumber', 'safety', 'options'],
		},
	},
	mobilgroup: {
		account: { getBalance: ['balanceOf'] },
		lead: { create: ['phoneNumber', 'scriptName', 'safety', 'options'] },
		mailing: {
			get: ['mailingId', 'output', 'options'],
			send: [
				'senderNumber',
				'content',
				'message',
				'phrase',
				'script',
				'recipientsFrom',
				'phoneField',
				'phoneNumbers',
				'personalFields',
				'safety',
				'options',
			],
		},
		phrase: { getAll: ['returnAll', 'limit'] },
		script: { getAll: ['returnAll', 'limit'] },
		senderNumber: { getAll: ['returnAll', 'limit'] },
		template: {
			getAll: ['account', 'template', 'returnAll', 'limit'],
			upsert: ['account', 'template', 'templateName', 'message'],
		},
		verification: {
			flashCall: ['phoneNumber', 'code', 'safety', 'options'],
			get: ['callId', 'options'],
			getAll: ['date', 'options', 'returnAll', 'limit'],
			voicePassword: ['phoneNumber', 'code', 'safety', 'options'],
		},
	},
};
/** Names inside collections. */
const releasedOptions: Record<string, Record<string, string[]>> = {
	mobilgroup: {
		'lead.create.options': ['simplify', 'smsText'],
		'mailing.send.options': ['attempts', 'interval', 'repeat', 'schedule', 'simplify', 'timeZone'],
		'mailing.send.personalFields': [
			'amountField',
			'messageField',
			'param1Field',
			'param2Field',
			'param3Field',
		],
		'mailing.send.safety': ['dryRun'],
		'verification.flashCall.options': ['callbackUrl', 'codeLength', 'simplify'],
		'verification.voicePassword.options': ['callbackUrl', 'callerNumber', 'repeat', 'simplify'],
	},
};
const nodes: INodeType[] = [new McnTelecom(), new Mobilgroup()];

describe.each(nodes.map((node) => [node.description.name, node.description] as const))(
	'%s',
	(name, description) => {
		const { properties } = description;
		const options = (field: string, resource?: string) =>
			properties
				.filter((property) => property.name === field)
				.filter(({ displayOptions }) => !resource || displayOptions?.show?.resource?.includes(resource))
				.flatMap((property) => (property.options ?? []) as INodePropertyOptions[]);

		const fieldsOf = (resource: string, operation: string) =>
			properties
				.filter(({ displayOptions }) => displayOptions?.show?.resource?.includes(resource))
				.filter(({ displayOptions }) => displayOptions?.show?.operation?.includes(operation));

		it('has the released names inside its collections', () => {
			for (const [path, names] of Object.entries(releasedOptions[name] ?? {})) {
				const [resource, operation, collection] = path.split('.');
				const [field] = fieldsOf(resource, operation).filter((property) => property.name === collection);
				expect(field.options?.map((option) => option.name)).toEqual(expect.arrayContaining(names));
			}
		});

		it('has the released resources, operations and fields', () => {
			for (const [resource, operations] of Object.entries(released[name])) {
				expect(options('resource').map(({ value }) => value)).toContain(resource);
				for (const [operation, fields] of Object.entries(operations)) {
					expect(options('operation', resource).map(({ value }) => value)).toContain(operation);
					const shown = fieldsOf(resource, operation).map((property) => property.name);
					expect(shown).toEqual(expect.arrayContaining(fields));
				}
			}
		});

		it('names every operation, resource and field once', () => {
			const values = options('resource').flatMap(({ value }) =>
				options('operation', String(value)).map((operation) => `${String(value)}.${String(operation.value)}`),
			);
			expect(new Set(values).size).toBe(values.length);
			expect(values.sort()).toEqual(
				Object.entries(released[name])
					.flatMap(([resource, operations]) => Object.keys(operations).map((value) => `${resource}.${value}`))
					.sort(),
			);
		});
	},
);

describe('the names of nodes and credentials', () => {
	it('are the released ones', () => {
		expect(new McnTelecom().description.name).toBe('mcnTelecom');
		expect(new McnTelecomTrigger().description.name).toBe('mcnTelecomTrigger');
		expect(new Mobilgroup().description.name).toBe('mobilgroup');
		expect(new MobilgroupTrigger().description.name).toBe('mobilgroupTrigger');
		expect(new McnTelecomApi().name).toBe('mcnTelecomApi');
		expect(new MobilgroupApi().name).toBe('mobilgroupApi');
		expect(new MobilgroupApi().properties.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['authentication', 'apiKey', 'login', 'password', 'baseUrl']),
		);
		expect(new McnTelecomApi().properties.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['accessToken', 'api', 'accountId', 'baseUrl', 'webhookSecret']),
		);
	});

	it('make every action node a tool for AI agents, and no trigger', () => {
		nodes.forEach(({ description }) => expect(description.usableAsTool).toBe(true));
		[new McnTelecomTrigger(), new MobilgroupTrigger()].forEach(({ description }) =>
			expect(description.usableAsTool).toBeUndefined(),
		);
	});
});
