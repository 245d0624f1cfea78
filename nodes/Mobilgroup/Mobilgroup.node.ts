import {
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { nodeHint } from '../shared/builderHint';
import { requestOptionsWithBatching } from '../shared/http/requestOptionsField';
import { sensitiveOutputs } from '../shared/sensitiveOutputs';
import { getAndPostWebhooks } from '../shared/waiting/webhooks';
import { receiveMobilgroupResult } from './callbacks/resume';
import { mobilgroupApiTest } from './methods/credentialTest';
import * as listSearch from './methods/listSearch';
import * as account from './resources/account';
import * as callback from './resources/callback';
import * as lead from './resources/lead';
import { listFields } from './resources/lists';
import * as mailing from './resources/mailing';
import * as phrase from './resources/phrase';
import * as script from './resources/script';
import * as senderNumber from './resources/senderNumber';
import * as template from './resources/template';
import * as verification from './resources/verification';

export class Mobilgroup implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Mobilgroup',
		name: 'mobilgroup',
		icon: { light: 'file:../../icons/mobilgroup.svg', dark: 'file:../../icons/mobilgroup.dark.svg' },
		group: ['output'],
		version: [1, 1.1],
		defaultVersion: 1.1,
		subtitle:
			'={{ { check: "Check", create: "Create", flashCall: "Flash Call", flashCallAndWait: "Flash Call and Wait", get: "Get", getAll: "Get Many", getBalance: "Get Balance", read: "Read", send: "Send", upsert: "Create or Update", voicePassword: "Voice Password", voicePasswordAndWait: "Voice Password and Wait" }[$parameter["operation"]] + ": " + $parameter["resource"].replace(/[A-Z]/g, (letter) => " " + letter.toLowerCase()) }}',
		description:
			'Verify phone numbers by call, send voice mailings and call leads. Every call costs money and rings a real phone.',
		builderHint: nodeHint(
			"To verify a phone, 'flashCall' or 'voicePassword' gives a sealed 'token', and 'check' compares it with what the person has typed. A mailing takes all input items in one request: do not put it into a loop. To call a list and get every row back with its result, use Mobilgroup Campaign.",
		),
		...sensitiveOutputs('token', 'code'),
		defaults: { name: 'Mobilgroup' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'mobilgroupApi', required: true, testedBy: 'mobilgroupApiTest' }],
		webhooks: getAndPostWebhooks,
		waitingNodeTooltip:
			'={{ $parameter["operation"].endsWith("AndWait") ? "The phone is called. The workflow continues when the call has ended." : "" }}',
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
					{ name: 'Account', value: 'account' },
					{ name: 'Callback', value: 'callback' },
					{ name: 'Lead', value: 'lead' },
					{ name: 'Mailing', value: 'mailing' },
					{ name: 'Phrase', value: 'phrase' },
					{ name: 'Script', value: 'script' },
					{ name: 'Sender Number', value: 'senderNumber' },
					{ name: 'Template', value: 'template' },
					{ name: 'Verification', value: 'verification' },
				],
			},
			...account.description,
			...callback.description,
			...lead.description,
			...mailing.description,
			...phrase.description,
			...script.description,
			...senderNumber.description,
			...template.description,
			...verification.description,
			...listFields,
			requestOptionsWithBatching,
		],
	};

	/** Only for executions that wait: callbacks that start a workflow go to the trigger. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveMobilgroupResult(this);
	}

	methods = { credentialTest: { mobilgroupApiTest }, listSearch };

	/** The door of every normal run; n8n's tool path takes the routing. */
	customOperations = {
		callback: callback.operations,
		lead: lead.operations,
		mailing: mailing.operations,
		template: template.operations,
		verification: verification.operations,
	};
}
