/** Read: checks what n8n's Webhook node has received, and tells it as the trigger would. It makes no request. */

import type { INodeProperties } from 'n8n-workflow';

import { readFieldsWith, readOperation } from '../../../shared/callbacks/read';
import { forOperation } from '../../../shared/fields';
import { readCallEvents } from '../../callbacks/events';
import { trust } from '../../callbacks/trust';

const authentication: INodeProperties = {
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	default: 'secret',
	description: 'What proves that the callback comes from MCN Telecom',
	options: [
		{ name: 'None', value: 'none', description: 'The Webhook node checks the sender, or nobody does' },
		{
			name: 'Webhook Secret',
			value: 'secret',
			description: "The secret of the credential, after the Webhook node's address",
		},
	],
};

export const fields: INodeProperties[] = forOperation(
	{ resource: ['callback'], operation: ['read'] },
	readFieldsWith(authentication),
);

export const operation = readOperation({ trust, readEvents: readCallEvents });
