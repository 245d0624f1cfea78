/** The workflows of the run. Each begins with a webhook or a trigger, and ends with a note in the books. */

import type { WorkflowFile, WorkflowNode } from '../../host/restWorkflows';
import { mobilgroupAccount } from '../../sandbox/accounts';

export const ADDRESSES = {
	call: 'call',
	list: 'list',
	mail: 'mail',
	ask: 'ask',
	askSeveral: 'ask-several',
	callList: 'call-list',
	verify: 'verify',
	check: 'check',
} as const;
/** Where Mobilgroup tells how a call went. */
const HEARD = 'b9c9b3a4-0f6e-4c39-9a0a-1f6c3b1f7a11';
/** Calls that somebody waits for are made when the run moves them. */
const MUCH_LATER_MS = 12 * 60 * 60 * 1000;

export type Part = Pick<WorkflowNode, 'name' | 'type' | 'parameters'> & Partial<WorkflowNode>;

export interface Places {
	booksUrl: string;
	webhookUrl: string;
}

/** A phone comes in, a flash call is placed. */
export function callWorkflow({ booksUrl, webhookUrl }: Places): WorkflowFile {
	const callbackUrl = `${webhookUrl}/webhook/${HEARD}/webhook`;
	const call = flashCall('={{ $json.body.phone }}', { options: { callbackUrl } });
	return inARow('Queue: call', [webhook(ADDRESSES.call), call, note(booksUrl, OUTCOME)]);
}

/** A list of phones comes in, each gets a flash call, unless it has had one lately and that counts. */
export function listWorkflow({ booksUrl }: Places): WorkflowFile {
	const call = flashCall('={{ $json.phone }}', { safety: { rememberHours: '={{ $json.rememberHours }}' } });
	return inARow('Queue: list', [webhook(ADDRESSES.list), eachPhone, call, note(booksUrl, OUTCOME)]);
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
	return inARow('Queue: mail', [webhook(ADDRESSES.mail), eachPhone, mailing, { ...told, executeOnce: true }]);
}

/** A phone comes in, a call is planned, and the execution waits for the answer. */
export function askWorkflow({ booksUrl }: Places): WorkflowFile {
	const plannedAt = new Date(Date.now() + MUCH_LATER_MS).toISOString();
	const ask = askByPhone('={{ $json.body.phone }}', { plannedAt });
	const asked = "$('Phone').first().json.body.phone";
	const answer = "($json.approved ? 'approved' : 'declined')";
	const event = `$json.phone === ${asked} ? ${answer} : 'anothersAnswer'`;
	const told = note(booksUrl, `{ event: ${event}, phone: ${asked} }`);
	return inARow('Queue: ask', [webhook(ADDRESSES.ask), ask, told]);
}

/** Many phones come in, all are called, and the execution waits for the answers of all; each is noted with what was asked. */
export function askSeveralWorkflow({ booksUrl }: Places): WorkflowFile {
	const ask = askByPhone('={{ $json.phone }}');
	const asked = `$('${eachPhone.name}').item.json.phone`;
	const answer = "[$json.approved ? 'approved' : 'declined', $json.outcome, $json.digit ?? 'none'].join('/')";
	const told = note(
		booksUrl,
		`{ event: $json.phone === ${asked} ? ${answer} : 'anothersAnswer', phone: ${asked} }`,
	);
	return inARow('Queue: ask several', [webhook(ADDRESSES.askSeveral), eachPhone, ask, told]);
}

/** How often the campaign calls who does not answer. */
export const MOST_CALLS = 3;

/** Many phones come in, all are called, and those who do not answer again; each row is noted when the campaign is over. */
export function callListWorkflow({ booksUrl }: Places): WorkflowFile {
	const campaign: Part = {
		name: 'Campaign',
		type: 'n8n-nodes-voice-calls.zvonobotCampaign',
		credentials: { zvonobotApi: { id: '', name: '' } },
		parameters: {
			phoneField: 'phone',
			callFrom: 'dutyNumber',
			audio: 'text',
			message: 'Will you come tomorrow?',
			callAgain: { after: ['noAnswer'], minutes: 1, mostCalls: MOST_CALLS },
		},
	};
	const told = note(booksUrl, "{ event: [$json.outcome, $json.attempts].join('/'), phone: $json.phone }");
	const workflow = inARow('Queue: call a list', [webhook(ADDRESSES.callList), eachPhone, campaign, told]);
	const to = (node: string) => [{ node, type: 'main', index: 0 }];
	return {
		...workflow,
		connections: { ...workflow.connections, [campaign.name]: { main: [to(campaign.name), to(told.name)] } },
	};
}

const eachPhone: Part = {
	name: 'One Item per Phone',
	type: 'n8n-nodes-base.splitOut',
	parameters: { fieldToSplitOut: 'body.rows', options: {} },
};

/** What the books hear of a call: `placed` or `skipped`. */
const OUTCOME = '{ event: $json.outcome, phone: $json.phone }';

function askByPhone(phoneNumber: string, options: WorkflowNode['parameters'] = {}): Part {
	return {
		name: 'Ask by Phone',
		type: 'n8n-nodes-voice-calls.zvonobot',
		credentials: { zvonobotApi: { id: '', name: '' } },
		parameters: {
			resource: 'call',
			operation: 'sendAndWait',
			phoneNumber,
			ownNumber: { __rl: true, mode: 'id', value: '79000000011' },
			audio: 'text',
			message: 'Shall we deliver the order?',
			options,
		},
	};
}

function flashCall(phoneNumber: string, parameters: WorkflowNode['parameters']): Part {
	return {
		name: 'Flash Call',
		type: 'n8n-nodes-voice-calls.mobilgroup',
		credentials: { mobilgroupApi: { id: '', name: '' } },
		parameters: { resource: 'verification', operation: 'flashCall', phoneNumber, ...parameters },
	};
}

/** @param responseMode when whoever asks gets the answer */
export function webhook(path: string, responseMode = 'onReceived'): Part {
	return {
		name: 'Phone',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		webhookId: path,
		parameters: { httpMethod: 'POST', path, responseMode, options: {} },
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

export function inARow(name: string, parts: Part[]): WorkflowFile {
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
