/** Where Mobilgroup is to tell how a call went. */

import type { INodeProperties } from 'n8n-workflow';

export const callbackOption: INodeProperties = {
	displayName: 'Callback URL',
	name: 'callbackUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/…',
	description:
		'The production URL of a Mobilgroup Trigger with the same credential. A token is added, so that the trigger accepts this call only.',
};
