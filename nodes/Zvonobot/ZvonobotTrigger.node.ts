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
import { receiveZvonobot, requireSecret } from './callbacks/trigger';
import { zvonobotApiTest } from './methods/credentialTest';

export class ZvonobotTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zvonobot Trigger',
		name: 'zvonobotTrigger',
		icon: { light: 'file:../../icons/zvonobot.svg', dark: 'file:../../icons/zvonobot.dark.svg' },
		group: ['trigger'],
		version: [1, 1.1],
		defaultVersion: 1.1,
		subtitle:
			'={{$parameter["events"].map((event) => event === "ivrAnswer" ? "menu answers" : "call states").join(", ")}}',
		// The editor shows it for node and trigger together.
		description:
			'Call many people at once, ask somebody by phone and verify numbers, or start a workflow with the state of a call or an answer in a menu',
		eventTriggerDescription:
			"Waiting for a call that has the test URL as its 'Status Address' or 'Callback Address'",
		builderHint: nodeHint(
			"Starts only for calls that name the production URL of this trigger as 'Status Address', or as 'Callback Address' of a branch of the menu. To wait for answers in the same workflow, use 'sendAndWait' of Zvonobot.",
		),
		defaults: { name: 'Zvonobot Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'zvonobotApi',
				required: true,
				testedBy: 'zvonobotApiTest',
				displayOptions: { show: { authentication: ['secret', 'token'] } },
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
			header: 'Receive the state of a call or an answer in a menu',
			executionsHelp:
				"<b>While you build the workflow</b>, click 'Execute step' and place a call with the test URL as its 'Status Address' or 'Callback Address': what comes in shows up here.<br /><br /><b>Once it is published</b>, calls need the production URL. Every event then starts an execution of its own, which you find in the <a data-key='executions'>executions list</a>.",
			activationHint: 'Publish the workflow to have it started by the production URL.',
		},
		properties: [
			{
				displayName:
					"Put the production URL above into 'Status Address' or 'Callback Address' of a Zvonobot node with the same credential. The node adds a token to it, and this trigger accepts nothing without one.",
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
						name: 'Token',
						value: 'token',
						description: 'Accept only callbacks that a Zvonobot node with this credential has asked for',
					},
					{
						name: 'Token or Webhook Secret',
						value: 'secret',
						description:
							'Also accept callbacks that are set up in the account portal with the secret of the credential',
					},
				],
			},
			{
				displayName: 'Trigger On',
				name: 'events',
				type: 'multiOptions',
				required: true,
				default: ['callStatus', 'ivrAnswer'],
				options: [
					{ name: 'Call State Changed', value: 'callStatus' },
					{ name: 'Menu Answered', value: 'ivrAnswer', description: 'By a key or a word' },
				],
			},
			{
				displayName: 'States',
				name: 'states',
				type: 'multiOptions',
				required: true,
				default: ['completed', 'canceled'],
				displayOptions: { show: { events: ['callStatus'] } },
				options: [
					{ name: 'Answered', value: 'answered', description: 'The person talks to the robot' },
					{ name: 'Busy', value: 'busy' },
					{
						name: 'Canceled',
						value: 'canceled',
						description: 'Ended without a conversation, for whatever reason: busy and no answer too',
					},
					{ name: 'Completed', value: 'completed', description: 'Ended after a conversation' },
					{ name: 'No Answer', value: 'noAnswer' },
					{ name: 'Queued', value: 'queued', description: 'Taken and not started' },
					{ name: 'Rejected', value: 'rejected', description: 'The person declined the call' },
					{ name: 'Ringing', value: 'ringing' },
					{ name: 'Unavailable', value: 'unavailable', description: 'The phone cannot be reached' },
					{
						name: 'Unknown',
						value: 'unknown',
						description: 'A state that the API documentation does not name',
					},
				],
			},
			{
				displayName: 'Answers',
				name: 'answers',
				type: 'string',
				default: '',
				placeholder: 'e.g. 1, yes',
				description: 'Keys or words separated by commas, -1 for staying on the line. Empty means any answer.',
				displayOptions: { show: { events: ['ivrAnswer'] } },
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				default: {},
				options: [
					simplifyOption,
					{
						displayName: 'Skip Late States',
						name: 'skipLate',
						type: 'boolean',
						default: true,
						description:
							"Whether to start nothing for a state that comes after a later one of the same attempt, such as ringing after completed. Without this option it comes with 'late' set to true.",
					},
					{
						displayName: 'Source Addresses',
						name: 'sources',
						type: 'string',
						default: '82.202.206.194',
						description:
							'Accept callbacks from these addresses only, separated by commas. The API documentation names this one, and it may change.',
					},
					{
						displayName: 'Trusted Proxies',
						name: 'proxies',
						type: 'number',
						typeOptions: { minValue: 0, maxValue: 10 },
						default: 1,
						description:
							"How many proxies of your own are in front of n8n. Only what they add to 'X-Forwarded-For' is trusted.",
					},
				],
			},
		],
	};

	webhookMethods = {
		default: {
			/** The node tells the service this address with each call, so there is nothing to ask for. */
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

	methods = { credentialTest: { zvonobotApiTest } };

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveZvonobot(this);
	}
}
