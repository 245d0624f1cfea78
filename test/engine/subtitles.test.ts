/** Under the name of a node the canvas says in words what it does, by the names that the form has. */

import type { INodePropertyOptions } from 'n8n-workflow';

import { McnTelecom } from '../../nodes/McnTelecom/McnTelecom.node';
import { Mobilgroup } from '../../nodes/Mobilgroup/Mobilgroup.node';
import { PhoneVerification } from '../../nodes/PhoneVerification/PhoneVerification.node';
import { Zvonobot } from '../../nodes/Zvonobot/Zvonobot.node';
import { buildWorkflow, NODE_NAME } from '../support/engine/engine';
import { withExpressions } from '../support/engine/expressions';
import { nodeTypes } from '../support/engine/nodeTypes';

async function subtitleOf(type: string, parameters: Record<string, string | string[]>) {
	const workflow = buildWorkflow({ type, parameters, credentials: {} });
	const node = workflow.getNode(NODE_NAME);
	const { subtitle } = nodeTypes.getByNameAndVersion(type).description;
	if (!node || !subtitle) throw new Error(`${type} has no subtitle`);
	return await withExpressions(
		workflow,
		async () =>
			await Promise.resolve(workflow.expression.getSimpleParameterValue(node, subtitle, 'internal', {})),
	);
}

const optionsOf = (property: { options?: unknown }) => (property.options ?? []) as INodePropertyOptions[];

const operations = [new McnTelecom(), new Mobilgroup(), new PhoneVerification(), new Zvonobot()].flatMap(
	({ description: { name: type, properties } }) => {
		const [resources] = properties.filter(({ name }) => name === 'resource');
		return properties
			.filter(({ name }) => name === 'operation')
			.flatMap((property) =>
				optionsOf(property).map((operation) => {
					const resource = property.displayOptions?.show?.resource?.[0] as string | undefined;
					const label = optionsOf(resources ?? {}).find(({ value }) => value === resource)?.name;
					const words = [operation.name, label?.toLowerCase()].filter(Boolean).join(': ');
					const parameters = { operation: String(operation.value), ...(resource && { resource }) };
					return [type, words, parameters] as const;
				}),
			);
	},
);

it.each(operations)('%s: %s', async (type, words, parameters) => {
	expect(await subtitleOf(type, parameters)).toBe(words);
});

it.each([
	['mcnTelecomTrigger', { states: ['busy', 'noAnswer'] }, 'busy, no answer'],
	['mobilgroupTrigger', { states: ['noAnswer'] }, 'no answer'],
	['zvonobotTrigger', { events: ['callStatus', 'ivrAnswer'] }, 'call states, menu answers'],
	['zvonobotCampaign', { order: 'chain' }, 'one after another'],
	['mobilgroupCampaign', { order: 'waves' }, 'in waves'],
])('%s with %j: %s', async (type, parameters, words) => {
	expect(await subtitleOf(type, parameters)).toBe(words);
});
