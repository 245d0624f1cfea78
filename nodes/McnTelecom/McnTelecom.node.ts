import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { mcnTelecomApiFormTest } from './methods/credentialTest';
import * as callback from './resources/callback';
import * as verification from './resources/verification';

export class McnTelecom implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'MCN Telecom',
		name: 'mcnTelecom',
		icon: { light: 'file:../../icons/mcnTelecom.svg', dark: 'file:../../icons/mcnTelecom.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'Verify phone numbers by flash call. Every call costs money and rings a real phone.',
		defaults: { name: 'MCN Telecom' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'mcnTelecomApi', required: true, testedBy: 'mcnTelecomApiFormTest' }],
		requestDefaults: {
			headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		},
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				default: 'verification',
				options: [
					{ name: 'Callback', value: 'callback' },
					{ name: 'Verification', value: 'verification' },
				],
			},
			...callback.description,
			...verification.description,
		],
	};

	/** The door of every normal run; n8n's tool path takes the routing. */
	customOperations = { callback: callback.operations, verification: verification.operations };

	methods = { credentialTest: { mcnTelecomApiFormTest } };
}
