import type {
	IAuthenticate,
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';

import { signOnce } from '../nodes/shared/http/signOnce';
import { isRecord, textOf } from '../nodes/shared/values/text';
import { readDomain } from '../nodes/shared/values/url';

const hasKey = (part: unknown): boolean => isRecord(part) && 'apiKey' in part;

export class ZvonobotApi implements ICredentialType {
	name = 'zvonobotApi';

	displayName = 'Zvonobot API';

	icon: Icon = { light: 'file:../icons/zvonobot.svg', dark: 'file:../icons/zvonobot.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-voice-calls/n8n-nodes-voice-calls/blob/main/docs/zvonobot.md#credentials-zvonobot-api';

	properties: INodeProperties[] = [
		{
			displayName: 'Domain',
			name: 'domain',
			type: 'string',
			required: true,
			default: 'lk.zvonobot.ru',
			placeholder: 'e.g. lk.zvonobot.ru',
			description:
				'The address of the account portal that you sign in to: partners of Zvonobot have their own',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			description: 'Your manager at Zvonobot gives it out; the account portal does not show it',
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'A long secret of your own that the trigger looks for in callbacks that are set up in the account portal. Add it to their address as ?secret=… Callbacks that the node asks for need none.',
		},
	];

	/**
	 * The key is a parameter like the others: in the body, or in the query of the one GET (API documentation, "apiKey"). Nothing
	 * travels unencrypted.
	 */
	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const domain = readDomain(textOf(credentials.domain) ?? '');
		if ('rule' in domain) throw new Error(`'Domain' of the credential ${domain.rule}`);
		const apiKey = textOf(credentials.apiKey);
		const { method, qs, body } = request;
		const isFile = body instanceof FormData;
		signOnce(isFile ? body.has('apiKey') : hasKey(method === 'GET' ? qs : body));
		if (method === 'GET') return { ...request, qs: { ...qs, apiKey } };
		if (!isFile) return { ...request, body: { ...(body as IDataObject), apiKey } };
		body.set('apiKey', apiKey ?? '');
		return request;
	};
}
