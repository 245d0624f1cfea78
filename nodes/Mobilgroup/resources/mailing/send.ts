/** Send: `POST /api/send/`, all items with the same settings in one mailing. */

import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import type { CallOutcome, PaidOperation } from '../../../shared/calls/operation';
import { redact } from '../../../shared/redact';
import { leavesOpen } from '../../../shared/http/effect';
import { isStatusOpen } from '../../../shared/http/responseErrors';
import { toSeconds } from '../../../shared/values/duration';
import { moneyFields } from '../../../shared/values/money';
import { toldPhone } from '../../../shared/values/phone';
import { holdsSign, idIn } from '../../../shared/values/rows';
import { textOf } from '../../../shared/values/text';
import { CREDENTIAL, type MobilgroupAccount } from '../../api/credentials';
import { isKnownCode, rowFor } from '../../api/errors';
import { post } from '../../api/request';
import {
	bodyOf,
	codeOf,
	effects,
	findFailure,
	isOk,
	listed,
	partWithId,
	rowsIn,
	saysNo,
	saysResult,
} from '../../api/response';
import { readSubscribers, type Subscriber } from './sendRecipients';
import { type Mailing, readMailing, scheduling, whatIsPlayed } from './sendSettings';

/** The API documentation names no limit; this keeps one request below some two megabytes. */
const MOST_IN_ONE = 20_000;

export const operation: PaidOperation<Mailing, Subscriber> = {
	service: 'mobilgroup',
	credential: CREDENTIAL,
	limit: MOST_IN_ONE,
	effect: effects.mailing,
	read: readMailing,
	calls: readSubscribers,
	scheduling,
	keyOf: ({ phone }) => phone,
	shown: ({ phone }) => ({ phone }),
	what: ({ content, settings }) => whatIsPlayed(content, settings),
	request: ({ account, settings }, subscribers) => post(account, 'mailingSend', { settings, subscribers }),
	results: readResults,
};

/**
 * Rows first, verdict after: a phone whose own row is `ok` is called whatever stands around the row. Of two rows for a
 * phone the one that is `ok` counts.
 */
function readResults(
	answer: IN8nHttpFullResponse,
	mailing: Mailing,
	subscribers: Subscriber[],
): Array<CallOutcome | undefined> {
	const body = bodyOf(answer);
	const { subscribers: told, ...whole } = body;
	const rows = rowsByPhone(rowsIn(told, listed.subscribers) ?? []);
	const mailingId = idIn(whole.id) ?? null;
	const hasCalls = partWithId(answer) !== undefined || [...rows.values()].some((row) => isOk(row.result));
	const wrong = findFailure(answer, effects.mailing, mailing.account.secrets, hasCalls);
	return subscribers.map(({ phone }) => {
		const row = rows.get(phone);
		if (!row || !saysResult(row)) return wrong;
		if (isCalled(row)) return placed({ row, phone, mailingId, whole }, mailing);
		return isStatusOpen(answer.statusCode) ? wrong : refusedRow(row, mailing.account);
	});
}

function rowsByPhone(rows: IDataObject[]): Map<string, IDataObject> {
	const byPhone = new Map<string, IDataObject>();
	for (const row of rows) {
		const phone = toldPhone(row.phone) ?? '';
		const known = byPhone.get(phone);
		if (!known || certainty(known) === 0 || certainty(row) > certainty(known)) byPhone.set(phone, row);
	}
	return byPhone;
}

/** A call counts more than one that may have been placed, and that more than a no. */
function certainty(row: IDataObject): number {
	if (isCalled(row)) return 2;
	return maybeCalled(row) ? 1 : 0;
}

const isCalled = (row: IDataObject): boolean => isOk(row.result) && !saysNo(row);

/** A row that is `ok`, or that has an ID of its own, may be a call, whatever else it says. */
const maybeCalled = (row: IDataObject): boolean => isOk(row.result) || holdsSign(row);

function refusedRow(row: IDataObject, { secrets }: MobilgroupAccount): CallOutcome {
	const code = codeOf(row) ?? textOf(row.result);
	const unknown = leavesOpen(
		'Mobilgroup gave an answer that is not in its API documentation',
		effects.mailing,
	);
	const isRefusal = isKnownCode(code) && !maybeCalled(row);
	const failure = isRefusal ? rowFor(code, effects.mailing) : unknown;
	return { failure, detail: redact(code ?? 'no code', secrets) };
}

interface Placed {
	row: IDataObject;
	phone: string;
	/** Of all rows. */
	mailingId: string | null;
	whole: IDataObject;
}

function placed({ row, phone, mailingId, whole }: Placed, { simplify }: Mailing): CallOutcome {
	const json = {
		outcome: 'placed',
		state: 'queued',
		phone,
		mailingId,
		...moneyFields('price', row.price),
		durationSeconds: toSeconds(row.duration) ?? null,
		service: 'mobilgroup',
	};
	return { json: simplify ? json : { ...json, response: { ...whole, subscriber: row } } };
}
