/** Reads what a mailing is to play, when, and how often; all values are text, as in the API documentation's samples. */

import type { IDataObject } from 'n8n-workflow';

import type { Scheduling } from '../../../shared/calls/scheduling';
import { isSimplified } from '../../../shared/fields';
import type { Item } from '../../../shared/item';
import type { Group } from '../../../shared/reader';
import { isTimeZone, localParts, SERVICE_ZONE, toIsoTime } from '../../../shared/values/date';
import { textOf } from '../../../shared/values/text';
import { accountOf, type MobilgroupAccount } from '../../api/credentials';

const CONTENTS = ['message', 'phrase', 'script'] as const;
type Content = (typeof CONTENTS)[number];

export interface Mailing {
	account: MobilgroupAccount;
	content: Content;
	/** The section `settings` of the request. */
	settings: IDataObject;
	simplify: boolean;
}

const LONGEST_MESSAGE = 5000;
const MINUTE_MS = 60_000;

/** @throws NodeOperationError naming the field and the rule that is broken */
export async function readMailing(item: Item): Promise<Mailing> {
	const mailing = await readPlayed(item);
	const options = item.group('options', 'Options');
	return {
		...mailing,
		settings: {
			...mailing.settings,
			schedule: readSchedule(options),
			attempts: readCount(options, 'attempts', 'Attempts', 3) ?? attemptsWithin(item),
			interval: readCount(options, 'interval', 'Interval (Minutes)', 60),
		},
		simplify: isSimplified(item),
	};
}

/** Left out, the account's own settings decide how often the service calls: nobody could tell when the last one rings. */
const attemptsWithin = (item: Item): string | undefined =>
	item.guards('safety', 'Safety').has('allowedHours') ? '1' : undefined;

/** Who calls and what is played, for a mailing or a campaign. */
export async function readPlayed(item: Item): Promise<Mailing> {
	const account = await accountOf(item);
	const content = item.choice('content', 'Play', CONTENTS, 'message');
	return {
		account,
		content,
		settings: {
			number: item.requiredPhone('senderNumber', 'Sender Number'),
			[content]: readWhatToPlay(item, content),
			repeat: readCount(item.group('options', 'Options'), 'repeat', 'Listen Again', 3),
		},
		simplify: true,
	};
}

const LABELS: Record<Content, string> = { message: 'Text', phrase: 'Phrase', script: 'Script' };

/** For a dry run: `Script 2`, or the text itself. */
export const whatIsPlayed = (content: Content, settings: IDataObject): string =>
	`${LABELS[content]}: ${textOf(settings[content])}`;

function readWhatToPlay(item: Item, content: Content): string {
	const text = item.requiredText(content, LABELS[content]);
	return content === 'message' ? checkLength(item, LABELS.message, text) : text;
}

/** @throws NodeOperationError when the text is longer than the API documentation allows */
export function checkLength(item: Item, field: string, text: string): string {
	if (text.length <= LONGEST_MESSAGE) return text;
	throw item.refuse(field, `has ${text.length} characters; ${LONGEST_MESSAGE} are allowed`);
}

/** @returns `YYYY-MM-DD HH:mm` in Moscow time, in which the service is taken to read it */
function readSchedule(options: Group): string | undefined {
	const zone = options.text('timeZone', 'Time Zone') ?? SERVICE_ZONE;
	if (!isTimeZone(zone)) throw options.refuse('Time Zone', 'must be a name such as Europe/Moscow');
	const moment = options.upcoming('schedule', 'Schedule', zone);
	return moment === undefined ? undefined : scheduleOf(moment);
}

function scheduleOf(moment: number): string {
	const { year, month, day, hour, minute } = localParts(moment, SERVICE_ZONE);
	return `${year}-${month}-${day} ${hour}:${minute}`;
}

/** Where a mailing's time stands in what is sent, and how long it goes on calling those who do not answer. */
export const scheduling: Scheduling<Mailing> = {
	plannedFor: ({ settings: { schedule } }) =>
		schedule === undefined ? undefined : Date.parse(toIsoTime(schedule) ?? ''),
	planFor: (mailing, moment) => ({
		...mailing,
		settings: { ...mailing.settings, schedule: scheduleOf(moment) },
	}),
	redials: ({ settings: { attempts, interval } }) =>
		Array.from(
			{ length: Number(attempts ?? 1) - 1 },
			(_, at) => (at + 1) * Number(interval ?? USUAL_INTERVAL) * MINUTE_MS,
		),
};

/** Minutes between two attempts where neither the user nor, as far as is known, the account says otherwise. */
const USUAL_INTERVAL = 60;

function readCount(options: Group, name: string, label: string, max: number): string | undefined {
	const count = options.number(name, label, { min: 1, max, whole: true });
	return count === undefined ? undefined : String(count);
}
