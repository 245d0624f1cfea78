/** Whom the sandbox's n8n belongs to. It listens on this machine only and guards nothing. */
export const owner = {
	email: 'owner@voice-calls.example',
	password: 'Sandbox-0nly',
	firstName: 'Sandbox',
	lastName: 'Owner',
};

/** Sends one request and returns what is in it; an answer that is no success throws. */
export type Request = <T>(method: string, path: string, body?: object) => Promise<T>;

/** What n8n said no with. */
export class N8nApiError extends Error {
	constructor(
		readonly status: number,
		message: string,
	) {
		super(message);
	}
}

export interface Connection {
	request: Request;
	/** The cookie of who is signed in. */
	session: string;
}

/**
 * Signs in as the owner; the first time, signs the owner up.
 *
 * @param session of somebody who is signed in already: n8n takes only a few sign-ins in a minute
 */
export async function connect(url: string, session?: string): Promise<Connection> {
	let cookie = session ?? '';

	async function send(method: string, path: string, body?: object): Promise<Response> {
		const response = await fetch(url + path, {
			method,
			// An n8n that was busy for seconds closes idle connections at the moment in which they are used again.
			headers: { 'content-type': 'application/json', connection: 'close', cookie },
			body: body && JSON.stringify(body),
		});
		if (response.ok) return response;
		const text = await response.text();
		const reason = messageOf(text) ?? text.slice(0, 200);
		throw new N8nApiError(
			response.status,
			`n8n answered ${method} ${path} with ${response.status}: ${reason}`,
		);
	}

	async function request<T>(method: string, path: string, body?: object): Promise<T> {
		const answer: unknown = await (await send(method, path, body)).json();
		return (isEnvelope(answer) ? answer.data : answer) as T;
	}

	if (session !== undefined) return { request, session };
	const response = (await signUp(send)) ?? (await signIn(send));
	cookie = response.headers
		.getSetCookie()
		.map((line) => line.split(';')[0])
		.join('; ');
	return { request, session: cookie };
}

type Send = (method: string, path: string, body: object) => Promise<Response>;

/** @returns nothing where n8n has an owner already */
async function signUp(send: Send): Promise<Response | undefined> {
	try {
		return await send('POST', '/rest/owner/setup', owner);
	} catch (error) {
		if (error instanceof N8nApiError && error.status === 400) return undefined;
		throw error;
	}
}

async function signIn(send: Send): Promise<Response> {
	const { email, password } = owner;
	try {
		return await send('POST', '/rest/login', { emailOrLdapLoginId: email, password });
	} catch (error) {
		if (!(error instanceof N8nApiError) || error.status !== 401) throw error;
		throw new Error(
			`This n8n does not let ${email} in with the password of the sandbox. ` +
				'Set that password again, or delete the data folder of this n8n to begin afresh.',
		);
	}
}

function isEnvelope(answer: unknown): answer is { data: unknown } {
	return typeof answer === 'object' && answer !== null && 'data' in answer;
}

function messageOf(text: string): string | undefined {
	try {
		return (JSON.parse(text) as { message?: string }).message;
	} catch {
		return undefined;
	}
}
