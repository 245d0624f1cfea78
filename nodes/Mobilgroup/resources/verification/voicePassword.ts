/** Voice Password: `POST /api/voice-password/send/` with the section `voice`, which may be empty. */

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

/** Whom to call, and with which code. */
export const voicePasswordTargetFields: INodeProperties[] = [
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +7 900 000-00-00',
		description: 'The phone that rings and hears the code. The call costs money.',
	},
	{
		displayName: 'Code',
		name: 'code',
		type: 'string',
		default: '',
		placeholder: 'e.g. 0427',
		description:
			'The four digits that are spoken. Leave empty to let the provider speak the last four digits of the calling number.',
	},
];

export const callerNumberOption: INodeProperties = {
	displayName: 'Caller Number',
	name: 'callerNumber',
	type: 'string',
	default: '',
	placeholder: 'e.g. +7 900 000-00-01',
	description:
		"The number that calls; it must be confirmed in the account portal. Needs your own 'Code': without it, the last four digits of this number would be the code of every call.",
};

export const repeatOption: INodeProperties = {
	displayName: 'Repeat Code',
	name: 'repeat',
	type: 'boolean',
	default: false,
	description: 'Whether the code is spoken twice',
};

export const fields: INodeProperties[] = forOperation(
	{ resource: ['verification'], operation: ['voicePassword'] },
	[
		...voicePasswordTargetFields,
		safetyField,
		{
			displayName: 'Options',
			name: 'options',
			type: 'collection',
			placeholder: 'Add Option',
			default: {},
			options: [
				callbackOption,
				callerNumberOption,
				codeLifeOption,
				outputCodeOption,
				repeatOption,
				simplifyOption,
			],
		},
	],
);

interface Reading {
	account: MobilgroupAccount;
	/** Signed anew each time, so that it is no part of what is asked for. */
	callbackUrl: () => string | undefined;
}

export interface VoicePassword extends VerificationCall {
	callerNumber: string | undefined;
	repeat: boolean;
}

export const operation: PaidOperation<Reading, VoicePassword> = {
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
	calls: async (item) => [await readVoicePassword(item)],
	keyOf: ({ phone }) => phone,
	shown: ({ phone }) => ({ phone }),
	what: () => 'Voice password',
	request: ({ account, callbackUrl }, [call]) =>
		post(account, 'verificationSend', { ...voicePasswordBody(call), callback_url: callbackUrl() }),
	results: (answer, { account }, [call]) => [readPlaced(answer, account, call)],
};

/** @throws NodeOperationError naming the field and the rule that is broken */
export async function readVoicePassword(item: Item): Promise<VoicePassword> {
	const phone = item.requiredPhone('phoneNumber', 'Phone Number');
	const code = readCode(item);
	const options = item.group('options', 'Options');
	const callerNumber = options.phone('callerNumber', 'Caller Number');
	if (callerNumber !== undefined && code === undefined) throw item.refuse('Caller Number', ...NEEDS_CODE);
	const repeat = options.flag('repeat', 'Repeat Code', false);
	return { phone, code, callerNumber, repeat, seal: await readSealing(item, codeService) };
}

const NEEDS_CODE = [
	"needs your own 'Code'",
	"Without one the last four digits of this number would be the code of every call, known to anyone who has been called once. Fill in 'Code'. Nothing was sent.",
] as const;

/**
 * The parameters of the call itself. `voice` is there even when it is empty: its presence asks for a spoken code
 * (docs/api-notes.md, Mobilgroup: Which call a request asks for). The caller is `ani` (docs/api-notes.md,
 * Mobilgroup: The caller's name).
 */
export const voicePasswordBody = ({ phone, code, callerNumber, repeat }: VoicePassword): IDataObject => ({
	number: phone,
	voice: { code, repeat: repeat ? '1' : undefined, ani: callerNumber },
});
