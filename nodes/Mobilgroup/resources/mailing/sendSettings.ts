/** Reads what a mailing is to play, when, and how often; all values are text, as in the document's samples. */

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { Planning } from '../../../shared/calls/scheduling';
import type { ErrorPlace } from '../../../shared/errors';
import { inputError } from '../../../shared/errors';
import { bulkCredential, fixed } from '../../../shared/perRun';
import { pickedText } from '../../../shared/fields';
import { localParts, SERVICE_ZONE, toIsoTime } from '../../../shared/values/date';
import { isTimeZone, parseDate } from '../../../shared/values/inputDate';
import { parsePhone } from '../../../shared/values/phone';
import { textOf } from '../../../shared/values/text';
import { accountFor, CREDENTIAL } from '../../api/credentials';

export type Content = 'message' | 'phrase' | 'script';

export interface MailingSettings {
	baseUrl: string;
	/** The section `settings` of the request. */
	settings: IDataObject;
	simplify: boolean;
}

export const LONGEST_MESSAGE = 5000;

/** @throws NodeOperationError naming the field and the rule that is broken */
export async function readMailingSettings(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<MailingSettings> {
	const place = { getNode: () => context.getNode(), getItemIndex: () => itemIndex };
	const parameter = (name: string): unknown => context.getNodeParameter(name, itemIndex, '');
	const { baseUrl } = accountFor('mailing', await bulkCredential(context, CREDENTIAL, itemIndex), place);
	const content = readContent(context);
	const options = context.getNodeParameter('options', itemIndex, {});
	return {
		baseUrl,
		settings: {
			number: readSender(place, parameter('senderNumber')),
			[content]: readWhatToPlay(place, content, parameter(content)),
			schedule: readSchedule(place, options),
			attempts: readCount(place, 'Attempts', options.attempts, 3),
			interval: readCount(place, 'Interval (Minutes)', options.interval, 60),
			repeat: readCount(place, 'Listen Again', options.repeat, 3),
		},
		simplify: options.simplify !== false,
	};
}

export const readContent = fixed((context) => context.getNodeParameter('content', 0, 'message') as Content);

function readSender(place: ErrorPlace, value: unknown): string {
	const parsed = parsePhone(pickedText(value));
	if ('rule' in parsed) throw inputError(place, 'Sender Number', parsed.rule);
	return parsed.digits;
}

const LABELS: Record<Content, string> = { message: 'Text', phrase: 'Phrase', script: 'Script' };

function readWhatToPlay(place: ErrorPlace, content: Content, value: unknown): string {
	const text = pickedText(value);
	if (text === undefined) throw inputError(place, LABELS[content], 'is empty');
	return content === 'message' ? checkLength(place, LABELS.message, text) : text;
}

/** @throws NodeOperationError when the text is longer than the document allows */
export function checkLength(place: ErrorPlace, field: string, text: string): string {
	if (text.length <= LONGEST_MESSAGE) return text;
	throw inputError(place, field, `has ${text.length} characters; ${LONGEST_MESSAGE} are allowed`);
}

/** @returns `YYYY-MM-DD HH:mm` in Moscow time, in which the service is taken to read it */
function readSchedule(place: ErrorPlace, { schedule, timeZone }: IDataObject): string | undefined {
	if (schedule === undefined || schedule === null || schedule === '') return undefined;
	const zone = timeZone === undefined || timeZone === '' ? SERVICE_ZONE : timeZone;
	if (!isTimeZone(zone)) throw inputError(place, 'Time Zone', 'must be a name such as Europe/Moscow');
	const parsed = parseDate(schedule, zone);
	if ('rule' in parsed) throw inputError(place, 'Schedule', parsed.rule);
	return scheduleOf(parsed.moment);
}

function scheduleOf(moment: number): string {
	const { year, month, day, hour, minute } = localParts(moment, SERVICE_ZONE);
	return `${year}-${month}-${day} ${hour}:${minute}`;
}

/** Where a mailing's time stands in what is sent. */
export const planning: Planning<MailingSettings> = {
	plannedFor: ({ settings: { schedule } }) =>
		schedule === undefined ? undefined : Date.parse(toIsoTime(schedule) ?? ''),
	planFor: (mailing, moment) => ({
		...mailing,
		settings: { ...mailing.settings, schedule: scheduleOf(moment) },
	}),
};

function readCount(place: ErrorPlace, field: string, value: unknown, most: number): string | undefined {
	const text = textOf(value);
	if (text === undefined) return undefined;
	const count = Number(text);
	if (Number.isInteger(count) && count >= 1 && count <= most) return String(count);
	throw inputError(place, field, `must be a whole number from 1 to ${most}`);
}
