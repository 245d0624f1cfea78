import type {
	IHookFunctions,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { mcnTelecomApiFormTest } from './methods/credentialTest';
import { receiveCallStatus, requireSecret } from './trigger/receiveCallStatus';

export class McnTelecomTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'MCN Telecom Trigger',
		name: 'mcnTelecomTrigger',
		icon: { light: 'file:../../icons/mcnTelecom.svg', dark: 'file:../../icons/mcnTelecom.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: '={{$parameter["states"].join(", ")}}',
		description: 'Starts the workflow when MCN Telecom tells how a flash call went',
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
		properties: [
			{
				displayName:
					'In MCN\'s cabinet, under Integrations → Web Hooks, add a "Flash call" web hook. Its address is the webhook URL above with <code>?secret=</code> and the \'Webhook Secret\' of the credential behind it. Its body is <code>["verification_call_uuid", "q931_status", "final_status"]</code>',
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
					{ name: 'Answered', value: 'answered' },
					{ name: 'Busy', value: 'busy' },
					{ name: 'No Answer', value: 'noAnswer' },
					{
						name: 'Rejected',
						value: 'rejected',
						description: 'The other operator did not take the call',
					},
					{ name: 'Unavailable', value: 'unavailable', description: 'The number can not be reached' },
					{ name: 'Unknown', value: 'unknown', description: 'The web hook tells no state' },
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
			/** The web hook lives in MCN's cabinet and can't be asked for; only the secret can be checked. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				await requireSecret(this);
				return true;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				await requireSecret(this);
				return true;
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
