import type {
	IAuthenticate,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	Icon,
	INodeProperties,
} from 'n8n-workflow';

import { textOf } from '../nodes/shared/values/text';
import { readBaseUrl } from '../nodes/shared/values/url';

export class MobilgroupApi implements ICredentialType {
	name = 'mobilgroupApi';

	displayName = 'Mobilgroup API';

	icon: Icon = { light: 'file:../icons/mobilgroup.svg', dark: 'file:../icons/mobilgroup.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-voice-calls/n8n-nodes-voice-calls/blob/main/docs/mobilgroup.md#credentials-mobilgroup-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			default: 'apiKey',
			options: [
				{
					name: 'API Key',
					value: 'apiKey',
					description: 'Works for every operation and for signed callbacks',
				},
				{
					name: 'Login and Password',
					value: 'login',
					description: 'For mailings, leads and templates; verification calls need a key',
				},
			],
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description:
				'From the cabinet: Settings → API («Настройки» → «API») for verification calls, or API Settings («Настройки API») of the mailing system. If the two differ, make a credential for each.',
			displayOptions: { show: { authentication: ['apiKey'] } },
		},
		{
			displayName: 'Login',
			name: 'login',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. my-company',
			displayOptions: { show: { authentication: ['login'] } },
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			displayOptions: { show: { authentication: ['login'] } },
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://voice.mobilgroup.ru',
			placeholder: 'e.g. https://voice.mobilgroup.ru',
			description:
				'Change it only if your cabinet is at another address, such as https://vp.voicepassword.ru',
		},
	];

	/** Adds the key as it is, without Bearer, or login and password in the body. Nothing travels unencrypted. */
	authenticate: IAuthenticate = async (credentials, request) => {
		const base = readBaseUrl(textOf(credentials.baseUrl) ?? '');
		if ('rule' in base) throw new Error(`'Base URL' of the credential ${base.rule}`);
		if (credentials.authentication !== 'login') {
			const Authorization = textOf(credentials.apiKey);
			return { ...request, headers: { ...request.headers, Authorization } };
		}
		const security = {
			login: textOf(credentials.login),
			password: String(credentials.password as string | number),
		};
		return { ...request, body: { ...(request.body as IDataObject), security } };
	};

	/** The service answers 200 to a wrong key, so the rules look into the body. */
	test: ICredentialTestRequest = {
		request: {
			baseURL: '={{ $credentials.baseUrl.replace(/\\/+$/, "") }}',
			url: '={{ $credentials.authentication === "login" ? "/api/get/" : "/api/voice-password/get/" }}',
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: { request: 'balance' },
			// The key must not follow to another host.
			disableFollowRedirect: true,
		},
		// n8n heeds both kinds of rules; its type would have them all of one.
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 404,
					message: "The address answers, but not like Mobilgroup. Check 'Base URL'.",
				},
			},
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'result',
					value: 'error',
					message:
						'Mobilgroup does not accept this credential. (A key of the mailing system only may be refused here and still work for mailings.)',
				},
			},
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'result',
					value: undefined,
					message: "The address answers, but not like Mobilgroup. Check 'Base URL'.",
				},
			},
		] as ICredentialTestRequest['rules'],
	};
}
