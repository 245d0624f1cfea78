/** The two requests that start calls: `create` and `createWithTemplate`. */

import type { FastifyReply, FastifyRequest } from 'fastify';

import { type AnswerShape, behaviourOf } from '../calls/behaviours';
import { answerWithFault } from '../calls/faults';
import type { Pace } from '../calls/pace';
import { see } from '../coverage';
import { pay, type SandboxState } from '../state';
import { ownPhones } from './catalogue';
import { refuse, refuseWithStatus, success } from './envelope';
import { live } from './life';
import { newCall, type Wish } from './newCall';
import type { CallPlan, Spoken } from './store';

export interface CreateBody extends Omit<Wish, 'operation' | 'speech' | 'starts' | 'origin' | 'prevCallId'> {
	phone?: string;
	phones?: string[];
	record?: Spoken;
	variables?: Record<string, Record<string, string>>;
}

interface Order {
	operation: 'create' | 'createFromTemplate';
	/** What each of the numbers hears. */
	speechFor: (phone: string) => string;
	starts: boolean;
	/** Kopecks for texts that are made into audio. */
	recordPrice: number;
}

const CALL_PRICE = 300;
/** What the answer says of one number while the others are called. */
const OWN_REFUSALS: Record<string, string> = {
	number_in_spam_list: 'Номер в чёрном списке',
	number_not_valid: 'Неверный номер',
	not_enough_money: 'Недостаточно средств на балансе',
};

/** Answers one request: the first number that stands for a fault or a refusal decides for all of it. */
export function placeCalls(
	state: SandboxState,
	request: FastifyRequest<{ Body: CreateBody }>,
	reply: FastifyReply,
	order: Order,
	pace: Pace,
): unknown {
	const phones = request.body.phones ?? [request.body.phone ?? ''];
	const wrong = refusalOf(state, request.body, phones, order);
	if (wrong) return refuse(state, wrong);
	const refusing = phones.find((phone) => isRefused(state, phone));
	const { refuse: refusal } = behaviourOf(refusing ?? '');
	if (refusing && refusal) return refuseWithStatus(state, reply, refusal, refusing);
	const faulty = phones.map(behaviourOf).find(({ fault }) => fault);
	if (faulty?.fault && !faulty.dialsAnyway) return answerWithFault(faulty.fault, request, reply);
	const placing = place(state, request, phones, order, pace);
	const fault = faulty?.fault;
	return fault ? placing.then(() => answerWithFault(fault, request, reply)) : placing;
}

function isRefused(state: SandboxState, phone: string): boolean {
	const { refuse: refusal } = behaviourOf(phone);
	if (!refusal || refusal.code || (refusal.once && state.refusedOnce.has(phone))) return false;
	state.refusedOnce.add(phone);
	return true;
}

async function place(
	state: SandboxState,
	{ body, headers }: FastifyRequest<{ Body: CreateBody }>,
	phones: string[],
	order: Order,
	pace: Pace,
): Promise<unknown> {
	const origin = `http://${headers.host ?? '127.0.0.1'}`;
	pay(state, 'zvonobot', order.recordPrice);
	const early: Array<Promise<void>> = [];
	const rows = phones.flatMap((phone) => {
		const speech = order.speechFor(phone);
		const plan = placeOne(state, phone, { ...body, ...order, speech, origin });
		const life = plan && live(state, plan, pace);
		if (life && behaviourOf(phone).early) early.push(life);
		return answerFor(state, phone, plan, body, order);
	});
	await Promise.all(early);
	return shape(rows, behaviourOf(phones[0]).answer);
}

function refusalOf(
	state: SandboxState,
	{ outgoingPhone }: CreateBody,
	phones: string[],
	{ recordPrice }: Order,
): string | undefined {
	const own = ownPhones.find(({ phone }) => String(phone) === outgoingPhone);
	if (outgoingPhone !== undefined && !own?.enable) return 'Исходящий номер не подтверждён';
	const price = phones.length * CALL_PRICE + recordPrice;
	return state.balance.zvonobot < price ? 'Недостаточно средств на балансе' : undefined;
}

function placeOne(state: SandboxState, phone: string, wish: Wish): CallPlan | undefined {
	const { missing, refuse: refusal } = behaviourOf(phone);
	if (missing || refusal?.code || phone.length !== 11) return undefined;
	const plan = newCall(state, phone, wish);
	pay(state, 'zvonobot', CALL_PRICE);
	see(state, 'zvonobot', 'state', 'created');
	return plan;
}

function answerFor(
	state: SandboxState,
	phone: string,
	plan: CallPlan | undefined,
	body: CreateBody,
	{ operation, recordPrice }: Order,
): object[] {
	if (!plan) {
		const { missing, refuse: refusal } = behaviourOf(phone);
		see(state, 'zvonobot', 'error', missing ? 'number missing' : 'number refused');
		const message = OWN_REFUSALS[refusal?.code ?? 'number_not_valid'];
		return missing ? [] : [{ status: 'error', phone, message }];
	}
	const { id, createdAt, plannedAt, smartDelay, needRecording, templateId } = plan.call;
	if (operation === 'createFromTemplate') {
		return [{ id, phone, templateId, phoneInfo: phoneInfo(body.variables?.[phone]), createdAt, plannedAt }];
	}
	const recordCost = (recordPrice / 100).toFixed(2);
	return [{ id, createdAt, plannedAt, smartDelay, needRecording, phone, recordCost, status: 'created' }];
}

/** `{"Elena": "{name}"}` comes back as the text `{"name":"Elena"}`. */
function phoneInfo(variables: Record<string, string> = {}): string {
	const pairs = Object.entries(variables).map(([value, name]) => [name.slice(1, -1), value]);
	return JSON.stringify(Object.fromEntries(pairs));
}

function shape(rows: object[], answer?: AnswerShape): unknown {
	switch (answer) {
		case 'flat':
			return success(rows[0]); // as it was before 2022
		case 'idOutside':
			return rows; // the API documentation draws no envelope
		case 'statusAsText':
			return success(rows.map((row) => ({ ...row, id: String((row as { id?: number }).id) })));
		case 'noId':
			return {};
		default:
			return success(rows);
	}
}
