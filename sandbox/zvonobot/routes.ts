/** Zvonobot: the thirteen requests of the API documentation, and the addresses of recordings. */

import type { FastifyInstance, FastifyRequest } from 'fastify';

import { zvonobotAccount } from '../accounts';
import { behaviourOf } from '../calls/behaviours';
import { answerWithFault } from '../calls/faults';
import type { Pace } from '../calls/pace';
import { ring } from '../calls/ring';
import { endCall } from '../calls/talk';
import { see } from '../coverage';
import { logCall, pay, type SandboxState } from '../state';
import { languages, ownPhones } from './catalogue';
import { type CreateBody, placeCalls } from './create';
import { authorize, refuse, refuseWithStatus, success, tellValidatorErrors } from './envelope';
import { live } from './life';
import { acceptMultipart } from './multipart';
import { recordRoutes } from './records';
import { branchSchema, schemas } from './schemas';
import { noteParameters } from './seen';
import { spokenText, templateText } from './speech';
import { nowInSeconds } from './store';

const VERIFICATION_PRICE = 60;
const RECORD_PRICE = 40;

export function zvonobotRoutes(app: FastifyInstance, state: SandboxState, pace: Pace): void {
	app.addSchema(branchSchema);
	acceptMultipart(app);
	tellValidatorErrors(app, state);
	app.addHook('preValidation', async (request, reply) => {
		if (!request.url.includes('/recordings/')) await authorize(state, request, reply);
	});
	app.addHook('preHandler', (request, _reply, done) => {
		noteParameters(state, request);
		done();
	});
	startingRoutes(app, state, pace);
	callRoutes(app, state, pace);
	recordRoutes(app, state, RECORD_PRICE);
	accountRoutes(app, state);
}

function startingRoutes(app: FastifyInstance, state: SandboxState, pace: Pace): void {
	const store = state.zvonobot;
	app.post<{ Body: CreateBody }>(
		'/apiCalls/create',
		{ schema: { body: schemas.create } },
		(request, reply) => {
			const { id, text } = request.body.record ?? {};
			const record = id === undefined ? undefined : store.records.get(id);
			if (id !== undefined && !record) return refuse(state, 'Аудиоролик не найден');
			const order = {
				operation: 'create' as const,
				speechFor: () => spokenText(store, request.body.record),
				starts: record?.needModeration !== 1,
				recordPrice: text === undefined ? 0 : RECORD_PRICE,
			};
			return placeCalls(state, request, reply, order, pace);
		},
	);
	app.post<{ Body: CreateBody }>(
		'/apiCalls/createWithTemplate',
		{ schema: { body: schemas.createWithTemplate } },
		(request, reply) => {
			const template = store.templates.find(({ id }) => id === request.body.templateId);
			if (!template) return refuse(state, 'Шаблон не найден');
			const order = {
				operation: 'createFromTemplate' as const,
				speechFor: (phone: string) => templateText(template, request.body.variables?.[phone]),
				starts: template.moderated === 1,
				recordPrice: 0,
			};
			return placeCalls(state, request, reply, order, pace);
		},
	);
	app.post<{ Body: { phone: string; pin: string } }>(
		'/apiVerificationPhones/confirmPhone',
		{ schema: { body: schemas.confirmPhone } },
		(request, reply) => {
			const { phone, pin } = request.body;
			const { refuse: refusal, fault, dialsAnyway, answer } = behaviourOf(phone);
			if (refusal && !(refusal.once && state.refusedOnce.has(phone))) {
				state.refusedOnce.add(phone);
				return refuseWithStatus(state, reply, refusal, phone);
			}
			if (fault && !dialsAnyway) return answerWithFault(fault, request, reply);
			pay(state, 'zvonobot', VERIFICATION_PRICE);
			const id = String((store.nextId += 1));
			const callerNumber = `7900000${pin}`;
			const call = {
				id,
				service: 'zvonobot',
				operation: 'flashCall',
				phone,
				callerNumber,
				code: pin,
			} as const;
			void ring(state, logCall(state, call), pace);
			if (fault) return answerWithFault(fault, request, reply);
			return answer === 'noId' ? {} : success('done');
		},
	);
}

interface IdBody {
	id?: number;
	idList?: number[];
	isTemplate?: 0 | 1;
}

function callRoutes(app: FastifyInstance, state: SandboxState, pace: Pace): void {
	const { calls } = state.zvonobot;
	const get = (ofTemplates: boolean) => (request: FastifyRequest<{ Body: { apiCallIdList: number[] } }>) => {
		const wanted = request.body.apiCallIdList.flatMap((id) => calls.get(id)?.call ?? []);
		return success(wanted.filter(({ templateId }) => (templateId !== null) === ofTemplates));
	};
	app.post('/apiCalls/get', { schema: { body: schemas.get } }, get(false));
	app.post('/apiCalls/getWithTemplates', { schema: { body: schemas.get } }, get(true));

	app.post<{ Body: { callList: Array<{ id: number; replannedAt: number }> } }>(
		'/apiCalls/update',
		{ schema: { body: schemas.update } },
		(request) => {
			const moved = request.body.callList.filter(({ id }) => isWaiting(state, id));
			for (const { id, replannedAt } of moved) {
				const plan = calls.get(id);
				if (!plan) continue;
				plan.call.plannedAt = replannedAt;
				if (replannedAt <= nowInSeconds()) void live(state, plan, pace);
			}
			return success({ callIdList: moved.map(({ id }) => id) });
		},
	);
	app.post<{ Body: IdBody }>('/apiCalls/remove', { schema: { body: schemas.remove } }, (request) => {
		const { id, idList = [], isTemplate = 0 } = request.body;
		const removed = (id === undefined ? idList : [id]).filter((wanted) => {
			const ofTemplate = calls.get(wanted)?.call.templateId !== null;
			return canBeTakenBack(state, wanted) && ofTemplate === (isTemplate === 1);
		});
		for (const wanted of removed) {
			const plan = calls.get(wanted);
			if (!plan) continue;
			plan.canceled = true;
			// Where a person looks at a phone that rings, it stops.
			state.screen.move(plan.logged.key, { do: 'hangUp' });
			endCall(state, plan.logged, 'canceled');
			calls.delete(wanted);
		}
		return success(id === undefined ? { callIdList: removed } : []);
	});
}

/** The API documentation speaks of planned calls only; a phone on the page stops ringing too. */
function canBeTakenBack(state: SandboxState, id: number): boolean {
	const plan = state.zvonobot.calls.get(id);
	const rings = plan?.call.calls[0].status === 'started' && state.screen.isConnected(plan.logged.key);
	return isWaiting(state, id) || rings;
}

/** Only a call that has not started can be moved. */
function isWaiting(state: SandboxState, id: number): boolean {
	return state.zvonobot.calls.get(id)?.call.calls[0].status === 'created';
}

function accountRoutes(app: FastifyInstance, state: SandboxState): void {
	const { templates } = state.zvonobot;
	app.post('/apiCalls/userInfo', { schema: { body: schemas.keyOnly } }, () =>
		success({
			id: zvonobotAccount.id,
			balance: (state.balance.zvonobot / 100).toFixed(2),
			email: 'owner@example.com',
		}),
	);
	app.post<{ Body: { all?: boolean } }>(
		'/apiCalls/getPhones',
		{ schema: { body: schemas.getPhones } },
		(request) => success(ownPhones.filter(({ enable }) => request.body.all || enable)),
	);
	app.post<{ Body: { onlyModerated?: 0 | 1 } }>(
		'/apiCalls/getTemplates',
		{ schema: { body: schemas.getTemplates } },
		(request) => success(templates.filter(({ moderated }) => moderated || !request.body.onlyModerated)),
	);
	app.get(
		'/apiCalls/getAvailableLanguages',
		{ schema: { querystring: schemas.keyOnly } },
		async (_, reply) =>
			state.zvonobot.languagesByPostOnly
				? await reply.code(405).send({ message: 'The GET method is not supported for this route.' })
				: success(languages),
	);
	// The API documentation's sample posts; no parameter of its own.
	app.post('/apiCalls/getAvailableLanguages', { schema: { body: schemas.keyOnly } }, () => {
		see(state, 'zvonobot', 'endpoint', 'POST /apiCalls/getAvailableLanguages');
		return success(languages);
	});
}
