/** The workflows of the run. Each begins with a webhook or a trigger, and ends with a note in the books. */

import type { WorkflowFile, WorkflowNode } from '../../host/restWorkflows';
import { mobilgroupAccount } from '../../sandbox/accounts';

export const ADDRESSES = { call: 'call', mail: 'mail', ask: 'ask' } as const;
/** Where Mobilgroup tells how a call went. */
const HEARD = 'b9c9b3a4-0f6e-4c39-9a0a-1f6c3b1f7a11';
/** Calls that somebody waits for are made when the run moves them. */
const MUCH_LATER_MS = 12 * 60 * 60 * 1000;

type Part = Pick<WorkflowNode, 'name' | 'type' | 'parameters'> & Partial<WorkflowNode>;

export interface Places {
	booksUrl: string;
	webhookUrl: string;
}

/** A phone comes in, a flash call is placed. */
export function callWorkflow({ booksUrl, webhookUrl }: Places): WorkflowFile {
	const flashCall: Part = {
		name: 'Flash Call',
		type: 'n8n-nodes-voice-calls.mobilgroup',
		credentials: { mobilgroupApi: { id: '', name: '' } },
		parameters: {
			resource: 'verification',
			operation: 'flashCall',
			phoneNumber: '={{ $json.body.phone }}',
			options: { callbackUrl: `${webhookUrl}/webhook/${HEARD}/webhook` },
		},
	};
	const told = note(booksUrl, "{ event: 'placed', phone: $json.phone }");
	return inARow('Queue: call', [webhook(ADDRESSES.call), flashCall, told]);
}

/** The service tells how a call went. */
export function heardWorkflow({ booksUrl }: Places): WorkflowFile {
	const trigger: Part = {
		name: 'Mobilgroup Trigger',
		type: 'n8n-nodes-voice-calls.mobilgroupTrigger',
		webhookId: HEARD,
		credentials: { mobilgroupApi: { id: '', name: '' } },
		parameters: {},
	};
	const told = note(booksUrl, "{ event: 'heard', phone: $json.phone }");
	return inARow('Queue: heard', [trigger, told]);
}

/** Many phones come in, one mailing is sent. */
export function mailWorkflow({ booksUrl }: Places): WorkflowFile {
	const each: Part = {
		name: 'One Item per Phone',
		type: 'n8n-nodes-base.splitOut',
		parameters: { fieldToSplitOut: 'body.rows', options: {} },
	};
	const mailing: Part = {
		name: 'Mailing',
		type: 'n8n-nodes-voice-calls.mobilgroup',
		credentials: { mobilgroupApi: { id: '', name: '' } },
		parameters: {
			resource: 'mailing',
			operation: 'send',
			senderNumber: { __rl: true, mode: 'number', value: mobilgroupAccount.numbers[0].number },
			content: 'message',
			message: 'Your order is ready',
			recipientsFrom: 'items',
			phoneField: 'phone',
		},
	};
	const placed = "$input.all().filter(({ json }) => json.outcome === 'placed').length";
	const told = note(booksUrl, `{ event: 'mailed', phone: String(${placed}) }`);
	return inARow('Queue: mail', [webhook(ADDRESSES.mail), each, mailing, { ...told, executeOnce: true }]);
}

/** A phone comes in, a call is planned, and the execution waits for the answer. */
export function askWorkflow({ booksUrl }: Places): WorkflowFile {
	const ask: Part = {
		name: 'Ask by Phone',
		type: 'n8n-nodes-voice-calls.zvonobot',
		credentials: { zvonobotApi: { id: '', name: '' } },
		parameters: {
			resource: 'call',
			operation: 'sendAndWait',
			phoneNumber: '={{ $json.body.phone }}',
			ownNumber: { __rl: true, mode: 'id', value: '79000000011' },
			audio: 'text',
			message: 'Shall we deliver the order?',
			options: { plannedAt: new Date(Date.now() + MUCH_LATER_MS).toISOString() },
		},
	};
	// What the answer says of the phone that was asked for, so that an answer to another call shows.
	const event = "$json.approved === ($json.phone === $('Phone').first().json.body.phone) ? 'approved' : 'declined'";
	const told = note(booksUrl, `{ event: ${event}, phone: $('Phone').first().json.body.phone }`);
	return inARow('Queue: ask', [webhook(ADDRESSES.ask), ask, told]);
}

function webhook(path: string): Part {
	return {
		name: 'Phone',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		webhookId: path,
		parameters: { httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
	};
}

/** @param entry an expression for the entry */
function note(booksUrl: string, entry: string): Part {
	return {
		name: 'Books',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			method: 'POST',
			url: booksUrl,
			sendBody: true,
			specifyBody: 'json',
			jsonBody: `={{ JSON.stringify(${entry}) }}`,
			options: {},
		},
	};
}

function inARow(name: string, parts: Part[]): WorkflowFile {
	const nodes = parts.map((part, place) => ({
		id: `${name} ${place}`.replaceAll(/\W+/g, '-'),
		typeVersion: 1,
		position: [place * 200, 0],
		...part,
	}));
	const links = nodes.slice(1).map(({ name: next }, place) => {
		return [nodes[place].name, { main: [[{ node: next, type: 'main', index: 0 }]] }];
	});
	const connections = Object.fromEntries(links) as object;
	return { name, nodes, connections, settings: { executionOrder: 'v1' } };
}
