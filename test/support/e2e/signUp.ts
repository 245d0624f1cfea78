/** A website that signs people up with Phone Verification: it asks one workflow over three webhooks, as visitors click. */

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';

import type { ChannelName } from '../../../nodes/PhoneVerification/channels';
import type { SavedWorkflow, WorkflowNode } from '../../../host/restWorkflows';
import type { World } from '../../../host/world';
import { mcnAccount } from '../../../sandbox/accounts';
import { plainNode } from './paidWorkflow';

type Parameters = WorkflowNode['parameters'];
/** What the node gave out for the visitor, and the status of n8n's answer. */
export type Answer = Record<string, unknown> & { status: number };
type Send<Body> = (body: Body, headers?: Record<string, string>) => Promise<Answer>;

export interface SignUpSite {
	saved: SavedWorkflow;
	start: Send<{ phone: unknown; visitor?: unknown }>;
	next: Send<{ token: unknown; visitor?: unknown }>;
	check(token: unknown, code: unknown): Promise<Answer>;
}

const ROWS: Record<ChannelName, Parameters> = {
	mobilgroupFlashCall: { channel: 'mobilgroupFlashCall' },
	mobilgroupVoicePassword: { channel: 'mobilgroupVoicePassword' },
	zvonobotFlashCall: { channel: 'zvonobotFlashCall' },
	mcnFlashCall: { channel: 'mcnFlashCall' },
	mcnCallFor2fa: { channel: 'mcnCallFor2fa', ownNumbers: mcnAccount.ownNumber },
};

export const withChannels = (...names: ChannelName[]): Parameters => ({
	channels: { channel: names.map((name) => ROWS[name]) },
});
/** No limits but the pause that cannot be taken away, and these. */
export const ownLimits = (limits: Parameters = {}): Parameters => ({ limitsPreset: 'own', limits });

/** The shortest pause between two calls to a phone, and the part by which it can last longer. */
const PAUSE_MS = 7_000;
export const pauseBetweenCalls = async (): Promise<void> => await sleep(PAUSE_MS);

export const NOTHING_HEARD = 'Next';
export const STARTED = 'Start';
export const MANUAL = 'By Hand';

export function verificationNode(
	{ credentials }: World,
	name: string,
	parameters: Parameters,
	settings: Partial<WorkflowNode> = {},
): WorkflowNode {
	const { mobilgroupApi, zvonobotApi, mcnTelecomApi } = credentials;
	return {
		...plainNode(name, '', 1, parameters),
		type: 'n8n-nodes-voice-calls.phoneVerification',
		credentials: { mobilgroupApi, zvonobotApi, mcnTelecomApi },
		...settings,
	};
}

/**
 * Imports and activates the workflow. Its start can be run by hand too.
 *
 * @param parameters of both nodes that call
 * @param phoneByHand whom a manual run calls
 */
export async function signUpSite(
	world: World,
	parameters: Parameters,
	phoneByHand = '',
): Promise<SignUpSite> {
	const visitor = "={{ $json.body?.visitor ?? 'nobody in particular' }}";
	const calling = { visitor, ...parameters };
	const phoneNumber = `={{ $json.body?.phone ?? '${phoneByHand}' }}`;
	const token = '={{ $json.body.token }}';
	const typedCode = '={{ $json.body.code }}';
	const [start, next, check] = [webhook('start'), webhook('next'), webhook('check')];
	const nodes = [
		start,
		next,
		check,
		plainNode(MANUAL, 'manualTrigger', 1, {}),
		verificationNode(world, STARTED, { operation: 'start', phoneNumber, ...calling }),
		verificationNode(world, NOTHING_HEARD, { operation: 'tryNext', token, ...calling }),
		verificationNode(world, 'Check', { operation: 'check', token, typedCode }),
	];
	const to = (node: string) => ({ main: [[{ node, type: 'main', index: 0 }]] });
	const connections = {
		...{ [start.name]: to(STARTED), [MANUAL]: to(STARTED) },
		...{ [next.name]: to(NOTHING_HEARD), [check.name]: to('Check') },
	};
	const settings = { executionOrder: 'v1' };
	const name = `Sign-up ${randomUUID()}`;
	const saved = await world.api.importWorkflow({ name, nodes, connections, settings });
	await world.api.activate(saved.id);
	const checkAt = posting(world, check);
	return {
		saved,
		start: posting(world, start),
		next: posting(world, next),
		check: async (ofToken, code) => await checkAt({ token: ofToken, code }),
	};
}

function webhook(name: string): WorkflowNode {
	const path = randomUUID();
	const parameters = { httpMethod: 'POST', path, responseMode: 'lastNode', options: {} };
	return { ...plainNode(`On ${name}`, 'webhook', 2.1, parameters), webhookId: path };
}

const posting = ({ n8n }: World, { webhookId }: WorkflowNode): Send<object> => {
	return async (body, headers = {}) => {
		const response = await fetch(`${n8n.url}/webhook/${webhookId}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', ...headers },
			body: JSON.stringify(body),
		});
		return { ...((await response.json()) as object), status: response.status };
	};
};

/** What the person sees or hears in the last call to the phone. */
export function codeFor({ sandbox }: World, phone: string): string {
	const call = sandbox.state.calls.filter((made) => made.phone === phone).at(-1);
	return call?.code ?? call?.callerNumber.slice(-4) ?? '';
}
