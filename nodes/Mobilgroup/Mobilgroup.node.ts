import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { requestOptionsField } from '../shared/http/requestOptionsField';
import { getAndPostWebhooks } from '../shared/waiting/webhooks';
import * as listSearch from './methods/listSearch';
import { accountDescription } from './resources/account';
import { leadDescription } from './resources/lead';
import { listFields } from './resources/lists';
import { mailingDescription } from './resources/mailing';
import { sendMailing } from './resources/mailing/send';
import { phraseDescription } from './resources/phrase';
import { scriptDescription } from './resources/script';
import { senderNumberDescription } from './resources/senderNumber';
import { templateDescription } from './resources/template';
import { upsertTemplates } from './resources/template/upsert';
import {
	checkCode,
	flashCallAndWait,
	verificationDescription,
	voicePasswordAndWait,
} from './resources/verification';
import { receiveMobilgroupResult } from './callbacks/resume';

export class Mobilgroup implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Mobilgroup',
		name: 'mobilgroup',
		icon: { light: 'file:../../icons/mobilgroup.svg', dark: 'file:../../icons/mobilgroup.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Verify phone numbers by call, send voice mailings and call leads. Every call costs money and rings a real phone.',
		defaults: { name: 'Mobilgroup' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'mobilgroupApi', required: true }],
		webhooks: getAndPostWebhooks,
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
					{ name: 'Lead', value: 'lead' },
					{ name: 'Mailing', value: 'mailing' },
					{ name: 'Phrase', value: 'phrase' },
					{ name: 'Script', value: 'script' },
					{ name: 'Sender Number', value: 'senderNumber' },
					{ name: 'Template', value: 'template' },
					{ name: 'Verification', value: 'verification' },
				],
			},
			...accountDescription,
			...leadDescription,
			...mailingDescription,
			...phraseDescription,
			...scriptDescription,
			...senderNumberDescription,
			...templateDescription,
			...verificationDescription,
			...listFields,
			requestOptionsField,
		],
	};

	/** Only for executions that wait: callbacks that start a workflow go to the trigger. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveMobilgroupResult(this);
	}

	methods = { listSearch };

	/** What merges many items into one request, waits, or makes no request can't be declared. */
	customOperations = {
		mailing: { send: sendMailing },
		template: { upsert: upsertTemplates },
		verification: { check: checkCode, flashCallAndWait, voicePasswordAndWait },
	};
}
