/** Check: compares what a person typed with the code in a token. No request is made and nobody is called. */

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { LocalOperation } from '../calls/local';
import type { Item } from '../item';
import type { MarkStore } from '../markStore';
import type { ServiceName } from '../result';
import { attempt } from './attempts';
import { MOST_ATTEMPTS } from './codeMarks';
import { codeKey, type CodeService } from './codeService';
import { isReplacedHere } from './newestCode';
import { type CodeKey, openCode, type SealedCode } from './sealedCode';
import { isCode } from './typedCode';

/** Why a code was not right. */
export const checkReasons = ['expired', 'invalid', 'replaced', 'tooManyAttempts', 'used', 'wrong'] as const;
type CheckReason = (typeof checkReasons)[number];

const USUAL_ATTEMPTS = 3;
/** The same for every reason: a person who guesses must not learn how near the guess was. */
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
			"The 'token' in the result of the verification call. If other nodes are in between, such as a form, drag it in from the node that called.",
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

/** The operation `check` of a service. */
export const checkOperation = (service: CodeService): LocalOperation => ({
	keeps: 'marks',
	work: async (item, store) => await checkItem([service], item, store),
});

/**
 * Checks a code of any of these services, whose credentials the node has.
 *
 * @returns what Check gives out, and the channel of the call where it had one
 * @throws NodeOperationError naming the field that is missing or can't be read; no attempt is counted then
 */
export async function checkItem(
	services: readonly CodeService[],
	item: Item,
	store: MarkStore,
): Promise<IDataObject> {
	const options = item.group('options', 'Options');
	const range = { min: 1, max: MOST_ATTEMPTS, whole: true };
	const most = options.number('attempts', 'Attempts', range) ?? USUAL_ATTEMPTS;
	const keys = await codeKeys(services, item);
	const opened = openToken(readToken(item), keys);
	const typed = readTyped(item);
	if (!opened) return result(services.length > 1 ? null : services[0].service, 'invalid');
	const { sealed, service } = opened;
	if (Date.now() >= sealed.expiresAt) return result(service, 'expired', sealed);
	if (isReplacedHere(item.workflowId, sealed)) return result(service, 'replaced', sealed);
	const tried = await attempt(counted(item, store), sealed, most, isCode(typed, sealed.code));
	return result(service, tried.reason, sealed, tried.attemptsLeft);
}

/** @throws NodeOperationError naming the field that is empty, where no credential has a key */
export async function codeKeys(
	services: readonly CodeService[],
	item: Item,
): Promise<Map<ServiceName, CodeKey>> {
	const keys = new Map<ServiceName, CodeKey>();
	for (const service of services) {
		const key = codeKey(service, await item.credential(service.credential));
		if (key) keys.set(service.service, key);
	}
	if (keys.size > 0) return keys;
	throw item.refuse(services[0].keyLabel, 'is empty', 'Fill it in in the credential.');
}

/** @returns undefined for a token of none of these keys */
export function openToken(
	token: string,
	keys: ReadonlyMap<ServiceName, CodeKey>,
): { sealed: SealedCode; service: ServiceName } | undefined {
	for (const [service, key] of keys) {
		const sealed = openCode(token, key);
		if (sealed) return { sealed, service };
	}
	return undefined;
}

/** A workflow that has lost the token would tell everybody that the code is wrong. */
export function readToken(item: Item): string {
	const token = item.text('token', 'Token');
	if (token !== undefined) return token;
	const advice = "Drag in the 'token' in the result of the verification call. Nothing was checked.";
	throw item.refuse('Token', 'is empty', advice);
}

/** A number has lost its leading zeros, so it stays one; a form that was sent empty is an attempt. */
function readTyped(item: Item): string | number | undefined {
	const value = item.raw('typedCode', 'Typed Code');
	if (typeof value === 'number' && Number.isFinite(value)) return value;
	const typed = item.text('typedCode', 'Typed Code');
	if (typed !== undefined || item.isBlank('typedCode', 'Typed Code')) return typed;
	const advice = 'Drag in what the person typed. Nothing was checked, and no attempt was counted.';
	throw item.refuse('Typed Code', 'is not there', advice);
}

/** Where n8n does not keep the marks, nothing is checked. */
function counted(item: Item, store: MarkStore): MarkStore {
	const count = async <T>(work: Promise<T>): Promise<T> =>
		await work.catch(() => {
			const advice = 'Save the workflow and look whether n8n reaches its database. Then run again.';
			throw item.refuse('Attempts', 'cannot be counted by n8n, so nothing was checked', advice);
		});
	return {
		...store,
		add: async (marks) => await count(store.add(marks)),
		find: async (marks) => await count(store.find(marks)),
		remove: async (marks) => await count(store.remove(marks)),
	};
}

/** @param reason null for a code that is right */
function result(
	service: ServiceName | null,
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
		...(sealed?.channel !== undefined && { channel: sealed.channel }),
	};
}
