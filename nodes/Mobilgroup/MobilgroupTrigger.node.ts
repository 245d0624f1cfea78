import {
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { nodeHint } from '../shared/builderHint';
import { simplifyOption } from '../shared/fields';
import { receiveCallStatus, requireKey } from './callbacks/trigger';
import { mobilgroupApiTest } from './methods/credentialTest';

export class MobilgroupTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Mobilgroup Trigger',
		name: 'mobilgroupTrigger',
		icon: { light: 'file:../../icons/mobilgroup.svg', dark: 'file:../../icons/mobilgroup.dark.svg' },
		group: ['trigger'],
		version: [1, 1.1],
		defaultVersion: 1.1,
		subtitle:
			'={{ $parameter["states"].length === 6 ? "all states" : $parameter["states"].join(", ").replace(/[A-Z]/g, (letter) => " " + letter.toLowerCase()) }}',
		// The editor shows it for node and trigger together.
		description:
			'Verify phone numbers by call, send voice mailings and call leads, or start a workflow with the state of a verification call',
		eventTriggerDescription: "Waiting for a verification call that has the test URL as its 'Callback URL'",
		builderHint: nodeHint(
			"Starts only for calls whose 'Callback URL' is the production URL of this trigger. To wait for one call in the same workflow, use 'flashCallAndWait' of Mobilgroup.",
		),
		defaults: { name: 'Mobilgroup Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'mobilgroupApi',
				required: true,
				testedBy: 'mobilgroupApiTest',
				displayOptions: { show: { authentication: ['token'] } },
			},
		],
		webhooks: [
			{
				name: 'setup',
				httpMethod: 'GET',
				responseMode: 'onReceived',
				responseData: '',
				path: 'webhook',
				ndvHideUrl: true,
			},
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
			header: 'Receive the state of a verification call',
			executionsHelp:
				"<b>While you build the workflow</b>, click 'Execute step' and place a call with the test URL as its 'Callback URL': what comes in shows up here.<br /><br /><b>Once it is published</b>, calls need the production URL. Every event then starts an execution of its own, which you find in the <a data-key='executions'>executions list</a>.",
			activationHint: 'Publish the workflow to have it started by the production URL.',
		},
		properties: [
			{
				displayName:
					"Copy the production URL above into the option 'Callback URL' of a Mobilgroup node that verifies a phone. That node signs it for every call.",
				name: 'setUp',
				type: 'notice',
				default: '',
			},
			{
				displayName: 'Authentication',
				name: 'authentication',
				type: 'options',
				default: 'token',
				options: [
					{
						name: 'None',
						value: 'none',
						description: 'Anybody who knows the address can start this workflow with made-up calls',
					},
					{
						name: 'Signed Address',
						value: 'token',
						description: 'Accept only calls that were placed with the key of the same credential',
					},
				],
			},
			{
				displayName: 'Trigger On',
				name: 'states',
				type: 'multiOptions',
				required: true,
				default: ['answered', 'canceled', 'failed', 'busy', 'noAnswer', 'unknown'],
				options: [
					{ name: 'Call Answered', value: 'answered' },
					{ name: 'Call Canceled', value: 'canceled', description: 'CANCEL' },
					{ name: 'Call Failed', value: 'failed', description: 'FAIL: the call could not be made' },
					{ name: 'Line Busy', value: 'busy' },
					{ name: 'No Answer', value: 'noAnswer' },
					{
						name: 'State Unknown',
						value: 'unknown',
						description: 'A state that the API documentation does not name',
					},
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
						displayName: 'Accept GET',
						name: 'acceptGet',
						type: 'boolean',
						default: false,
						description:
							'Whether to read calls from the parameters of a GET too. The API documentation does not say which method the provider uses; POST is always accepted.',
					},
					simplifyOption,
				],
			},
		],
	};

	webhookMethods = {
		default: {
			/** The address travels with every call and can't be asked for; only the key can be checked. */
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return await requireKey(this);
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await requireKey(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	methods = { credentialTest: { mobilgroupApiTest } };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveCallStatus(this);
	}
}
