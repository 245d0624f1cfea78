/** Flash Call: `POST /api/voice-password/send/` without the section `voice`. */

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { PaidOperation } from '../../../shared/calls/operation';
import { forOperation, readCode, simplifyOption } from '../../../shared/fields';
import type { Item } from '../../../shared/item';
import { safetyField } from '../../../shared/safety/field';
import { outputCodeOption, readSealing } from '../../../shared/verification/codeResult';
import { codeLifeOption } from '../../../shared/verification/life';
import {
	codeService,
	CREDENTIAL,
	type MobilgroupAccount,
	verificationAccountOf,
} from '../../api/credentials';
import { post, readCallback } from '../../api/request';
import { effects } from '../../api/response';
import { callbackOption } from './callback';
import { readPlaced, SHORT_PLACED, type VerificationCall } from './placed';

const SHORTEST_CODE = 4;
const LONGEST_CODE = 10;

/** Whom to call, and with which code. */
export const flashCallTargetFields: INodeProperties[] = [
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +7 900 000-00-00',
		description: 'The phone that rings. The call costs money, also when nobody answers.',
	},
	{
		displayName: 'Code',
		name: 'code',
		type: 'string',
		default: '',
		placeholder: 'e.g. 0427',
		description:
			'The four digits that the calling number will end with. Leave empty to let the provider choose.',
	},
];

export const codeLengthOption: INodeProperties = {
	displayName: 'Code Length',
	name: 'codeLength',
	type: 'number',
	typeOptions: { minValue: 4, maxValue: 10 },
	default: 4,
	description: 'How many digits the code has. Only if the provider chooses the code.',
};

export const fields: INodeProperties[] = forOperation(
	{ resource: ['verification'], operation: ['flashCall'] },
	[
		...flashCallTargetFields,
		safetyField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [callbackOption, codeLengthOption, codeLifeOption, outputCodeOption, simplifyOption],
		},
	],
);

interface Reading {
	account: MobilgroupAccount;
	/** Signed anew each time, so that it is no part of what is asked for. */
	callbackUrl: () => string | undefined;
}

/** The section `flashcall` stands in the request for an own code only. */
export type FlashCall = VerificationCall;

export const operation: PaidOperation<Reading, FlashCall> = {
	service: 'mobilgroup',
	credential: CREDENTIAL,
	effect: effects.call,
	limit: 1,
	short: [...SHORT_PLACED, 'service'],
	oncePer: 'run',
	async read(item) {
		const account = await verificationAccountOf(item);
		const callbackUrl = readCallback(item, account);
		return { account, callbackUrl: () => callbackUrl };
	},
	calls: async (item) => [await readFlashCall(item)],
	keyOf: ({ phone }) => phone,
	shown: ({ phone }) => ({ phone }),
	what: () => 'Flash call',
	request: ({ account, callbackUrl }, [call]) =>
		post(account, 'verificationSend', { ...flashCallBody(call), callback_url: callbackUrl() }),
	results: (answer, { account }, [call]) => [readPlaced(answer, account, call)],
};

/** @throws NodeOperationError naming the field and the rule that is broken */
export async function readFlashCall(item: Item): Promise<FlashCall> {
	const phone = item.requiredPhone('phoneNumber', 'Phone Number');
	const code = readCode(item);
	return { phone, code, capacity: readCapacity(item, code), seal: await readSealing(item, codeService) };
}

/** The parameters of the call itself. */
export const flashCallBody = ({ phone, code, capacity }: FlashCall): IDataObject => ({
	number: phone,
	capacity,
	flashcall: code === undefined ? undefined : { code },
});

function readCapacity(item: Item, code?: string): string | undefined {
	const range = { min: SHORTEST_CODE, max: LONGEST_CODE, whole: true };
	const digits = item.group('options', 'Options').number('codeLength', 'Code Length', range);
	if (digits === undefined) return undefined;
	if (code === undefined) return String(digits);
	if (digits === code.length) return undefined;
	throw item.refuse('Code Length', "cannot be combined with your own 'Code', which has four digits");
}
