import {
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { nodeHint } from '../shared/builderHint';
import { mcnTelecomApiFormTest } from './methods/credentialTest';
import { receiveCallStatus, requireSecret } from './callbacks/trigger';

export class McnTelecomTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'MCN Telecom Trigger',
		name: 'mcnTelecomTrigger',
		icon: { light: 'file:../../icons/mcnTelecom.svg', dark: 'file:../../icons/mcnTelecom.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter["states"].length === 6 ? "all states" : $parameter["states"].join(", ").replace(/[A-Z]/g, (letter) => " " + letter.toLowerCase()) }}',
		// The editor shows it for node and trigger together.
		description: 'Verify phone numbers by flash call, or start a workflow with the state of such a call',
		eventTriggerDescription: 'Waiting for a flash call whose webhook leads to the test URL',
		builderHint: nodeHint(
			"MCN has to know the production URL: enter it in MCN's account portal, followed by ?secret= and the Webhook Secret of the credential.",
		),
		defaults: { name: 'MCN Telecom Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'mcnTelecomApi',
				required: true,
				testedBy: 'mcnTelecomApiFormTest',
				displayOptions: { show: { authentication: ['secret'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// Empty, so that the service gets what the node answers; n8n's default would be a fixed word.
				responseData: '',
				path: 'webhook',
			},
		],
		triggerPanel: {
			header: 'Receive the state of a flash call',
			executionsHelp:
				"<b>While you build the workflow</b>, click 'Execute step' and place a call. While you test, the webhook in MCN's account portal has to lead to the test URL: what comes in shows up here.<br /><br /><b>Once it is published</b>, the webhook has to lead to the production URL. Every event then starts an execution of its own, which you find in the <a data-key='executions'>executions list</a>.",
			activationHint: 'Publish the workflow to have it started by the production URL.',
		},
		properties: [
			{
				displayName:
					'In MCN\'s account portal, open Integrations → Web Hooks and add a "Flash call" webhook. Its URL is the production URL above, followed by <b>?secret=</b> and the \'Webhook Secret\' of your credential. Its body is <b>["verification_call_uuid", "q931_status", "final_status"]</b>',
				name: 'setUp',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Authentication',
				name: 'authentication',
				type: 'options',
				default: 'secret',
				options: [
					{
						name: 'None',
						value: 'none',
						description: 'Anybody who knows the address can start this workflow with made-up calls',
					},
					{
						name: 'Webhook Secret',
						value: 'secret',
						description: 'Accept only what carries the secret of the credential',
					},
				],
			},
			{
				displayName: 'Trigger On',
				name: 'states',
				type: 'multiOptions',
				required: true,
				default: ['answered', 'busy', 'noAnswer', 'rejected', 'unavailable', 'unknown'],
				options: [
					{ name: 'Call Answered', value: 'answered' },
					{
						name: 'Call Rejected',
						value: 'rejected',
						description: 'The other operator did not take the call',
					},
					{ name: 'Line Busy', value: 'busy' },
					{ name: 'No Answer', value: 'noAnswer' },
					{
						name: 'Phone Unavailable',
						value: 'unavailable',
						description: 'The phone cannot be reached',
					},
					{ name: 'State Unknown', value: 'unknown', description: 'The webhook does not report a state' },
				],
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				default: {},
				options: [
					{
						displayName: 'Simplify',
						name: 'simplify',
						type: 'boolean',
						default: true,
						description: 'Whether to return a simplified version of the response instead of the raw data',
					},
				],
			},
		],
	};

	webhookMethods = {
		default: {
			/** The webhook lives in MCN's account portal and can't be asked for; only the secret can be checked. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await requireSecret(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await requireSecret(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	methods = { credentialTest: { mcnTelecomApiFormTest } };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveCallStatus(this);
	}
}
