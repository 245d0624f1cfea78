/** The sandbox's own addresses: what it saw, and the settings that a service's account portal would hold. */

import type { FastifyInstance } from 'fastify';

import type { SandboxState } from './state';

export function controlRoutes(app: FastifyInstance, state: SandboxState): void {
	app.get('/sandbox', () => ({
		sandbox: 'Nobody is called here',
		phone: '/',
		calls: '/sandbox/calls',
		requests: '/sandbox/requests',
		callbacks: '/sandbox/callbacks',
		balance: '/sandbox/balance',
		mailings: '/sandbox/mailings',
		mcnTelecom: '/mcn',
		mobilgroup: '/mobilgroup',
		zvonobot: '/zvonobot',
		messages: '/sandbox/zvonobot/sms',
		wild: '/sandbox/wild',
	}));
	app.get('/sandbox/calls', () => state.calls);
	app.get('/sandbox/requests', () => state.requests);
	app.get('/sandbox/callbacks', () => state.callbacks);
	app.get('/sandbox/mailings', () => state.mailings);
	app.get('/sandbox/balance', () => state.balance);
	app.get('/sandbox/zvonobot/sms', () => state.zvonobot.sms);
	app.get('/sandbox/wild', () => state.wild?.log ?? []);
	app.put<{ Body: { url: string } }>(
		'/sandbox/mcn/webhook',
		{
			schema: {
				body: { type: 'object', required: ['url'], properties: { url: { type: 'string' } } },
			},
		},
		(request) => {
			state.mcnWebhook = request.body.url;
			return { status: 'set' };
		},
	);
}
