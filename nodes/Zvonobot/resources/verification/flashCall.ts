/** Flash Call: `POST /apiVerificationPhones/confirmPhone` (API documentation, "FlashOnCall"). */

import { randomInt } from 'node:crypto';

import type { IDataObject, IN8nHttpFullResponse, INodeProperties } from 'n8n-workflow';

import type { CallOutcome, PaidOperation } from '../../../shared/calls/operation';
import { forOperation, readCode } from '../../../shared/fields';
import { redact } from '../../../shared/redact';
import type { CallResult } from '../../../shared/result';
import { safetyField } from '../../../shared/safety/field';
import { isRecord, textOf } from '../../../shared/values/text';
import { codeOptionsField, readSealing, type SealCode } from '../../../shared/verification/codeResult';
import { accountOf, codeService, CREDENTIAL, type ZvonobotAccount } from '../../api/credentials';
import { callEffect, idBesideError, refusalByWords, takenBesideError } from '../../api/errors';
import { elevenDigits } from '../../api/phone';
import { postRequest } from '../../api/request';
import { findFault, withoutResult } from '../../api/response';
import { complainsWithin, holdsId, idOf, wordsOf } from '../../api/rows';

export const fields: INodeProperties[] = forOperation(
	{ resource: ['verification'], operation: ['flashCall'] },
	[
		{
			displayName: 'Phone Number',
			name: 'phoneNumber',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. +7 900 000-00-00',
			description: 'The phone that rings. The call costs money, and is dropped when it is answered.',
		},
		{
			displayName: 'Code',
			name: 'code',
			type: 'string',
			default: '',
			placeholder: 'e.g. 0427',
			description:
				'The four digits that the calling number will end with. Leave empty to have the node make one up.',
		},
		safetyField,
		codeOptionsField,
	],
);

const CODES = 10_000;
const CODE_LENGTH = 4;
const PHONE = 'Phone Number';

interface Reading {
	account: ZvonobotAccount;
}

interface Call {
	phone: string;
	/** What the user has chosen. */
	code: string | undefined;
	/** What is asked for: chosen, or drawn once. A function, so that it does not make two calls of a tool differ. */
	pin: () => string;
	seal: SealCode;
}

export const operation: PaidOperation<Reading, Call> = {
	service: 'zvonobot',
	credential: CREDENTIAL,
	effect: callEffect,
	limit: 1,
	oncePer: 'run',
	read: async (item) => ({ account: await accountOf(item) }),
	async calls(item) {
		const phone = elevenDigits(item, item.requiredPhone('phoneNumber', PHONE), PHONE);
		const code = readCode(item);
		const pin = code ?? String(randomInt(CODES)).padStart(CODE_LENGTH, '0');
		return [{ phone, code, pin: () => pin, seal: await readSealing(item, codeService) }];
	},
	keyOf: ({ phone }) => phone,
	shown: ({ phone }) => ({ phone }),
	what: () => 'Flash call',
	// As text, so that the code keeps its leading zeros.
	request: ({ account }, [{ phone, pin }]) =>
		postRequest(account, '/apiVerificationPhones/confirmPhone', { phone, pin: pin() }),
	results: (answer, { account }, [call]) => [readResult(answer, call, [account.apiKey, call.pin()])],
};

/** `done` means no more than that the call is accepted; the API documentation names no ID. */
function readResult(answer: IN8nHttpFullResponse, call: Call, secrets: unknown[]): CallOutcome {
	const body = answer.body as IDataObject;
	const fault = findFault(answer, callEffect, secrets);
	if (fault) return fault;
	if (refusalByWords(wordsOf(body), callEffect)) {
		return { failure: takenBesideError(callEffect), detail: redact(wordsOf(body), secrets) };
	}
	if (complainsWithin(body)) {
		const failure = (holdsId(body) ? idBesideError : takenBesideError)(callEffect);
		return { failure, detail: redact(wordsOf(body), secrets) };
	}
	const callId = callIdIn(body);
	if (callId === null && !isAccepted(body)) {
		return withoutResult(answer, 'saying that it takes the call', callEffect, secrets);
	}
	const { phone, pin, seal } = call;
	const placed: CallResult = { outcome: 'placed', state: 'queued', phone, callId, service: 'zvonobot' };
	return { json: { ...placed, ...seal({ phone, callId, code: pin(), answer: body }) } };
}

const callIdIn = ({ data }: IDataObject): string | null =>
	isRecord(data) ? (idOf(data as IDataObject) ?? null) : null;

function isAccepted(body: IDataObject): boolean {
	const { data, status } = body;
	const isBare = status === 'success' && (data === undefined || data === true) && wordsOf(body) === '';
	return isBare || textOf(data)?.toLowerCase() === 'done';
}
