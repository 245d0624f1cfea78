/** What there is: nodes, resources and operations, as the editor names them. */

import type { ICredentialType, INodePropertyOptions, INodeType } from 'n8n-workflow';

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
import type { Say } from './language';
import { table } from './markdown';

const byName = <T extends { name: string }>(all: T[]) => new Map(all.map((one) => [one.name, one]));
const nodesByName = (all: INodeType[]) => new Map(all.map((node) => [node.description.name, node]));

export const actionNodes = nodesByName([new Mobilgroup(), new Zvonobot(), new McnTelecom()]);
/** Nodes that call through the nodes of the services. Their operations have no resource. */
export const servicelessNodes = nodesByName([new PhoneVerification()]);
export const campaignNodes = nodesByName([new MobilgroupCampaign(), new ZvonobotCampaign()]);
export const triggerNodes = nodesByName([
	new MobilgroupTrigger(),
	new ZvonobotTrigger(),
	new McnTelecomTrigger(),
]);
export const credentialTypes = byName<ICredentialType>([
	new MobilgroupApi(),
	new ZvonobotApi(),
	new McnTelecomApi(),
]);

export interface Operation {
	node: INodeType;
	resource: INodePropertyOptions;
	operation: INodePropertyOptions;
}

function choicesOf({ description }: INodeType, field: string, resource?: unknown): INodePropertyOptions[] {
	return description.properties
		.filter(({ name }) => name === field)
		.filter(({ displayOptions }) => !resource || displayOptions?.show?.resource?.includes(resource as string))
		.flatMap(({ options }) => (options ?? []) as INodePropertyOptions[]);
}

/** Every operation of every node, in the order of the editor's lists. */
export const operations: Operation[] = [...actionNodes.values()].flatMap((node) =>
	choicesOf(node, 'resource').flatMap((resource) =>
		choicesOf(node, 'operation', resource.value).map((operation) => ({ node, resource, operation })),
	),
);

/** The names of the operations that have no resource: `phoneVerification start`. */
export const operationsWithoutResource: string[] = [...servicelessNodes].flatMap(([name, node]) =>
	choicesOf(node, 'operation').map(({ value }) => `${name} ${String(value)}`),
);

const namesOf = (choices: INodePropertyOptions[]) => choices.map(({ name }) => name).join(', ');

/** A row for each resource, and one for a node that has none. */
export function operationTable(say: Say): string {
	const rows = [...actionNodes.values()].flatMap((node) =>
		choicesOf(node, 'resource').map((resource, place) => [
			place === 0 ? node.description.displayName : '',
			resource.name,
			namesOf(choicesOf(node, 'operation', resource.value)),
		]),
	);
	const others = [...servicelessNodes.values()].map((node) => [
		...[node.description.displayName, '', namesOf(choicesOf(node, 'operation'))],
	]);
	return table([say('Node'), say('Resource'), say('Operations')], [...rows, ...others]);
}
