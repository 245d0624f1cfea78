/** The names that workflows store. Once released they never change: add to this list, take nothing away. */

import type { INodePropertyOptions, INodeType } from 'n8n-workflow';

import { McnTelecomApi } from '../../credentials/McnTelecomApi.credentials';
import { McnTelecom } from '../../nodes/McnTelecom/McnTelecom.node';
import { McnTelecomTrigger } from '../../nodes/McnTelecom/McnTelecomTrigger.node';

const released: Record<string, Record<string, Record<string, string[]>>> = {
	mcnTelecom: {
		verification: {
			flashCall: ['phoneNumber', 'code', 'country', 'safety', 'options'],
			callFor2fa: ['ownNumber', 'phoneNumber', 'safety', 'options'],
		},
	},
};
const nodes: INodeType[] = [new McnTelecom()];

describe.each(nodes.map((node) => [node.description.name, node.description] as const))(
	'%s',
	(name, description) => {
		const { properties } = description;
		const options = (field: string, resource?: string) =>
			properties
				.filter((property) => property.name === field)
				.filter(({ displayOptions }) => !resource || displayOptions?.show?.resource?.includes(resource))
				.flatMap((property) => (property.options ?? []) as INodePropertyOptions[]);

		it('has the released resources, operations and fields', () => {
			for (const [resource, operations] of Object.entries(released[name])) {
				expect(options('resource').map(({ value }) => value)).toContain(resource);
				for (const [operation, fields] of Object.entries(operations)) {
					expect(options('operation', resource).map(({ value }) => value)).toContain(operation);
					const shown = properties
						.filter(({ displayOptions }) => displayOptions?.show?.operation?.includes(operation))
						.map((property) => property.name);
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
		expect(new McnTelecomApi().name).toBe('mcnTelecomApi');
		expect(new McnTelecomApi().properties.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['accessToken', 'api', 'accountId', 'baseUrl', 'webhookSecret']),
		);
	});

	it('make every action node a tool for AI agents, and no trigger', () => {
		expect(new McnTelecom().description.usableAsTool).toBe(true);
		expect(new McnTelecomTrigger().description.usableAsTool).toBeUndefined();
	});
});
