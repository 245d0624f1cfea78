import { type INodeType, type INodeTypeDescription, NodeConnectionTypes } from 'n8n-workflow';

import { nodeHint } from '../shared/builderHint';
import { sensitiveOutputs } from '../shared/sensitiveOutputs';
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
		subtitle:
			'={{ { callFor2fa: "Call for 2FA", check: "Check", flashCall: "Flash Call", read: "Read" }[$parameter["operation"]] + ": " + $parameter["resource"].replace(/[A-Z]/g, (letter) => " " + letter.toLowerCase()) }}',
		description: 'Verify phone numbers by flash call. Every call costs money and rings a real phone.',
		builderHint: nodeHint(
			"Verifies a phone: 'flashCall' gives a sealed 'token', and 'check' compares it with what the person has typed. Keep the token on the server side, for example in the session. To verify by several providers, use Phone Verification.",
		),
		...sensitiveOutputs('token', 'code'),
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
