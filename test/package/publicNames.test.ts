/** The names that workflows store; see test/support/releasedNames.ts. */

import type { INodePropertyOptions, INodeType } from 'n8n-workflow';

import { McnTelecomApi } from '../../credentials/McnTelecomApi.credentials';
import { MobilgroupApi } from '../../credentials/MobilgroupApi.credentials';
import { ZvonobotApi } from '../../credentials/ZvonobotApi.credentials';
import { McnTelecom } from '../../nodes/McnTelecom/McnTelecom.node';
import { McnTelecomTrigger } from '../../nodes/McnTelecom/McnTelecomTrigger.node';
import { Mobilgroup } from '../../nodes/Mobilgroup/Mobilgroup.node';
import { MobilgroupCampaign } from '../../nodes/Mobilgroup/MobilgroupCampaign.node';
import { MobilgroupTrigger } from '../../nodes/Mobilgroup/MobilgroupTrigger.node';
import { PhoneVerification } from '../../nodes/PhoneVerification/PhoneVerification.node';
import { Zvonobot } from '../../nodes/Zvonobot/Zvonobot.node';
import { ZvonobotCampaign } from '../../nodes/Zvonobot/ZvonobotCampaign.node';
import { ZvonobotTrigger } from '../../nodes/Zvonobot/ZvonobotTrigger.node';
import { released, releasedOptions } from '../support/releasedNames';

const nodes: INodeType[] = [new McnTelecom(), new Mobilgroup(), new Zvonobot()];

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
		expect(new Zvonobot().description.name).toBe('zvonobot');
		expect(new ZvonobotTrigger().description.name).toBe('zvonobotTrigger');
		expect(new ZvonobotApi().name).toBe('zvonobotApi');
		expect(new ZvonobotApi().properties.map(({ name }) => name)).toEqual([
			'domain',
			'apiKey',
			'webhookSecret',
		]);
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
		[new McnTelecomTrigger(), new MobilgroupTrigger(), new ZvonobotTrigger()].forEach(({ description }) =>
			expect(description.usableAsTool).toBeUndefined(),
		);
	});

	it('make no tool of Phone Verification and of the campaigns', () => {
		[new MobilgroupCampaign(), new PhoneVerification(), new ZvonobotCampaign()].forEach(({ description }) =>
			expect(description.usableAsTool).toBeUndefined(),
		);
	});
});
