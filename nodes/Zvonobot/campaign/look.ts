/** The results of the calls of a campaign: `POST /apiCalls/get`, up to 5,000 in a request. */

import type { IDataObject } from 'n8n-workflow';

import type { RowOutcome, Told } from '../../shared/campaign/course';
import type { Line, OpenCall } from '../../shared/campaign/service';
import type { Item } from '../../shared/item';
import { send } from '../../shared/http/send';
import { textOf } from '../../shared/values/text';
import type { Awaited } from '../../shared/waiting/wait';
import { getCalls, readCalls, readRemoved, removeCalls } from '../api/calls';
import { accountOf } from '../api/credentials';
import { idOf } from '../api/rows';
import { type Choice, resultOf, STAYED } from '../callbacks/answer';
import { readEvents, type ZvonobotEvent } from '../callbacks/events';
import { readOptionalChoices } from '../ivr/choices';
import { approvesAll, isFromTemplate } from './template';
import { MOST_NUMBERS } from '../resources/call/fields/numbers';

/** @returns what each call has come to; undefined for those that the service does not report */
export async function look(line: Line, calls: OpenCall[]): Promise<Array<Told | undefined>> {
	const account = await accountOf(line.item);
	const told = new Map<OpenCall, Told | undefined>();
	for (const { part, isTemplate } of partsOf(calls)) {
		const answer = await ask(line, getCalls(account, part.map(numberOf), isTemplate));
		const known = answer && readCalls(answer, account);
		if (!(known instanceof Map)) continue;
		for (const call of part) told.set(call, toldOf(call, known.get(call.callId)));
	}
	return calls.map((call) => told.get(call));
}

/** @returns the calls that have not begun and never will */
export async function takeBack(line: Line, calls: OpenCall[]): Promise<OpenCall[]> {
	const account = await accountOf(line.item);
	const taken: OpenCall[] = [];
	for (const { part, isTemplate } of partsOf(calls)) {
		const ids = part.map(numberOf);
		const answer = await ask(line, removeCalls(account, ids, isTemplate));
		const removed = answer && readRemoved(answer, account, ids);
		if (removed instanceof Set) taken.push(...part.filter(({ callId }) => removed.has(callId)));
	}
	return taken;
}

/** Calls from a template and others have addresses of their own, and may have the same IDs. */
const partsOf = (calls: OpenCall[]): Array<{ part: OpenCall[]; isTemplate: boolean }> =>
	[true, false].flatMap((isTemplate) => {
		const alike = calls.filter(({ item }) => isFromTemplate(item) === isTemplate);
		return Array.from({ length: Math.ceil(alike.length / MOST_NUMBERS) }, (_, at) => ({
			part: alike.slice(at * MOST_NUMBERS, (at + 1) * MOST_NUMBERS),
			isTemplate,
		}));
	});

const numberOf = ({ callId }: OpenCall): number => Number(callId);

async function ask({ context, signature, http }: Line, request: ReturnType<typeof getCalls>) {
	try {
		return await send(context, signature, { ...request, ...http });
	} catch {
		// What could not be asked now is asked at the next look.
		return undefined;
	}
}

/** An answer counts whenever it was given; else the last attempt, which may still go on. */
function toldOf({ item, phone, callId }: OpenCall, call: IDataObject | undefined): Told | undefined {
	const events = call ? readEvents({ apiCalls: [{ ...call, id: idOf(call) }] }) : [];
	const choices = choicesOf(item);
	const known: Awaited = { ...{ phone, callId, choices }, askedAt: '', outcome: 'timedOut', answer: null };
	const results = events.map((event) => ({ event, result: resultOf(event, known, {}) }));
	const [last] = results.slice(-1);
	if (!last) return undefined;
	const { event, result } = results.find(({ result: one }) => one && one.answer !== null) ?? last;
	const heard = heardIn(result);
	const read = isFromTemplate(item) ? inTemplate(heard, item, event) : heard;
	const told = choices.length > 0 || isFromTemplate(item) ? read : withoutQuestion(read);
	return { ...told, ...detailsOf(event, events) };
}

/** Read once for all rows where none can differ. */
function choicesOf(item: Item): Choice[] {
	const read = () => (isFromTemplate(item) ? [] : readOptionalChoices(item).choices);
	return item.isFixed() ? item.once('choices', read) : read();
}

type Heard = Pick<Told, 'isOver' | 'outcome' | 'answer' | 'label' | 'approved' | 'isSuccess'>;

const heardIn = (result: IDataObject | undefined): Heard => ({
	isOver: result !== undefined,
	outcome: (result?.outcome ?? 'timedOut') as RowOutcome,
	answer: textOf(result?.answer) ?? null,
	label: textOf(result?.label) ?? null,
	approved: result?.approved === true,
});

/** Anyone who is asked nothing has answered by picking up. */
function withoutQuestion(heard: Heard): Heard {
	const isHeard = heard.outcome === 'noKey' || heard.outcome === 'otherAnswer';
	return isHeard ? { ...heard, outcome: 'answered', isSuccess: true } : heard;
}

/** Whatever is pressed in a menu that is not known here is an answer. */
function inTemplate(heard: Heard, item: Item, { answers }: ZvonobotEvent): Heard {
	if (heard.answer === null) return heard;
	const given = answers.filter((answer) => answer !== STAYED);
	const approved = approvesAll(item, given.length > 0 ? given : [heard.answer]);
	return { ...heard, outcome: 'answered', approved };
}

function detailsOf(event: ZvonobotEvent, events: ZvonobotEvent[]): Omit<Told, keyof Heard> {
	const prices = events.flatMap(({ price }) => (typeof price === 'number' ? [price] : []));
	return {
		state: event.state,
		price: prices.length > 0 ? prices.reduce((sum, price) => sum + price, 0) : null,
		talkSeconds: typeof event.talkSeconds === 'number' ? event.talkSeconds : null,
		recordingUrl: textOf(event.recordingUrl) ?? null,
		...(events.some(isFarewell) && { isFinal: true }),
	};
}

/** Whether the person has rejected an attempt, or asked not to be called. */
const isFarewell = ({ blacklisted, state }: ZvonobotEvent): boolean =>
	blacklisted === true || state === 'rejected';
