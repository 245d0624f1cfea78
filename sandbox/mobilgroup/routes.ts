/** Mobilgroup: the six addresses of its three documents. */

import type { FastifyError, FastifyInstance, RouteHandlerMethod } from 'fastify';

import type { Pace } from '../calls/pace';
import { see, seeRequest } from '../coverage';
import type { SandboxState } from '../state';
import { authorize } from './authorize';
import { sendLead } from './lead';
import { sendMailing } from './mailings';
import { getMailing } from './mailingStatistics';
import { refuse } from './refuse';
import * as schemas from './schemas';
import { setTemplates } from './templates';
import { sendVoicePassword } from './voicePassword';
import { getVoicePassword } from './voiceStatistics';

/** What each API calls a request that it does not understand. */
const UNKNOWN: Record<string, string> = {
	'/api/voice-password/send/': 'unknown_request',
	'/api/voice-password/get/': 'unknown_request',
	'/api/set/': 'Unknown_Request',
};

export function mobilgroupRoutes(app: FastifyInstance, state: SandboxState, pace: Pace): void {
	const routes: Array<[string, object, unknown]> = [
		['/api/voice-password/send/', schemas.voiceSendBody, sendVoicePassword(state, pace)],
		['/api/voice-password/get/', schemas.voiceGetBody, getVoicePassword(state)],
		['/api/send/', schemas.mailingSendBody, sendMailing(state, pace)],
		['/api/get/', schemas.mailingGetBody, getMailing(state)],
		['/api/set/', schemas.mailingSetBody, setTemplates(state)],
		['/api/lido/send/', schemas.leadSendBody, sendLead(state, pace)],
	];
	const pathOf = (url: string) => url.replace('/mobilgroup', '');
	app.addHook('preValidation', authorize(state));
	app.addHook('preHandler', async (request) => {
		const endpoint = `POST ${pathOf(request.url)}`;
		seeRequest(state, 'mobilgroup', endpoint, request.body);
		const { request: asked } = request.body as { request?: string };
		if (asked !== undefined) see(state, 'mobilgroup', 'parameter', `${endpoint} request=${asked}`);
	});
	app.setErrorHandler<FastifyError>(async (_error, request, reply) => {
		await refuse(state, reply, UNKNOWN[pathOf(request.url)] ?? 'Error_Unknown_Request');
	});
	routes.forEach(([path, body, handler]) =>
		app.post(path, { schema: { body } }, handler as RouteHandlerMethod),
	);
}
