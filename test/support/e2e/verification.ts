/** A workflow that calls phones and checks codes for anyone who asks over its two webhooks, as a website does. */

import { randomUUID } from 'node:crypto';

import type { WorkflowNode } from '../../../host/restWorkflows';
import type { World } from '../../../host/world';
import { mcnAccount } from '../../../sandbox/accounts';
import type { SandboxCall } from '../../../sandbox/calls/call';

interface Verifier {
	name: string;
	type: string;
	credential: string;
	parameters: WorkflowNode['parameters'];
	/** What the person hears or sees. */
	codeOf(call: SandboxCall): string;
}

const shown = ({ code }: SandboxCall) => code ?? '';
const calling = { resource: 'verification', phoneNumber: '={{ $json.body.phone }}' };
const mcn = { type: 'n8n-nodes-voice-calls.mcnTelecom', credential: 'mcnTelecomApi' };
const mobilgroup = { type: 'n8n-nodes-voice-calls.mobilgroup', credential: 'mobilgroupApi' };
const zvonobot = { type: 'n8n-nodes-voice-calls.zvonobot', credential: 'zvonobotApi' };

/** Every call that verifies a phone. */
export const verifiers: Verifier[] = [
	{
		...mcn,
		name: 'MCN Telecom flash call',
		parameters: { ...calling, operation: 'flashCall' },
		codeOf: shown,
	},
	{
		...mcn,
		name: 'MCN Telecom call for 2FA',
		parameters: { ...calling, operation: 'callFor2fa', ownNumber: mcnAccount.ownNumber },
		codeOf: ({ callerNumber }) => callerNumber.slice(-4),
	},
	{
		...mobilgroup,
		name: 'Mobilgroup flash call',
		parameters: { ...calling, operation: 'flashCall', options: { codeLength: 10, simplify: false } },
		codeOf: shown,
	},
	{
		...mobilgroup,
		name: 'Mobilgroup voice password',
		parameters: { ...calling, operation: 'voicePassword' },
		codeOf: shown,
	},
	{
		...zvonobot,
		name: 'Zvonobot flash call',
		parameters: { ...calling, operation: 'flashCall' },
		codeOf: shown,
	},
];

type Answer = Record<string, unknown>;

export interface CodeWebsite {
	/** Calls the phone. @returns the token, and the code that the person hears or sees */
	send(phone: string): Promise<{ token: unknown; code: string; answer: Answer }>;
	check(token: unknown, typed: string): Promise<Answer>;
}

/** Imports and activates the workflow. */
export async function codeWebsite(world: World, verifier: Verifier): Promise<CodeWebsite> {
	const { type, credential, parameters } = verifier;
	const [sendPath, checkPath] = [randomUUID(), randomUUID()];
	const credentials = { [credential]: world.credentials[credential] };
	const check = {
		resource: 'verification',
		operation: 'check',
		token: '={{ $json.body.token }}',
		typedCode: '={{ $json.body.typed }}',
	};
	const nodes: WorkflowNode[] = [
		webhook('Send', sendPath, 0),
		{ ...placed('Call', 0), type, credentials, parameters, retryOnFail: true },
		webhook('Typed', checkPath, 200),
		{ ...placed('Check', 200), type, credentials, parameters: check },
	];
	const connections = {
		Send: { main: [[{ node: 'Call', type: 'main', index: 0 }]] },
		Typed: { main: [[{ node: 'Check', type: 'main', index: 0 }]] },
	};
	const settings = { executionOrder: 'v1' };
	const name = `${verifier.name} ${randomUUID()}`;
	const workflow = await world.api.importWorkflow({ name, nodes, connections, settings });
	await world.api.activate(workflow.id);

	const post = async (path: string, body: object): Promise<Answer> => {
		const response = await fetch(`${world.n8n.url}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		return (await response.json()) as Answer;
	};
	return {
		async send(phone) {
			const answer = await post(sendPath, { phone });
			const [call] = world.sandbox.state.calls.filter((made) => made.phone === phone).slice(-1);
			return { token: answer.token, code: verifier.codeOf(call), answer };
		},
		check: async (token, typed) => await post(checkPath, { token, typed }),
	};
}

function placed(name: string, y: number): WorkflowNode {
	return { id: name, name, type: '', typeVersion: 1, position: [300, y], parameters: {} };
}

function webhook(name: string, path: string, y: number): WorkflowNode {
	return {
		...placed(name, y),
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		position: [0, y],
		webhookId: randomUUID(),
		parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} },
	};
}
