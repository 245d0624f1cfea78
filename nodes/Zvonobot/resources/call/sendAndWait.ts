/**
 * Ask by Phone and Wait: `POST /apiCalls/create` for one number, whose callbacks go to this execution's own address.
 * `receiveAnswer.ts` takes them.
 */

import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { placeMany } from '../../../shared/calls/batch';
import { callMemory } from '../../../shared/calls/memory';
import type { BulkOperation } from '../../../shared/calls/sendMany';
import { singleCallSafetyField } from '../../../shared/safety/field';
import { forOperation } from '../../../shared/fields';
import { parsePhone } from '../../../shared/values/phone';
import type { WaitLimit } from '../../../shared/waiting/waitLimit';
import { DAY_MS, endOfWait, limitWaitTimeOption, readLimit } from '../../../shared/waiting/waitLimit';
import { waiterIn } from '../../../shared/waiting/stamp';
import type { Awaited } from '../../../shared/waiting/wait';
import { requireOneItem, waitForCall } from '../../../shared/waiting/wait';
import type { AskOutcome, Choice } from '../../callbacks/answer';
import type { ZvonobotAccount } from '../../api/credentials';
import { CREDENTIAL } from '../../api/credentials';
import { findFault } from '../../api/envelope';
import { callEffect } from '../../api/errors';
import { dropUndefined, Item } from '../../api/item';
import { readPlaced } from './placed';
import { readMoment } from '../../api/moment';
import { accountOf, postRequest } from '../../api/request';
import { additionalField, readAdditional } from './fields/additional';
import { messageAudioFields, readMessageAudio } from './fields/audio';
import { callerFields, readCaller } from './fields/caller';
import { choiceFields, readChoices } from '../../ivr/choices';
import type { WaitingHook } from './resumeHook';
import { readHook, stampedHooks } from './resumeHook';
import { plannedAt, planning } from './fields/schedule';

export const sendAndWaitFields: INodeProperties[] = forOperation(
	{ resource: ['call'], operation: ['sendAndWait'] },
	[
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
			options: [plannedAt, limitWaitTimeOption('a day')],
		},
	],
);

interface Settings {
	account: ZvonobotAccount;
	body: IDataObject;
	ivrs: IDataObject[];
	hook: WaitingHook;
	choices: Choice[];
	askedAt: string;
	limit: WaitLimit;
}

const SECOND_MS = 1000;

const operation: BulkOperation<Settings, string> = {
	service: 'zvonobot',
	credential: CREDENTIAL,
	limit: 1,
	effect: callEffect,
	async readSettings(context, itemIndex) {
		const item = new Item(context, itemIndex);
		requireOneItem(context, item);
		return await readSettings(item);
	},
	readEntries: (context, itemIndex) => [readPhone(new Item(context, itemIndex))],
	planning: planning(),
	keyOf: (phone) => phone,
	shown: (phone) => ({ phone }),
	buildRequest(settings, phones) {
		const { account, body, ivrs, hook, askedAt } = settings;
		const question = { asked: askedAt, until: waitUntil(settings) };
		const hooks = stampedHooks(hook, ivrs, account.apiKey, question);
		return postRequest(account, '/apiCalls/create', { ...body, ...hooks, phones });
	},
	findError: async (context, response) =>
		findFault(response, callEffect, [(await accountOf(context)).apiKey]),
	readResults(response, settings, phones) {
		const { account, askedAt, choices } = settings;
		const question = { askedAt, choices, waitUntil: waitUntil(settings).toISOString() };
		return readPlaced(response, phones, true, [account.apiKey]).map((result) =>
			'json' in result ? { json: { ...result.json, ...question } } : result,
		);
	},
};

function waitUntil({ body, limit, askedAt }: Settings): Date {
	return endOfWait(limit, Math.max(Date.parse(askedAt), Number(body.plannedAt ?? 0) * SECOND_MS));
}

/** Calls the person of the only item, and puts the execution to wait for the answer. */
export async function askByPhone(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const [results] = await placeMany(this, operation);
	const [{ json }] = results;
	if (json.outcome === 'skipped') return [[{ ...results[0], json: resultFor(json, 'skipped') }]];
	if (json.outcome !== 'placed') return [results];
	// Whoever retries this execution must not call again.
	callMemory(this).storeAll();
	return await waitForCall(this, resultFor(json, 'timedOut'), new Date(json.waitUntil as string));
}

/** The shape of every result; a callback fills in what became of the call. */
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

function readPhone(item: Item): string {
	const parsed = parsePhone(item.get('phoneNumber'));
	if ('digits' in parsed) return parsed.digits;
	throw item.refuse('Phone Number', parsed.rule, 'Give it with its country code, like +7 900 000-00-00.');
}

async function readSettings(item: Item): Promise<Settings> {
	const account = await accountOf(item.context, item);
	const { ivrs, choices, hint } = readChoices(item);
	const options = item.collection('options');
	const called = options.plannedAt ? readMoment(item, options.plannedAt, 'Call At') : undefined;
	const body = {
		...readAdditional(item),
		...dropUndefined({ ...readCaller(item), plannedAt: called, record: readMessageAudio(item, hint) }),
	};
	if (body.smartDelay !== undefined) {
		throw item.refuse(
			'Additional JSON',
			'may not hold smartDelay: the answer to a second call would be lost',
		);
	}
	return {
		...{ account, body, ivrs, choices },
		hook: readHook(item, ivrs, waiterIn(item.context)),
		askedAt: new Date().toISOString(),
		limit: readLimit(item.context, item, { after: DAY_MS }),
	};
}
