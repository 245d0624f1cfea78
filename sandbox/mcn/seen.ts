/** Notes what of MCN's document the sandbox has met. */

import type { FastifyRequest } from 'fastify';

import type { Ending } from '../calls/behaviours';
import { see, seeRequest } from '../coverage';
import type { SandboxState } from '../state';

const DOCUMENTED_PREFIX = '/v2/rest/account/:account_id/';

/** A request to the documented addresses; the newer ones stand in no document. */
export function seeCall(state: SandboxState, request: FastifyRequest): void {
	const route = request.routeOptions.url?.replace('/mcn', '') ?? '';
	if (!route.startsWith(DOCUMENTED_PREFIX)) return;
	const endpoint = `POST ${route.replace(':account_id', '{account_id}')}`;
	const query = request.query as { country_id?: string };
	seeRequest(state, 'mcnTelecom', endpoint, { ...(request.params as object), ...query });
	seeParameter(state, `${endpoint} country_id=${query.country_id}`);
	if (request.headers.authorization) seeParameter(state, 'header Authorization');
	if (request.headers['content-type']) seeParameter(state, 'header Content-Type');
}

/** A refusal by HTTP status, or by the code in the body. */
export function seeRefusal(state: SandboxState, status: number, payload: unknown): void {
	const inBody = /^\{"code":(4\d\d),/.exec(String(payload))?.[1];
	see(state, 'mcnTelecom', 'error', inBody ?? String(status));
}

const STATES: Record<Ending, string> = {
	answered: '16 ANSWERED',
	busy: '17 NO ANSWER',
	noAnswer: '16 NO ANSWER',
	rejected: '31',
	unavailable: 'any other',
};

/** A report to the webhook. */
export function seeReport(state: SandboxState, ending: Ending, body: object): void {
	seeRequest(state, 'mcnTelecom', 'webhook', body);
	see(state, 'mcnTelecom', 'state', STATES[ending]);
}

function seeParameter(state: SandboxState, name: string): void {
	see(state, 'mcnTelecom', 'parameter', name);
}
