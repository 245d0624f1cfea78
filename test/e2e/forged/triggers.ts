/** The triggers of MCN Telecom and Mobilgroup, as forgers see them. */

import { randomUUID } from 'node:crypto';

import type { SavedWorkflow, WorkflowNode } from '../../../host/restWorkflows';
import type { World } from '../../../host/world';
import { createToken } from '../../../nodes/shared/callbacks/signature';
import { mcnAccount, mobilgroupAccount, zvonobotAccount } from '../../../sandbox/accounts';
import type { Target } from './callback';

const HOUR_MS = 60 * 60 * 1000;
export const inAnHour = () => Date.now() + HOUR_MS;
export const anHourAgo = () => Date.now() - HOUR_MS;

/** An active workflow with nothing but a trigger, and its address. */
export async function activeTrigger(world: World, node: Partial<WorkflowNode>) {
	const webhookId = randomUUID();
	const trigger = {
		id: 'heard',
		name: 'Trigger',
		type: '',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const workflow = await world.api.importWorkflow(
		{ name: `Forged ${webhookId}`, nodes: [{ ...trigger, webhookId, ...node }], connections: {} },
		world.credentials,
	);
	await world.api.activate(workflow.id);
	return { workflow, address: `${world.n8n.url}/webhook/${webhookId}/webhook` };
}

export const executionsOf =
	({ api }: World, { id }: SavedWorkflow) =>
	async () =>
		(await api.listExecutions(id)).length;

/** `?name=proof`, with whatever the address has already. */
export function withQuery(address: string, name: string, proof?: string): string {
	if (proof === undefined) return address;
	return `${address}${address.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(proof)}`;
}

export async function mcnTrigger(world: World): Promise<Target> {
	const { workflow, address } = await activeTrigger(world, {
		type: 'n8n-nodes-voice-calls.mcnTelecomTrigger',
		credentials: { mcnTelecomApi: world.credentials.mcnTelecomApi },
		parameters: { authentication: 'secret', states: ['answered', 'busy', 'noAnswer'], options: {} },
	});
	const body = JSON.stringify({
		verification_call_uuid: `${randomUUID()}_1`,
		q931_status: 16,
		final_status: 'ANSWERED',
	});
	// With its name: the random id can hold the number, too.
	const withStatus = (status: string) => body.replace('"q931_status":16', `"q931_status":${status}`);
	return {
		name: 'MCN Telecom Trigger',
		proof: mcnAccount.webhookSecret,
		isTyped: true,
		otherProofs: {
			'is the access token': mcnAccount.accessToken,
			'is the secret of another service': zvonobotAccount.webhookSecret,
			'is a token': createToken(
				mcnAccount.webhookSecret,
				{ service: 'mcnTelecom', door: 'status' },
				inAnHour(),
			),
		},
		body,
		withProof: (proof, words = body) => ({
			fault: '',
			url: withQuery(address, 'secret', proof),
			body: words,
		}),
		emptyWords: {
			'the status is a word': withStatus('"hacked"'),
			'the status is an object': withStatus('{"$gt":0}'),
			'the status is a list': withStatus('[16]'),
			'the status is there twice': withStatus('16,"q931_status":null'),
			'the status has no number': withStatus('null'),
			'the final status is unheard of': body.replace('ANSWERED', 'HACKED'),
			'the final status is an object': body.replace('"ANSWERED"', '{"toUpperCase":"x"}'),
		},
		accepted: executionsOf(world, workflow),
	};
}

export async function mobilgroupTrigger(world: World): Promise<Target> {
	const { workflow, address } = await activeTrigger(world, {
		type: 'n8n-nodes-voice-calls.mobilgroupTrigger',
		credentials: { mobilgroupApi: world.credentials.mobilgroupApi },
		parameters: { authentication: 'token', states: ['answered', 'busy'], options: {} },
	});
	const { apiKey } = mobilgroupAccount;
	const own = { service: 'mobilgroup', door: 'status' } as const;
	const id = randomUUID();
	const body = JSON.stringify({ id, number: '79000000100', duration: '4', state: 'ANSWERED', price: '0.35' });
	return {
		name: 'Mobilgroup Trigger',
		proof: createToken(apiKey, own, inAnHour()),
		otherProofs: {
			'has expired': createToken(apiKey, own, anHourAgo()),
			'was made with another key': createToken('another key', own, inAnHour()),
			'was made for another service': createToken(
				apiKey,
				{ service: 'zvonobot', door: 'status' },
				inAnHour(),
			),
			'was made for something else': createToken(apiKey, { ...own, subject: 'status' }, inAnHour()),
			'was made for an answer': createToken(apiKey, { ...own, door: 'answer' }, inAnHour()),
			'was made for an execution': createToken(apiKey, { ...own, door: 'waiting' }, inAnHour()),
			'is the key itself': apiKey,
		},
		body,
		withProof: (proof, words = body) => ({ fault: '', url: withQuery(address, 'token', proof), body: words }),
		emptyWords: {
			'the state is unheard of': body.replace('ANSWERED', 'HACKED'),
			'the state is an object': body.replace('"ANSWERED"', '{"state":"ANSWERED"}'),
			'the state is a list': body.replace('"ANSWERED"', '["ANSWERED"]'),
			'the state is there twice': body.replace('"ANSWERED"', '"ANSWERED","state":"FAIL"'),
			'the state is missing': body.replace('"state"', '"State"'),
			'the state is an expression': body.replace('ANSWERED', '={{ 1 }}'),
		},
		accepted: executionsOf(world, workflow),
	};
}
