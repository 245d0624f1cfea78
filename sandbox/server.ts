/** The services on this machine: as strict as their documents, and nobody is called. */

import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

import fastify, { type FastifyError, type FastifyInstance } from 'fastify';

import { mcnAccount, mobilgroupAccount, zvonobotAccount } from './accounts';
import type { ServiceName } from './calls/call';
import type { Pace } from './calls/pace';
import { controlRoutes } from './control';
import { writeSeen } from './coverage';
import { mcnRoutes } from './mcn/routes';
import { mobilgroupRoutes } from './mobilgroup/routes';
import { modelRoutes } from './model/routes';
import type { Links } from './screen/links';
import { screenRoutes } from './screen/routes';
import { emptyState, type SandboxState } from './state';
import { answerWildly, wildMode } from './wild/mode';
import { zvonobotRoutes } from './zvonobot/routes';

export interface SandboxOptions {
	/** 0 takes any free port. */
	port?: number;
	/** How long a call takes until its callback, in milliseconds. */
	callbackDelayMs?: number;
	/** How long a service thinks before it answers, in milliseconds; it has dialled by then. */
	answerDelayMs?: number;
	/** How long a minute lasts, in milliseconds: between tries of a callback, for smart re-dialling, while a phone rings. */
	minuteMs?: number;
	/** What Zvonobot's status callback reports: every state by default. */
	tells?: Pace['tells'];
	/** A seed: the same truth in the other forms that PHP services are known for. The environment may name one too. */
	wild?: number | false;
}

export interface Sandbox {
	url: string;
	state: SandboxState;
	setMcnWebhook(url: string): void;
	/** From now on the page leads there. */
	setLinks(links: Links): void;
	/** From now on Zvonobot's status callback reports that. */
	setTells(tells: Pace['tells']): void;
	/** From now on the services think so long before they answer. */
	setAnswerDelay(milliseconds: number): void;
	close(): Promise<void>;
}

const CALL_TAKES_MS = 300;
const MINUTE_MS = 60_000;
const LARGEST_BODY = 50_000_000; // a mailing of 100,000 numbers fits

/** Starts the sandbox on loopback. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { port = 0, callbackDelayMs = CALL_TAKES_MS, minuteMs = MINUTE_MS, tells } = options;
	let { answerDelayMs = 0 } = options;
	const state = emptyState({
		mcnTelecom: mcnAccount.balance,
		mobilgroup: mobilgroupAccount.balance,
		zvonobot: zvonobotAccount.balance,
	});
	state.wild = wildMode(options.wild);
	const app = fastify({
		forceCloseConnections: true,
		bodyLimit: LARGEST_BODY,
		ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allErrors: true } },
	});
	acceptEmptyJson(app);
	logRequests(app, state);
	tellWhatIsWrong(app);
	app.addHook('onSend', async () => {
		if (answerDelayMs > 0) await delay(answerDelayMs);
	});
	controlRoutes(app, state);
	const pace: Pace = { stepMs: callbackDelayMs, minuteMs, tells };
	await registerAll(app, state, pace);

	await app.listen({ port, host: '127.0.0.1' });
	const { port: taken } = app.server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${taken}`,
		state,
		setMcnWebhook: (url) => (state.mcnWebhook = url),
		setLinks: (links) => (state.links = links),
		setTells: (now) => (pace.tells = now),
		setAnswerDelay: (milliseconds) => (answerDelayMs = milliseconds),
		close: async () => {
			state.sender.close();
			await app.close();
			writeSeen(state);
		},
	};
}

type Routes = (app: FastifyInstance, state: SandboxState, pace: Pace) => void | Promise<void>;

/** Each in a scope of its own: their hooks and their ways to refuse differ. */
async function registerAll(app: FastifyInstance, state: SandboxState, pace: Pace): Promise<void> {
	const scopes: Array<[string, Routes, ServiceName?]> = [
		['', screenRoutes],
		['/mcn', mcnRoutes, 'mcnTelecom'],
		['/mobilgroup', mobilgroupRoutes, 'mobilgroup'],
		['/zvonobot', zvonobotRoutes, 'zvonobot'],
		['/model', modelRoutes],
	];
	for (const [prefix, routes, service] of scopes) {
		const register = async (scope: FastifyInstance) => {
			await routes(scope, state, pace);
			if (state.wild && service) answerWildly(scope, state.wild, service);
		};
		await app.register(register, { prefix });
	}
}

/** MCN's own example announces JSON and sends no body. */
function acceptEmptyJson(app: FastifyInstance): void {
	app.removeContentTypeParser('application/json');
	app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
		try {
			done(null, body === '' ? null : JSON.parse(String(body)));
		} catch {
			done(Object.assign(new Error('The body is no JSON'), { statusCode: 400 }));
		}
	});
}

const OWN_ADDRESSES = /^\/($|\?|sandbox|screen)/;

function logRequests(app: FastifyInstance, state: SandboxState): void {
	app.addHook('preValidation', (request, _reply, done) => {
		if (!OWN_ADDRESSES.test(request.url)) {
			state.requests.push({
				at: new Date().toISOString(),
				method: request.method,
				path: request.url.split('?')[0],
				query: request.query as Record<string, unknown>,
				body: withoutSecurity(request.body),
				contentType: request.headers['content-type'],
			});
		}
		done();
	});
}

/** Some services take login, password and key in the body. */
function withoutSecurity(body: unknown): unknown {
	if (typeof body !== 'object' || body === null || !('security' in body)) return body ?? null;
	const hidden = Object.keys(body.security as object).map((key) => [key, '***']);
	return { ...body, security: Object.fromEntries(hidden) as object };
}

function tellWhatIsWrong(app: FastifyInstance): void {
	app.setErrorHandler<FastifyError>(async (error, _request, reply) => {
		const status = error.statusCode ?? 500;
		await reply.code(status).send({ code: status, message: error.message });
	});
	app.setNotFoundHandler(async (_request, reply) => {
		await reply.code(404).send({ code: 404, message: 'No such method' });
	});
}
