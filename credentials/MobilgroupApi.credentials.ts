import type {
	IAuthenticate,
	ICredentialType,
	IDataObject,
	Icon,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { signOnce } from '../nodes/shared/http/signOnce';
import { isRecord, textOf } from '../nodes/shared/values/text';
import { readBaseUrl } from '../nodes/shared/values/url';

const isSigned = ({ headers, body }: IHttpRequestOptions): boolean =>
	headers?.Authorization !== undefined || (isRecord(body) && 'security' in body);

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
				'From the account portal: Settings → API for verification calls, or API Settings of the mailing system. If the two differ, make a credential for each.',
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
				'Change it only if your account portal is at another address, such as https://vp.voicepassword.ru',
		},
	];

	/** Adds the key as it is, without Bearer, or login and password in the body. Nothing travels unencrypted. */
	authenticate: IAuthenticate = async (credentials, request) => {
		signOnce(isSigned(request));
		// An empty one stands for the usual address, which the request has.
		const baseUrl = textOf(credentials.baseUrl)?.trim();
		const base = baseUrl ? readBaseUrl(baseUrl) : undefined;
		if (base && 'rule' in base) throw new Error(`'Base URL' of the credential ${base.rule}`);
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
}
