/** Reads whom to call and by which channels, all of it before anybody is called. */

import type { IDataObject } from 'n8n-workflow';

import { isSimplified } from '../shared/fields';
import type { Item } from '../shared/item';
import { Guards } from '../shared/guardGroup';
import type { Group } from '../shared/reader';
import { parsePrefix } from '../shared/values/phone';
import { isRecord } from '../shared/values/text';
import type { SealedCode } from '../shared/verification/sealedCode';
import { type Channel, type ChannelName, channelNames, channels } from './channels';
import { type Limits, readLimits } from './limits/read';

/** A channel that the item's person may be called by. */
export interface Way {
	name: ChannelName;
	channel: Channel;
	/** The item as the operation of the service reads it. */
	item: Item;
}

/** What was tried in vain. */
export interface FailedWay {
	channel: ChannelName;
	outcome: 'notSent' | 'refused';
	message: string;
}

/** One person to call. */
export interface Attempt {
	item: Item;
	phone: string;
	ways: Way[];
	limits: Limits;
	/** The code that this call takes the place of. */
	before?: SealedCode;
	/** Channels that cannot call such a number at all. */
	failed: FailedWay[];
	/** Whether only the useful fields come out; nothing that can fail is read after a call. */
	simplify: boolean;
}

/**
 * Reads an item.
 *
 * @param before a code of the same person; only the channels behind its channel are taken then
 * @throws NodeOperationError naming what is missing or can't be read: a channel, its setting, its credential
 */
export async function readAttempt(item: Item, phone: string, before?: SealedCode): Promise<Attempt> {
	const limits = readLimits(item);
	const all = readWays(item, phone);
	const rest = before ? behind(item, all, before) : all;
	const ways: Way[] = [];
	const failed: FailedWay[] = [];
	for (const { settings, ...way } of rest) {
		const rule = way.channel.cannotCall?.(phone);
		const message = `'Phone Number' ${rule}`;
		if (rule) failed.push({ channel: way.name, outcome: 'notSent', message });
		else ways.push({ ...way, item: await readWay(item, way, settings, phone) });
	}
	return { item, phone, ways, limits, before, failed, simplify: isSimplified(item) };
}

interface ListedWay extends Omit<Way, 'item'> {
	settings: Group;
}

const NOT_GUESSED = 'Who calls whom is not guessed: correct the expression. Nobody was called.';

/** The channels of the list that are for this phone. */
function readWays(item: Item, phone: string): ListedWay[] {
	const { channel: rows } = item.object('channels', 'Channels') ?? {};
	if (!Array.isArray(rows) || rows.length === 0) {
		throw item.refuse('Channels', 'is empty', "Choose 'Add Channel'. Nothing was sent.");
	}
	const { channel: form } = (item.node.parameters.channels ?? {}) as { channel?: unknown[] };
	const ways = rows.map((row: unknown, at) => {
		if (!isRecord(row)) throw item.refuse('Channels', 'must be set field by field');
		const settings = new Guards(row, item, form?.[at], NOT_GUESSED);
		const name = settings.choice('channel', 'Channel', channelNames, channelNames[0]);
		return { name, channel: channels[name], settings };
	});
	const forPhone = ways.filter(({ settings }) => isFor(settings, phone));
	const twice = forPhone.find(({ name }, at) => forPhone.findIndex((one) => one.name === name) < at);
	if (!twice) return forPhone;
	throw item.refuse('Channels', `has '${twice.channel.label}' twice for this number`);
}

function isFor(settings: Guards, phone: string): boolean {
	const prefixes = settings.filledList('prefixes', 'Only for Prefixes').map((prefix) => {
		const parsed = parsePrefix(prefix, settings.withoutPlus);
		if ('digits' in parsed) return parsed.digits;
		throw settings.refuse('Only for Prefixes', parsed.rule);
	});
	return prefixes.length === 0 || prefixes.some((prefix) => phone.startsWith(prefix));
}

/** A token of a node of one service has no channel, so the first one is next. */
function behind(item: Item, ways: ListedWay[], { channel }: SealedCode): ListedWay[] {
	if (channel === undefined) return ways;
	const at = ways.findIndex(({ name }) => name === channel);
	if (at >= 0) return ways.slice(at + 1);
	const label = (channels as Record<string, Channel | undefined>)[channel]?.label ?? channel;
	const advice = 'Add the channels of the node that has called, in the same order. Nobody was called.';
	throw item.refuse('Channels', `does not hold '${label}', by which the person was called`, advice);
}

/** The item with the channel's settings in the place of the form of its service. */
async function readWay(
	item: Item,
	{ name, channel }: Omit<Way, 'item'>,
	settings: Group,
	phone: string,
): Promise<Item> {
	const { codes, credentialLabel, label } = channel;
	if (!item.node.credentials?.[codes.credential]) {
		const advice = 'Choose it under the credentials of this node. Nobody was called.';
		throw item.refuse(credentialLabel, `is not chosen, and '${label}' needs it`, advice);
	}
	const { fields, options } = channel.parameters(settings);
	const form = item.object('options', 'Options') as IDataObject | undefined;
	const given = item.withParameters({
		code: undefined,
		...fields,
		phoneNumber: `+${phone}`,
		channel: name,
		options: { ...form, ...options },
	});
	await channel.check(given);
	return given;
}
