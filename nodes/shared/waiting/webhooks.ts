/** The address of a waiting node: `/webhook-waiting/<execution>/<node id>`. Nothing listens there but a stored execution. */

import type { IWebhookDescription } from 'n8n-workflow';

const waitingWebhook: IWebhookDescription = {
	name: 'default',
	httpMethod: 'POST',
	responseMode: 'onReceived',
	// Left empty, so that the node's own answer is sent.
	responseData: '',
	path: '={{ $nodeId }}',
	restartWebhook: true,
	isFullPath: true,
};

/** For services that are known to post. */
export const postWebhooks: IWebhookDescription[] = [waitingWebhook];

/** For services that do not say. */
export const getAndPostWebhooks: IWebhookDescription[] = [
	{ ...waitingWebhook, httpMethod: 'GET' },
	waitingWebhook,
];
