import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { nodeHint } from '../shared/builderHint';
import { runCampaign } from '../shared/campaign/run';
import { requestOptionsField } from '../shared/http/requestOptionsField';
import { look } from './campaign/look';
import { fields, operation, stopAfterLabel } from './campaign/place';
import { mobilgroupApiTest } from './methods/credentialTest';
import { searchPhrases, searchScripts, searchSenderNumbers } from './methods/listSearch';

const run = runCampaign({ operation, look, stopAfterLabel });

export class MobilgroupCampaign implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Mobilgroup Campaign',
		name: 'mobilgroupCampaign',
		icon: { light: 'file:../../icons/mobilgroup.svg', dark: 'file:../../icons/mobilgroup.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle:
			'={{ { all: "all at once", waves: "in waves", chain: "one after another" }[$parameter["order"]] }}',
		description:
			'Call a list, call people again who were not reached, and get every row back with its result. Every call costs money and rings a real phone.',
		builderHint: nodeHint(
			"Connect the first output 'Continue' to this node's own input, and what comes next to the second output 'Done'. Takes the whole list at once: do not put it into a loop.",
		),
		defaults: { name: 'Mobilgroup Campaign' },
		// What waits is no tool: an agent can have a workflow with it.
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Continue', 'Done'],
		credentials: [{ name: 'mobilgroupApi', required: true, testedBy: 'mobilgroupApiTest' }],
		waitingNodeTooltip:
			'The calls are in progress. The workflow continues automatically, about once a minute.',
		properties: [
			{
				displayName:
					"Connect 'Continue' to this node's own input: the campaign continues through it. 'Done' gives every row back with its result.",
				name: 'continueNotice',
				type: 'notice',
				default: '',
			},
			...fields,
			requestOptionsField,
		],
	};

	methods = {
		credentialTest: { mobilgroupApiTest },
		listSearch: { searchPhrases, searchScripts, searchSenderNumbers },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run.call(this);
	}
}
