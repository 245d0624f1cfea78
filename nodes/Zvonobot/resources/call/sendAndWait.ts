/**
 * Ask by Phone and Wait: `POST /apiCalls/create` for one number, whose callbacks go to this execution's own address.
 * `callbacks/resume.ts` takes them.
 */

import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { runAll } from '../../../shared/calls/batch';
import { callMemory } from '../../../shared/calls/memory';
import type { PaidOperation } from '../../../shared/calls/operation';
import { forOperation } from '../../../shared/fields';
import type { Item } from '../../../shared/item';
import { singleCallSafetyField } from '../../../shared/safety/field';
import { waiterIn } from '../../../shared/waiting/stamp';
import type { Awaited } from '../../../shared/waiting/wait';
import { requireOneItem, waitForCall } from '../../../shared/waiting/wait';
import type { WaitLimit } from '../../../shared/waiting/waitLimit';
import { endOfWait, limitWaitTimeOption, readLimit } from '../../../shared/waiting/waitLimit';
import type { ZvonobotAccount } from '../../api/credentials';
import { accountOf, CREDENTIAL } from '../../api/credentials';
import { callEffect } from '../../api/errors';
import { readMoment } from '../../api/moment';
import { elevenDigits } from '../../api/phone';
import { dropUndefined, postRequest } from '../../api/request';
import type { AskOutcome, Choice } from '../../callbacks/answer';
import type { WaitingHook } from '../../ivr/callbacks';
import { stampedHooks } from '../../ivr/callbacks';
import { choiceFields, readChoices } from '../../ivr/choices';
import { additionalField, readAdditional } from './fields/additional';
import { messageAudioFields, readMessageAudio } from './fields/audio';
import { callerFields, readCaller } from './fields/caller';
import { plannedAt, scheduling } from './fields/schedule';
import { readPlaced } from './placed';
import { checkHook } from './resumeHook';

export const fields: INodeProperties[] = forOperation({ resource: ['call'], operation: ['sendAndWait'] }, [
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +7 900 000-00-00',
		description: 'Whom to ask. The call costs money.',
	},
	...callerFields,
	...messageAudioFields,
	...choiceFields,
	additionalField,
	singleCallSafetyField,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [plannedAt, limitWaitTimeOption],
	},
]);

interface Reading {
	account: ZvonobotAccount;
	body: IDataObject;
	ivrs: IDataObject[];
	choices: Choice[];
	askedAt: string;
	limit: WaitLimit;
}

const SECOND_MS = 1000;
const USED_HERE = 'it is used by this operation itself';
/** What the JSON may not hold beside what no call may. */
const RESERVED = {
	ivrs: USED_HERE,
	smartDelay: 'the answer to a second call would be lost',
	webhookHeaders: USED_HERE,
	webhookParameters: USED_HERE,
	webhookUrl: USED_HERE,
};

/** @param hook where the callbacks lead: another one in each execution */
export const operation = (hook: WaitingHook): PaidOperation<Reading, string> => ({
	service: 'zvonobot',
	credential: CREDENTIAL,
	effect: callEffect,
	limit: 1,
	oncePer: 'run',
	read: async (item) => await read(item, hook),
	calls: (item) => [elevenDigits(item, item.requiredPhone('phoneNumber', PHONE), PHONE)],
	keyOf: (phone) => phone,
	shown: (phone) => ({ phone }),
	scheduling: scheduling(),
	request(reading, phones) {
		const { account, body, ivrs, askedAt } = reading;
		const hooks = stampedHooks(hook, ivrs, account.apiKey, { asked: askedAt, until: waitUntil(reading) });
		return postRequest(account, '/apiCalls/create', { ...body, ...hooks, phones });
	},
	results(answer, reading, phones) {
		const { account, askedAt, choices } = reading;
		const question = { askedAt, choices, waitUntil: waitUntil(reading).toISOString() };
		return readPlaced(answer, phones, true, [account.apiKey]).map((result) =>
			'json' in result ? { json: { ...result.json, ...question } } : result,
		);
	},
});

const PHONE = 'Phone Number';

/** Everything that could break once the phone rings is read here, before it does. */
async function read(item: Item, hook: WaitingHook): Promise<Reading> {
	requireOneItem(item);
	const account = await accountOf(item);
	const { ivrs, choices, hint } = readChoices(item);
	checkHook(item, hook, ivrs, account.baseUrl);
	const called = readMoment(item.group('options', 'Options'), 'plannedAt', 'Call At', item.zone);
	const body = {
		...readAdditional(item, account, RESERVED),
		...dropUndefined({ ...readCaller(item), plannedAt: called, record: readMessageAudio(item, hint) }),
	};
	const limit = readLimit(item);
	return { account, body, ivrs, choices, askedAt: new Date().toISOString(), limit };
}

function waitUntil({ body, limit, askedAt }: Reading): Date {
	return endOfWait(limit, Math.max(Date.parse(askedAt), Number(body.plannedAt ?? 0) * SECOND_MS));
}

/** For `customOperations`: calls the person of the only item, and puts the execution to wait for the answer. */
export async function askByPhone(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const hook = { webhookUrl: this.getSignedResumeUrl(), waiter: waiterIn(this) };
	const [results] = await runAll(operation(hook)).call(this);
	const [{ json }] = results;
	if (json.outcome === 'skipped') return [[{ ...results[0], json: resultFor(json, 'skipped') }]];
	if (json.outcome !== 'placed') return [results];
	// Whoever retries this execution must not call again.
	callMemory(this.getContext('node')).storeResults();
	return await waitForCall(this, resultFor(json, 'timedOut'), new Date(json.waitUntil as string));
}

/** The shape of every result; a callback fills in the result of the call. */
function resultFor(placed: IDataObject, outcome: AskOutcome): Awaited {
	return {
		approved: false,
		outcome,
		...(placed.reason !== undefined && { reason: placed.reason }),
		...(placed.scheduledFor !== undefined && { scheduledFor: placed.scheduledFor }),
		answer: null,
		digit: null,
		label: null,
		answers: [],
		branch: null,
		phone: placed.phone,
		callId: (placed.callId ?? null) as string | null,
		state: outcome === 'skipped' ? null : 'unknown',
		askedAt: placed.askedAt as string,
		choices: placed.choices,
		service: 'zvonobot',
		data: { approved: false },
	};
}
