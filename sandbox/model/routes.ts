/**
 * A language model that needs no account: enough of OpenAI's chat completions for n8n's AI Agent.
 *
 * It does not think. Asked by a person, it uses the first tool it is offered, or the one that the person names, with the
 * arguments that the person names: `call_customer {"phone": "+7 900 …"}`. What is not named is the person's own words.
 * Told what a tool has answered, it repeats that.
 */

import type { FastifyInstance } from 'fastify';

interface Message {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: string | Array<{ text?: string }> | null;
}
interface Schema {
	type?: string;
	properties?: Record<string, Schema>;
}
interface Tool {
	function: { name: string; parameters?: Schema };
}
interface ChatRequest {
	model: string;
	messages: Message[];
	tools?: Tool[];
}

const FAKE_USAGE = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };

export function modelRoutes(app: FastifyInstance): void {
	app.get('/v1/models', () => ({ object: 'list', data: [{ id: 'sandbox', object: 'model' }] }));
	app.post<{ Body: ChatRequest }>('/v1/chat/completions', ({ body }) => ({
		id: `chat-${body.messages.length}`,
		object: 'chat.completion',
		created: Math.floor(Date.now() / 1000),
		model: body.model,
		choices: [{ index: 0, ...answerTo(body) }],
		usage: FAKE_USAGE,
	}));
}

function answerTo({ messages, tools = [] }: ChatRequest): object {
	const last = messages[messages.length - 1];
	const words = wordsOf(last);
	const tool = tools.find(({ function: { name } }) => words.includes(name)) ?? tools[0];
	if (last.role === 'tool' || !tool) {
		const content = last.role === 'tool' ? `The tool answered: ${words}` : 'There is nothing that I can use.';
		return { finish_reason: 'stop', message: { role: 'assistant', content } };
	}
	const { name, parameters = {} } = tool.function;
	const call = { name, arguments: JSON.stringify(fill(parameters, namedIn(words), words)) };
	const tool_calls = [{ id: `call_${messages.length}`, type: 'function', function: call }];
	return { finish_reason: 'tool_calls', message: { role: 'assistant', content: null, tool_calls } };
}

function wordsOf({ content }: Message): string {
	if (typeof content === 'string') return content;
	return (content ?? []).map(({ text }) => text ?? '').join(' ');
}

/** The arguments that the person has named, at any depth. */
function namedIn(words: string): Record<string, unknown> {
	try {
		return JSON.parse(/\{.*\}/s.exec(words)?.[0] ?? '{}') as Record<string, unknown>;
	} catch {
		return {};
	}
}

function fill({ properties = {} }: Schema, named: Record<string, unknown>, words: string): object {
	const values = Object.entries(properties).map(([name, schema]) => [
		name,
		schema.type === 'object' ? fill(schema, named, words) : (named[name] ?? words),
	]);
	return Object.fromEntries(values) as object;
}
