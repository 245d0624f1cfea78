/** Whom a question goes to, and how many of them have to answer. */

import type { INodeProperties } from 'n8n-workflow';

import { isGate } from '../../../shared/calls/owner';
import type { ReadItem } from '../../../shared/calls/results';
import type { Item } from '../../../shared/item';
import { elevenDigits } from '../../api/phone';
import { GO_ON_WHEN, type GoOnWhen } from '../../callbacks/decision';

/** n8n loads the whole execution for each callback, so these are for tens of people. */
export const MOST_PEOPLE = 50;

const PHONE = 'Phone Number';

export const phoneNumberField: INodeProperties = {
	displayName: PHONE,
	name: 'phoneNumber',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. +7 900 000-00-00',
	description:
		'Whom to ask. Every call costs money. Several input items ask several people at once, up to 50. An approval gate of an AI agent takes several numbers here, separated by commas.',
};

const LABEL = 'Continue When';

export const goOnWhenOption: INodeProperties = {
	displayName: LABEL,
	name: 'goOnWhen',
	type: 'options',
	default: 'everyone',
	description:
		'When to continue if several people are asked. In an approval gate of an AI agent, the people then decide together; without this option the first approval counts there.',
	options: [
		{
			name: 'Everyone Has Answered',
			value: 'everyone',
			description: 'All calls have been answered or have ended',
		},
		{
			name: 'Most Have Approved or Declined',
			value: 'majority',
			description: 'More than half have approved, or more than half have declined, or neither is possible',
		},
		{
			name: 'Somebody Approves',
			value: 'firstApproval',
			description: 'Calls to others that have not started are taken back',
		},
	],
};

/**
 * @returns one number for an item; several only for a gate, which has one item
 * @throws NodeOperationError naming the field and the rule that is broken
 */
export function readPeople(item: Item): string[] {
	const read = (phone: unknown, label: string) => elevenDigits(item, item.readPhone(phone, label), label);
	const given = item.raw('phoneNumber', PHONE);
	const takesSeveral = isGate(item.node.type);
	const listed = takesSeveral || Array.isArray(given) ? item.list('phoneNumber', PHONE) : [];
	if (listed.length < 2) return [read(listed[0] ?? given, PHONE)];
	if (!takesSeveral) throw item.refuse(PHONE, `holds ${listed.length} numbers; ${ONE_EACH}`, SPLIT);
	return [...new Set(listed.map((phone, at) => read(phone, `${PHONE} (${at + 1} of ${listed.length})`)))];
}

const ONE_EACH = 'each input item asks one person';
const SPLIT = "Make an item of each number with a 'Split Out' node. Nobody was called.";

/** @returns undefined where everybody is waited for and nobody decides for another: then nothing tells it apart from one */
export function readGoOnWhen(item: Item, people: string[]): GoOnWhen | undefined {
	const isTogether = people.length > 1;
	const usual = isTogether ? 'firstApproval' : 'everyone';
	const chosen = item.group('options', 'Options').choice('goOnWhen', LABEL, GO_ON_WHEN, usual);
	const first = item.once(LABEL, () => chosen);
	if (chosen !== first)
		throw item.refuse(LABEL, `is '${chosen}' here and '${first}' in an item before`, ONE_FOR_ALL);
	return isTogether || chosen !== 'everyone' ? chosen : undefined;
}

const ONE_FOR_ALL =
	'All people of one run are waited for in the same way. Use one value for all items. Nobody was called.';

/**
 * People who are asked together are called together or not at all: where there are too many of them, or where one cannot be
 * read and the user has chosen to stop.
 */
export function calledTogether<Reading, Call>(
	read: Array<ReadItem<Reading, Call>>,
	goesOnAfterErrors: boolean,
): Array<ReadItem<Reading, Call>> {
	const count = read.reduce((sum, { entries }) => sum + entries.length, 0);
	if (count > MOST_PEOPLE)
		return read.map(({ item, error }) => ({ item, entries: [], error: error ?? tooMany(item, count) }));
	const stops = !goesOnAfterErrors && read.some(({ error }) => error);
	return stops ? read.map((one) => ({ ...one, entries: [] })) : read;
}

const tooMany = (item: Item, count: number) =>
	item.refuse(
		item.all.length > 1 ? 'Input' : PHONE,
		`has ${count} people to ask, and ${MOST_PEOPLE} can be asked at once`,
		"Call them with the node 'Zvonobot Campaign': it takes a whole list, and gives every row back with its answer. Nobody was called.",
	);
