/** A language model for n8n's AI Agent that uses its only tool again although that has answered already. */

import type { CannedService } from '../cannedService';
import type { CredentialRef } from '../../../host/restApi';
import type { World } from '../../../host/world';

interface ChatRequest {
	messages: Array<{ role: string; content: string | Array<{ text?: string }> | null }>;
	tools?: Array<{ function: { name: string } }>;
}

/**
 * Asked with `{"times": 2, "phone": "…"}` it uses the tool two times, with the other values as arguments, and then says
 * what the tool has answered each time.
 *
 * @returns the credential that leads to it
 */
export async function insistentModel({ api }: World, service: CannedService): Promise<CredentialRef> {
	service.answer('/insistent/chat/completions', ({ body }) => ({ body: answerTo(body as ChatRequest) }));
	const data = { apiKey: 'none', url: `${service.url}/insistent` };
	return await api.createOrUpdateCredential('openAiApi', 'Model (insistent)', data);
}

function answerTo({ messages, tools = [] }: ChatRequest): object {
	const answers = messages.filter(({ role }) => role === 'tool').map(wordsOf);
	const [asked] = messages.filter(({ role }) => role === 'user').map(wordsOf);
	const { times, ...given } = JSON.parse(asked) as { times: number };
	const done = answers.length >= times;
	return {
		id: `chat-${answers.length}`,
		object: 'chat.completion',
		created: Math.floor(Date.now() / 1000),
		model: 'insistent',
		choices: [{ index: 0, ...(done ? say(answers) : use(tools[0].function.name, given, answers.length)) }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}

const say = (answers: string[]) => ({
	finish_reason: 'stop',
	message: { role: 'assistant', content: JSON.stringify(answers) },
});

function use(name: string, given: object, turn: number): object {
	const call = { name, arguments: JSON.stringify(given) };
	const tool_calls = [{ id: `call_${turn}`, type: 'function', function: call }];
	return { finish_reason: 'tool_calls', message: { role: 'assistant', content: null, tool_calls } };
}

function wordsOf({ content }: ChatRequest['messages'][0]): string {
	if (typeof content === 'string') return content;
	return (content ?? []).map(({ text }) => text ?? '').join(' ');
}
