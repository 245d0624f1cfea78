import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
	NodeOperationError,
} from 'n8n-workflow';

import { mcnTelecomApiFormTest } from '../McnTelecom/methods/credentialTest';
import { mobilgroupApiTest } from '../Mobilgroup/methods/credentialTest';
import { zvonobotApiTest } from '../Zvonobot/methods/credentialTest';
import { nodeHint } from '../shared/builderHint';
import { requestOptionsField } from '../shared/http/requestOptionsField';
import { sensitiveOutputs } from '../shared/sensitiveOutputs';
import { textOf } from '../shared/values/text';
import { fields } from './fields';
import { check, start, tryNext } from './run';

const operations = new Map(Object.entries({ check, start, tryNext }));

export class PhoneVerification implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Phone Verification',
		name: 'phoneVerification',
		icon: {
			light: 'file:../../icons/phoneVerification.svg',
			dark: 'file:../../icons/phoneVerification.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle:
			'={{ { start: "Start", tryNext: "Try Next Channel", check: "Check" }[$parameter["operation"]] }}',
		description:
			'Verify phone numbers by call: by the first of several channels that works, with limits that stop abuse. Every call costs money and rings a real phone.',
		builderHint: nodeHint(
			"Three steps: 'start' calls the phone and returns a 'token', 'check' takes the token and the typed code, 'tryNext' calls a person who has heard nothing by the next channel. Set the same channels and credentials in all of them.",
		),
		...sensitiveOutputs('token', 'code'),
		defaults: { name: 'Phone Verification' },
		// A call of an agent can be asked for again with other words; the nodes of the services know how to tell.
		usableAsTool: undefined,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'mobilgroupApi',
				displayName: 'Mobilgroup API',
				required: false,
				testedBy: 'mobilgroupApiTest',
			},
			{ name: 'zvonobotApi', displayName: 'Zvonobot API', required: false, testedBy: 'zvonobotApiTest' },
			{
				name: 'mcnTelecomApi',
				displayName: 'MCN Telecom API',
				required: false,
				testedBy: 'mcnTelecomApiFormTest',
			},
		],
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				default: 'start',
				options: [
					{
						name: 'Check',
						value: 'check',
						action: 'Check verification code',
						description:
							'Compare what the person typed with the code of a call. Calls nobody, and costs nothing.',
					},
					{
						name: 'Start',
						value: 'start',
						action: 'Start phone verification',
						description: 'Call a phone with a code, by the first channel that takes the call',
					},
					{
						name: 'Try Next Channel',
						value: 'tryNext',
						action: 'Try next verification channel',
						description: 'Call a person who has heard nothing by the next channel. The code before is void.',
					},
				],
			},
			...fields,
			requestOptionsField,
		],
	};

	methods = { credentialTest: { mcnTelecomApiFormTest, mobilgroupApiTest, zvonobotApiTest } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const node = this.getNode();
		const name = textOf(node.parameters.operation ?? 'start') ?? '';
		const operation = operations.get(name);
		if (!operation)
			throw new NodeOperationError(node, `'Operation' must be one of ${[...operations.keys()].join(', ')}`);
		return await operation.call(this);
	}
}
