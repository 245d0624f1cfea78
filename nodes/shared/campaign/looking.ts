/** Asks the service about the open calls of a campaign, and takes back those that nobody needs any more. */

import type { IExecuteFunctions } from 'n8n-workflow';

import { readRequestOptions } from '../http/requestOptions';
import type { Item } from '../item';
import type { CallState } from '../values/callState';
import { afterLook, afterTakenBack, endCapped, type Row, stopRows, type Told } from './course';
import type { CampaignService, Line, OpenCall } from './service';
import type { Campaign } from './state';

/** Asks about all open calls, those of each account together. */
export async function lookAtAll<Reading, Call>(
	context: IExecuteFunctions,
	service: CampaignService<Reading, Call>,
	{ rows, rules }: Campaign,
	items: Item[],
): Promise<void> {
	const told = new Map<number, Told | undefined>();
	for (const { line, calls, places } of await linesOf(context, service, rows, items)) {
		const answers = await service.look(line, calls).catch(() => []);
		places.forEach((at, place) => told.set(at, answers[place]));
	}
	openIn(rows).forEach((at) => afterLook(rows[at], told.get(at), rules, Date.now()));
	endCapped(rows, rules);
}

/** Nobody else is called: what has not begun is taken back, where the service can. */
export async function stop<Reading, Call>(
	context: IExecuteFunctions,
	service: CampaignService<Reading, Call>,
	{ rows }: Campaign,
	items: Item[],
): Promise<void> {
	stopRows(rows);
	if (!service.takeBack) return;
	for (const { line, calls, places } of await linesOf(context, service, rows, items)) {
		const hasBegun = (place: number) => BEGUN.includes(rows[places[place]].told?.state ?? 'queued');
		const waiting = calls.filter((_, place) => !hasBegun(place));
		const taken = new Set(await service.takeBack(line, waiting).catch(() => []));
		places.forEach((at, place) => taken.has(calls[place]) && afterTakenBack(rows[at]));
	}
}

const BEGUN: CallState[] = ['ringing', 'answered'];

interface Group {
	line: Line;
	calls: OpenCall[];
	/** The rows of the calls. */
	places: number[];
}

async function linesOf<Reading, Call>(
	context: IExecuteFunctions,
	{ operation: { credential } }: CampaignService<Reading, Call>,
	rows: Row[],
	items: Item[],
): Promise<Group[]> {
	const groups = new Map<string, Group>();
	for (const at of openIn(rows)) {
		const item = items[at];
		const line = await lineOf(context, item, credential);
		if (!line) continue;
		const name = item.sharesCredential(credential) ? '' : JSON.stringify(line.signature.data);
		const group = groups.get(name) ?? { line, calls: [], places: [] };
		groups.set(name, group);
		group.places.push(at);
		group.calls.push({ item, callId: rows[at].callId ?? '', phone: rows[at].phone ?? '' });
	}
	return [...groups.values()];
}

const openIn = (rows: Row[]): number[] => [...rows.keys()].filter((at) => rows[at].phase === 'underWay');

/** @returns undefined for a credential that cannot be read now; the next look tries again */
async function lineOf(context: IExecuteFunctions, item: Item, type: string): Promise<Line | undefined> {
	try {
		const signature = { type, data: await item.credential(type) };
		return { context, item, signature, http: readRequestOptions(item).http };
	} catch {
		return undefined;
	}
}
