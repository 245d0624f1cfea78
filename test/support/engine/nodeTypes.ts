/** The node types that engine tests run: the package's own, and a plain one before and behind them. */

import { DirectoryLoader, RoutingNode } from 'n8n-core';
import {
	type IExecuteFunctions,
	type INodeType,
	type INodeTypes,
	NodeConnectionTypes,
	NodeHelpers,
} from 'n8n-workflow';

import { McnTelecom } from '../../../nodes/McnTelecom/McnTelecom.node';
import { McnTelecomTrigger } from '../../../nodes/McnTelecom/McnTelecomTrigger.node';
import { Mobilgroup } from '../../../nodes/Mobilgroup/Mobilgroup.node';
import { MobilgroupCampaign } from '../../../nodes/Mobilgroup/MobilgroupCampaign.node';
import { MobilgroupTrigger } from '../../../nodes/Mobilgroup/MobilgroupTrigger.node';
import { PhoneVerification } from '../../../nodes/PhoneVerification/PhoneVerification.node';
import { Zvonobot } from '../../../nodes/Zvonobot/Zvonobot.node';
import { ZvonobotCampaign } from '../../../nodes/Zvonobot/ZvonobotCampaign.node';
import { ZvonobotTrigger } from '../../../nodes/Zvonobot/ZvonobotTrigger.node';

class PassOn implements INodeType {
	description: INodeType['description'] = {
		displayName: 'Pass On',
		name: 'passOn',
		group: ['transform'],
		version: 1,
		description: 'Gives its input on',
		defaults: { name: 'Pass On' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	execute: INodeType['execute'] = async function () {
		return await Promise.resolve([this.getInputData()]);
	};
}

const types: Record<string, INodeType> = {
	passOn: new PassOn(),
	mcnTelecom: new McnTelecom(),
	mcnTelecomTrigger: new McnTelecomTrigger(),
	mobilgroup: new Mobilgroup(),
	mobilgroupCampaign: new MobilgroupCampaign(),
	mobilgroupTrigger: new MobilgroupTrigger(),
	phoneVerification: new PhoneVerification(),
	zvonobot: new Zvonobot(),
	// What n8n makes of it, an approval gate for agents, runs as the node itself.
	zvonobotHitlTool: new Zvonobot(),
	zvonobotCampaign: new ZvonobotCampaign(),
	zvonobotTrigger: new ZvonobotTrigger(),
};

// n8n's loader does the same: it gives declarative nodes their 'Request Options'.
Object.values(types).forEach((type) => DirectoryLoader.applyDeclarativeNodeOptionParameters(type));

// …and n8n lets its declarative engine run them.
Object.values(types)
	.filter(({ description }) => description.requestDefaults !== undefined)
	.forEach((type) => {
		type.execute = async function (this: IExecuteFunctions) {
			return (await new RoutingNode(this as never, type).runNode()) ?? [];
		};
	});

/** The version that a node has which is placed on the canvas now. */
export const newestVersion = (name: string): number => types[name].description.defaultVersion ?? 1;

export const nodeTypes: INodeTypes = {
	getByName: (name) => types[name],
	getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(types[name], version),
	getKnownTypes: () => ({}),
};
