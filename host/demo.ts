import { nodeOfType } from './examples';
import { itemsOf, type Execution } from './restExecutions';
import type { SavedWorkflow } from './restWorkflows';
import type { World } from './world';

const PHONE = '79000000100';
const WEBHOOK = 'webhook/verify-phone';

/** What came of one phone number that was sent to the example workflow. */
export interface Verification {
	phone: string;
	callId: string;
	state: string;
	seconds: number;
	/** How the part that placed the call and the part that heard of it have ended. */
	placing: Execution;
	hearing: Execution;
}

/** Sends a phone number to the example, as a sign-up form would, and waits to hear of the call. */
export async function verifyPhone(
	{ api, n8n }: World,
	workflow: SavedWorkflow,
	phone = PHONE,
): Promise<Verification> {
	const startedAt = Date.now();
	const callId = await placeCall(n8n.url, phone);
	const executionOf = async (node: string) =>
		await api.waitForExecution({
			workflowId: workflow.id,
			where: (execution) => itemWithCall(execution, node, callId) !== undefined,
		});
	const trigger = nodeOfType(workflow, 'n8n-nodes-voice-calls.mcnTelecomTrigger').name;
	const hearing = await executionOf(trigger);
	const placing = await executionOf(nodeOfType(workflow, 'n8n-nodes-voice-calls.mcnTelecom').name);
	const state = String(itemWithCall(hearing, trigger, callId)?.state);
	return { phone, callId, state, seconds: (Date.now() - startedAt) / 1000, placing, hearing };
}

/** True when the call was answered and both parts of the workflow went through. */
export function wentWell({ state, placing, hearing }: Verification): boolean {
	return state === 'answered' && placing.status === 'success' && hearing.status === 'success';
}

async function placeCall(n8nUrl: string, phone: string): Promise<string> {
	const response = await fetch(`${n8nUrl}/${WEBHOOK}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ phone }),
	});
	const text = await response.text();
	const callId = response.ok ? (JSON.parse(text) as { callId?: string }).callId : undefined;
	if (!callId) throw new Error(`${WEBHOOK} answered ${response.status} without a call: ${text}`);
	return callId;
}

function itemWithCall(execution: Execution, node: string, callId: string) {
	return itemsOf(execution, node).find((item) => item.callId === callId);
}
