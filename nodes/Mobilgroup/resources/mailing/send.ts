/** Send: `POST /api/send/`, all items with the same settings in one mailing. */

import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';

import { placeMany } from '../../../shared/calls/batch';
import type { BulkOperation, EntryResult } from '../../../shared/calls/sendMany';
import { redact } from '../../../shared/errors';
import { toSeconds } from '../../../shared/values/duration';
import { moneyFields } from '../../../shared/values/money';
import { parsePhone } from '../../../shared/values/phone';
import { isRecord, textOf } from '../../../shared/values/text';
import { CREDENTIAL } from '../../api/credentials';
import { rowFor } from '../../api/errors';
import { PATHS } from '../../api/request';
import { bodyOf, effects, findFailure, isOk, saysResult } from '../../api/response';
import type { Subscriber } from './sendRecipients';
import { readSubscribers } from './sendRecipients';
import type { MailingSettings } from './sendSettings';
import { planning, readMailingSettings } from './sendSettings';

/** The document names no limit; this keeps one request below some two megabytes. */
const MOST_IN_ONE = 20_000;

/** The custom operation `mailing: send`. */
export async function sendMailing(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await placeMany(this, operation);
}

const operation: BulkOperation<MailingSettings, Subscriber> = {
	service: 'mobilgroup',
	credential: CREDENTIAL,
	limit: MOST_IN_ONE,
	effect: effects.mailing,
	readSettings: readMailingSettings,
	readEntries: readSubscribers,
	planning,
	keyOf: ({ phone }) => phone,
	shown: ({ phone }) => ({ phone }),
	buildRequest,
	async findError(context, response) {
		return findFailure(response, effects.mailing, await context.getCredentials(CREDENTIAL));
	},
	readResults,
};

function buildRequest(
	{ baseUrl, settings }: MailingSettings,
	subscribers: Subscriber[],
): IHttpRequestOptions {
	return {
		method: 'POST',
		url: `${baseUrl}${PATHS.mailingSend}`,
		body: { settings, subscribers },
		json: true,
	};
}

/** The answer has a row for every phone; some may be refused although the mailing as a whole is not. */
function readResults(
	response: IN8nHttpFullResponse,
	{ simplify }: MailingSettings,
	subscribers: Subscriber[],
): Array<EntryResult | undefined> {
	const { subscribers: listed, ...mailing } = bodyOf(response);
	const rows = (Array.isArray(listed) ? listed.filter(isRecord) : []) as IDataObject[];
	const byPhone = new Map(rows.map((row) => [digitsOf(row.phone), row]));
	return subscribers.map(({ phone }) => {
		const row = byPhone.get(phone);
		return row && saysResult(row) ? readRow(row, phone, mailing, simplify) : undefined;
	});
}

function digitsOf(phone: unknown): string | undefined {
	const parsed = parsePhone(phone);
	return 'digits' in parsed ? parsed.digits : undefined;
}

function readRow(row: IDataObject, phone: string, mailing: IDataObject, simplify: boolean): EntryResult {
	if (!isOk(row.result)) {
		const code = textOf(row.description) ?? textOf(row.error_code) ?? textOf(row.result);
		return { failure: rowFor(code, effects.mailing), detail: redact(code ?? 'no code') };
	}
	const json = {
		outcome: 'placed',
		state: 'queued',
		phone,
		mailingId: textOf(mailing.id) ?? null,
		...moneyFields('price', row.price),
		durationSeconds: toSeconds(row.duration) ?? null,
		service: 'mobilgroup',
	};
	return { json: simplify ? json : { ...json, response: { ...mailing, subscriber: row } } };
}
