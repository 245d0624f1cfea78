import type { INodeType, INodeTypeDescription, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { requestOptionsField } from '../shared/http/requestOptionsField';
import { forOperation, optionsField } from '../shared/fields';
import { listFieldsFor } from '../shared/lists';
import { postWebhooks } from '../shared/waiting/webhooks';
import { searchLanguages, searchOwnNumbers, searchRecords, searchTemplates } from './methods/listSearch';
import { accountDescription } from './resources/account';
import { audioRecordDescription } from './resources/audioRecord';
import {
	askByPhone,
	callDescription,
	createCalls,
	createCallsFromTemplate,
	deleteCalls,
	getCalls,
	updateCalls,
} from './resources/call';
import { languageDescription } from './resources/language';
import { phoneNumberDescription } from './resources/phoneNumber';
import { templateDescription } from './resources/template';
import { checkCode, verificationDescription } from './resources/verification';
import { receiveZvonobotAnswer } from './callbacks/resume';

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
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description:
			'Call many people at once with a record, a text or a template, and act on the keys they press. Every call costs money and rings a real phone.',
		defaults: { name: 'Zvonobot' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'zvonobotApi', required: true }],
		webhooks: postWebhooks,
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
					{ name: 'Audio Record', value: 'audioRecord' },
					{ name: 'Call', value: 'call' },
					{ name: 'Language', value: 'language' },
					{ name: 'Phone Number', value: 'phoneNumber' },
					{ name: 'Template', value: 'template' },
					{ name: 'Verification', value: 'verification' },
				],
			},
			...accountDescription,
			...audioRecordDescription,
			...callDescription,
			...languageDescription,
			...phoneNumberDescription,
			...templateDescription,
			...verificationDescription,
			...listFields,
			requestOptionsField,
		],
	};

	customOperations = {
		call: {
			create: createCalls,
			createFromTemplate: createCallsFromTemplate,
			delete: deleteCalls,
			getAll: getCalls,
			sendAndWait: askByPhone,
			update: updateCalls,
		},
		verification: { check: checkCode },
	};

	/** Only for executions that wait: callbacks that start a workflow go to the trigger. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receiveZvonobotAnswer(this);
	}

	methods = { listSearch: { searchLanguages, searchOwnNumbers, searchRecords, searchTemplates } };
}
