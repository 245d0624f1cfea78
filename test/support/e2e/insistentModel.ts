/** A language model for n8n's AI Agent that uses its only tool as often as it is told to, whatever that has answered. */

import { setTimeout as sleep } from 'node:timers/promises';

import type { CannedService } from '../cannedService';
import type { CredentialRef } from '../../../host/restApi';
import type { World } from '../../../host/world';

interface ChatRequest {
	messages: Array<{ role: string; content: string | Array<{ text?: string }> | null }>;
	tools?: Array<{ function: { name: string; parameters: { properties?: object } } }>;
}

interface Task {
	/** What it uses the tool with: in each turn one or several times. */
	turns: object[][];
	/** How long it thinks before it says what the tool has answered. */
	thinksMs?: number;
}

/**
 * Asked with `{"turns": [[{ "phone": "…" }], [{ "phone": "…" }]]}` it uses the tool two times, one after the other, and then
 * says what the tool has answered each time.
 *
 * @returns the credential that leads to it
 */
export async function insistentModel({ api }: World, service: CannedService): Promise<CredentialRef> {
	service.answer('/insistent/chat/completions', async ({ body }) => ({
		body: await answerTo(body as ChatRequest),
	}));
	const data = { apiKey: 'none', url: `${service.url}/insistent` };
	return await api.createOrUpdateCredential('openAiApi', 'Model (insistent)', data);
}

async function answerTo({ messages, tools = [] }: ChatRequest): Promise<object> {
	const answers = messages.filter(({ role }) => role === 'tool').map(wordsOf);
	const [asked] = messages.filter(({ role }) => role === 'user').map(wordsOf);
	const { turns, thinksMs = 0 } = JSON.parse(asked) as Task;
	const turn = messages.filter(({ role }) => role === 'assistant').length;
	if (turn > 0) await sleep(thinksMs);
	return {
		id: `chat-${turn}`,
		object: 'chat.completion',
		created: Math.floor(Date.now() / 1000),
		model: 'insistent',
		choices: [{ index: 0, ...(turn < turns.length ? use(tools[0], turns[turn], turn) : say(answers)) }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}

const say = (answers: string[]) => ({
	finish_reason: 'stop',
	message: { role: 'assistant', content: JSON.stringify(answers) },
});

function use({ function: tool }: NonNullable<ChatRequest['tools']>[0], uses: object[], turn: number): object {
	// Behind a gate, n8n asks for the arguments within another field.
	const isGated = 'toolParameters' in (tool.parameters.properties ?? {});
	const tool_calls = uses.map((given, at) => ({
		id: `call_${turn}_${at}`,
		type: 'function',
		function: {
			name: tool.name,
			arguments: JSON.stringify(isGated ? { toolParameters: given, hitlParameters: {} } : given),
		},
	}));
	return { finish_reason: 'tool_calls', message: { role: 'assistant', content: null, tool_calls } };
}

function wordsOf({ content }: ChatRequest['messages'][0]): string {
	if (typeof content === 'string') return content;
	return (content ?? []).map(({ text }) => text ?? '').join(' ');
}
