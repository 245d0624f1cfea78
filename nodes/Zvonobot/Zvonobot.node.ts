import {
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { nodeHint } from '../shared/builderHint';
import { forOperation, listFieldsFor, optionsField } from '../shared/fields';
import { requestOptionsWithBatching } from '../shared/http/requestOptionsField';
import { sensitiveOutputs } from '../shared/sensitiveOutputs';
import { postWebhooks } from '../shared/waiting/webhooks';
import { receiveZvonobotAnswer } from './callbacks/resume';
import { zvonobotApiTest } from './methods/credentialTest';
import { searchLanguages, searchOwnNumbers, searchRecords, searchTemplates } from './methods/listSearch';
import { getTemplateVariables } from './methods/resourceMapping';
import * as account from './resources/account';
import * as audioRecord from './resources/audioRecord';
import * as call from './resources/call';
import * as callback from './resources/callback';
import * as language from './resources/language';
import * as phoneNumber from './resources/phoneNumber';
import * as template from './resources/template';
import * as verification from './resources/verification';

const lists = ['language', 'phoneNumber', 'template'];
/** One set of fields for all lists of the node; options stand below the limit, where n8n's users look for them. */
const listFields = [
	...listFieldsFor(lists),
	...forOperation({ resource: lists, operation: ['getAll'] }, [optionsField]),
];

export class Zvonobot implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Zvonobot',
		name: 'zvonobot',
		icon: { light: 'file:../../icons/zvonobot.svg', dark: 'file:../../icons/zvonobot.dark.svg' },
		group: ['output'],
		version: [1, 1.1],
		defaultVersion: 1.1,
		subtitle:
			'={{ { check: "Check", create: "Create", createFromTemplate: "Create From Template", delete: "Delete", flashCall: "Flash Call", get: "Get", getAll: "Get Many", read: "Read", sendAndWait: "Ask by Phone and Wait", update: "Update" }[$parameter["operation"]] + ": " + $parameter["resource"].replace("audioRecord", "recording").replace(/[A-Z]/g, (letter) => " " + letter.toLowerCase()) }}',
		description:
			'Call many people at once with a recording, a text or a template, and act on the keys they press. Every call costs money and rings a real phone.',
		builderHint: nodeHint(
			"'create' calls all input items in one request: do not put it into a loop. To ask a person and continue with the answer, use 'sendAndWait'. To call a whole list and get every row back with its answer, use Zvonobot Campaign. Texts with a value of each person need 'createFromTemplate'.",
		),
		// The code of a language has the same name as that of a call, and hides nothing.
		...sensitiveOutputs('token'),
		defaults: { name: 'Zvonobot' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'zvonobotApi', required: true, testedBy: 'zvonobotApiTest' }],
		webhooks: postWebhooks,
		waitingNodeTooltip:
			'={{ $parameter["operation"] === "sendAndWait" ? "The phone is called. The workflow continues with the answer." : "" }}',
		requestDefaults: {
			headers: { Accept: 'application/json' },
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		},
		properties: [
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				default: 'call',
				options: [
					{ name: 'Account', value: 'account' },
					{ name: 'Call', value: 'call' },
					{ name: 'Callback', value: 'callback' },
					{ name: 'Language', value: 'language' },
					{ name: 'Phone Number', value: 'phoneNumber' },
					{ name: 'Recording', value: 'audioRecord' },
					{ name: 'Template', value: 'template' },
					{ name: 'Verification', value: 'verification' },
				],
			},
			...account.description,
			...audioRecord.description,
			...call.description,
			...callback.description,
			...language.description,
			...phoneNumber.description,
			...template.description,
			...verification.description,
			...listFields,
			requestOptionsWithBatching,
		],
	};

	/** The door of every normal run; n8n's tool path takes the routing. */
	customOperations = {
		audioRecord: audioRecord.operations,
		call: call.operations,
		callback: callback.operations,
		verification: verification.operations,
	};

	/** Only for executions that wait: callbacks that start a workflow go to the trigger. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveZvonobotAnswer(this);
	}

	methods = {
		credentialTest: { zvonobotApiTest },
		listSearch: { searchLanguages, searchOwnNumbers, searchRecords, searchTemplates },
		resourceMapping: { getTemplateVariables },
	};
}
