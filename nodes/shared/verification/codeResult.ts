/** What a verification call gives out of its code: a sealed token, and the code itself only to those who ask for it. */

import { randomBytes } from 'node:crypto';

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { isSimplified, simplifyOption } from '../fields';
import type { Item } from '../item';
import { isRecord, textOf } from '../values/text';
import { codeKey, type CodeService } from './codeService';
import { codeLife, codeLifeOption } from './life';
import { noteNewest } from './newestCode';
import { type CodeKey, sealCode } from './sealedCode';

/** A call that was placed, as far as its code goes. */
export interface CodeCall {
	phone: string;
	callId: string | null;
	/** Undefined where the service did not tell it. */
	code: string | undefined;
}

const ID_BYTES = 16;

export const outputCodeOption: INodeProperties = {
	displayName: 'Output Code',
	name: 'outputCode',
	type: 'boolean',
	default: false,
	description:
		'Whether to add the code to the output too. Anyone who can open the execution can then read it; the check needs only the token.',
};

/** The options of a verification call that has no others. */
export const codeOptionsField: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [codeLifeOption, outputCodeOption, simplifyOption],
};

/** Seals the code of one call, and says what its result shows of it. */
export type SealCode = (call: CodeCall & { answer: IDataObject }) => IDataObject;

/**
 * Reads what is to be done with the code of a call, before anybody is called.
 *
 * @returns what the result of the placed call says about its code: the token, the code itself where the user asks for it,
 * and the service's answer, without the code, where the user wants to see that
 * @throws NodeOperationError naming the option
 */
export async function readSealing(item: Item, service: CodeService): Promise<SealCode> {
	const options = item.group('options', 'Options');
	const lifeMs = codeLife(options);
	const showCode = options.flag('outputCode', 'Output Code', false);
	const simplify = isSimplified(item);
	// The nodes of one service have no channels.
	const channel = item.text('channel', 'Channel');
	const key = codeKey(service, await item.credential(service.credential));
	return ({ answer, ...call }) => {
		const { code } = call;
		return {
			...sealedFields(item.workflowId, key, { ...call, channel }, lifeMs),
			...(showCode ? { code: code ?? null } : {}),
			...(simplify ? {} : { response: showCode ? answer : withoutCode(answer, code) }),
		};
	};
}

/**
 * Seals the code of a placed call, and voids the one that the phone had before.
 *
 * @param lifeMs how long it can be checked, in milliseconds
 * @returns the fields of the result that stand for the code; null where the service did not tell it
 */
function sealedFields(
	workflowId: string | undefined,
	key: CodeKey | undefined,
	{ phone, callId, code, channel }: CodeCall & { channel?: string },
	lifeMs: number,
): IDataObject {
	if (code === undefined || !key) return { token: null, codeLength: null, expiresAt: null };
	const now = Date.now();
	const expiresAt = now + lifeMs;
	const id = randomBytes(ID_BYTES).toString('base64url');
	const issuedAt = noteNewest(workflowId, phone, now);
	return {
		token: sealCode({ id, phone, code, callId, issuedAt, expiresAt, channel }, key),
		codeLength: code.length,
		expiresAt: new Date(expiresAt).toISOString(),
	};
}

const HIDDEN = '***';
const CODE_KEYS = /code|pin|password/i;

/**
 * Takes a code out of a service's answer: where it stands alone, where a number ends with it, and under the names that
 * services give to codes.
 */
export function withoutCode(answer: IDataObject, code: string | undefined): IDataObject {
	const isCode = (digits: string) =>
		code !== undefined &&
		digits !== '' &&
		(digits.endsWith(code) || digits.padStart(code.length, '0') === code);
	const hide = (value: unknown, key: string): unknown => {
		if (Array.isArray(value)) return value.map((part) => hide(part, key));
		if (isRecord(value)) {
			return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, hide(part, name)]));
		}
		const text = textOf(value);
		if (text === undefined) return value;
		// As people write numbers, and as a number that has lost its leading zeros.
		const digits = /^[\d\s()+-]+$/.test(text) ? text.replace(/\D/g, '') : '';
		if (isCode(digits) || (CODE_KEYS.test(key) && /^\d{4,}$/.test(digits))) return HIDDEN;
		const hidden = text.replace(/\d+/g, (run) => (code !== undefined && run.endsWith(code) ? HIDDEN : run));
		return hidden === text ? value : hidden;
	};
	return hide(answer, '') as IDataObject;
}
