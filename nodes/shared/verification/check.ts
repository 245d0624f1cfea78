/** Check: compares what a person typed with the code in a token. No request is made and nobody is called. */

import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import type { ErrorPlace } from '../errors';
import { inputError } from '../errors';
import { asNodeError, failedItem } from '../items';
import { bulkCredential } from '../perRun';
import { attempt } from './attempts';
import { markStore } from './attemptStore';
import type { CodeService } from './codeService';
import { codeKey } from './codeService';
import { isReplaced } from './newestCode';
import type { SealedCode } from './sealedCode';
import { openCode, phoneName } from './sealedCode';
import { isCode } from './typedCode';

/** Why a code was not right. */
export const checkReasons = ['expired', 'invalid', 'replaced', 'tooManyAttempts', 'used', 'wrong'] as const;
type CheckReason = (typeof checkReasons)[number];

const USUAL_ATTEMPTS = 3;
const MOST_ATTEMPTS = 10;
/** The same for every reason: whoever guesses must not learn how near the guess was. */
const MESSAGES = {
	verified: 'The phone number is confirmed.',
	refused: 'This code is not right, or no longer valid. Check it, or ask for a new one.',
};

/** Of the operation `check`, the same for every service. */
export const codeFields: INodeProperties[] = [
	{
		displayName: 'Token',
		name: 'token',
		type: 'string',
		typeOptions: { password: true },
		required: true,
		default: '={{ $json.token }}',
		description:
			"The 'token' that the verification call came back with. Where other nodes stand between, such as a form, drag it in from the call's node.",
	},
	{
		displayName: 'Typed Code',
		name: 'typedCode',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 0427',
		description:
			'What the person typed. Spaces and dashes do not matter, leading zeros do. Every check counts as an attempt.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Attempts',
				name: 'attempts',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: 10 },
				default: 3,
				description:
					'How often one code can be tried. Several n8n workers that check it at the same moment can exceed this.',
			},
		],
	},
];

/** The custom operation of a service. */
export function checkCodes(service: CodeService) {
	return async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const results: INodeExecutionData[] = [];
		for (let item = 0; item < this.getInputData().length; item += 1) {
			const place = { getNode: () => this.getNode(), getItemIndex: () => item };
			try {
				results.push({ json: await checkItem(this, service, place), pairedItem: { item } });
			} catch (error) {
				const failure = asNodeError(place, error);
				if (!this.continueOnFail()) throw failure;
				results.push(failedItem(failure, item));
			}
		}
		return [results];
	};
}

async function checkItem(
	context: IExecuteFunctions,
	service: CodeService,
	place: ErrorPlace,
): Promise<IDataObject> {
	const item = place.getItemIndex();
	const key = codeKey(service, await bulkCredential(context, service.credential, item));
	if (!key) throw inputError(place, service.keyLabel, 'is empty', 'Fill it in in the credential.');
	const most = attemptsParameter(context, place);
	const sealed = openCode(context.getNodeParameter('token', item, ''), key);
	const phone = sealed && phoneName(sealed.phone, key);
	const typed: unknown = context.getNodeParameter('typedCode', item, '');

	if (!sealed || phone === undefined) return result(service, 'invalid');
	if (Date.now() >= sealed.expiresAt) return result(service, 'expired', sealed);
	if (isReplaced(context, phone, sealed.issuedAt)) return result(service, 'replaced', sealed);
	const tried = await attempt(markStore(context, place), sealed, most, isCode(typed, sealed.code));
	return result(service, tried.reason, sealed, tried.attemptsLeft);
}

function attemptsParameter(context: IExecuteFunctions, place: ErrorPlace): number {
	const attempts = Number(context.getNodeParameter('options.attempts', place.getItemIndex(), USUAL_ATTEMPTS));
	if (Number.isInteger(attempts) && attempts >= 1 && attempts <= MOST_ATTEMPTS) return attempts;
	throw inputError(place, 'Attempts', `must be a whole number from 1 to ${MOST_ATTEMPTS}`);
}

/** @param reason null for a code that is right */
function result(
	{ service }: CodeService,
	reason: CheckReason | null,
	sealed?: SealedCode,
	attemptsLeft = 0,
): IDataObject {
	return {
		verified: reason === null,
		reason,
		attemptsLeft,
		phone: sealed?.phone ?? null,
		callId: sealed?.callId ?? null,
		message: reason === null ? MESSAGES.verified : MESSAGES.refused,
		service,
	};
}
