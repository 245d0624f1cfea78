import type { IAuthenticate, Icon, ICredentialType, INodeProperties } from 'n8n-workflow';

import { signOnce } from '../nodes/shared/http/signOnce';
import { textOf } from '../nodes/shared/values/text';

export class McnTelecomApi implements ICredentialType {
	name = 'mcnTelecomApi';

	displayName = 'MCN Telecom API';

	icon: Icon = { light: 'file:../icons/mcnTelecom.svg', dark: 'file:../icons/mcnTelecom.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-voice-calls/n8n-nodes-voice-calls/blob/main/docs/mcn-telecom.md#credentials-mcn-telecom-api';

	properties: INodeProperties[] = [
		{
			displayName:
				'MCN Telecom has no free request to test with. A successful test means that the fields have the right form, not that the provider accepts them.',
			name: 'testNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: "The API token from MCN's account portal",
		},
		{
			displayName: 'API',
			name: 'api',
			type: 'options',
			default: 'v2Rest',
			options: [
				{
					name: 'Documented Addresses',
					value: 'v2Rest',
					description: 'The addresses of the API documentation (v2/rest). Known clients use them.',
				},
				{
					name: 'Newer Addresses',
					value: 'paidMethods',
					description:
						"The addresses that MCN's help pages name since 2023 (paidmethods.mcn.ru). Not tested: a similar method is known to take a JSON body, these two are only named.",
				},
			],
		},
		{
			displayName: 'Account ID',
			name: 'accountId',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 12345678',
			description: 'The number of your personal account. Calls are charged to it.',
			displayOptions: { show: { api: ['v2Rest'] } },
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://api.mcn.ru',
			placeholder: 'e.g. https://api.mcn.ru',
			description: 'Change it only if MCN gave you another host, such as https://api.mcntele.com',
			displayOptions: { show: { api: ['v2Rest'] } },
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://paidmethods.mcn.ru',
			placeholder: 'e.g. https://paidmethods.mcn.ru',
			displayOptions: { show: { api: ['paidMethods'] } },
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				"A long secret of your own that the trigger looks for in callbacks. Add it to the address of the webhook in MCN's account portal as ?secret=…",
		},
	];

	authenticate: IAuthenticate = async (credentials, request) => {
		signOnce(request.headers?.Authorization !== undefined);
		const Authorization = `Bearer ${textOf(credentials.accessToken)?.trim() ?? ''}`;
		return { ...request, headers: { ...request.headers, Authorization } };
	};
}
