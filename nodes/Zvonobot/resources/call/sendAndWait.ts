/**
 * Ask by Phone and Wait: `POST /apiCalls/create` for up to fifty people at once, whose callbacks go to this execution's own
 * address. `callbacks/resume.ts` takes them.
 */

import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { runItems } from '../../../shared/calls/batch';
import { addHints } from '../../../shared/calls/hints';
import { callMemory } from '../../../shared/calls/memory';
import type { PaidOperation } from '../../../shared/calls/operation';
import { resultsOf } from '../../../shared/calls/results';
import { forOperation, isSimplified, simplifyOption } from '../../../shared/fields';
import { type Item, itemsOf } from '../../../shared/item';
import { askingSafetyField } from '../../../shared/safety/field';
import { isRecord, textOf } from '../../../shared/values/text';
import { requireLater } from '../../../shared/waiting/laterCredential';
import { waiterIn } from '../../../shared/waiting/stamp';
import { isAwaited, peopleIn, waitForCalls } from '../../../shared/waiting/wait';
import { endOfWait, limitWaitTimeOption, readLimit, type WaitLimit } from '../../../shared/waiting/waitLimit';
import { accountOf, CREDENTIAL, type ZvonobotAccount } from '../../api/credentials';
import { callEffect } from '../../api/errors';
import { readMoment } from '../../api/moment';
import { dropUndefined, postRequest } from '../../api/request';
import type { Choice } from '../../callbacks/answer';
import type { GoOnWhen } from '../../callbacks/decision';
import { stampedHooks, type WaitingHook } from '../../ivr/callbacks';
import { choiceFields, readChoices } from '../../ivr/choices';
import { additionalField, readAdditional } from './fields/additional';
import { messageAudioFields, messageField, readAudio, whatIsHeard } from './fields/audio';
import { callerFields, readCaller } from './fields/caller';
import { plannedAt, scheduling } from './fields/schedule';
import { readPlaced } from './placed';
import { checkHook } from './resumeHook';
import { earlierCalls } from './sendAndWaitEarlier';
import {
	calledTogether,
	goOnWhenOption,
	MOST_PEOPLE,
	phoneNumberField,
	readGoOnWhen,
	readPeople,
} from './sendAndWaitPeople';
import { askedItems, shortened } from './sendAndWaitResults';

export const fields: INodeProperties[] = forOperation({ resource: ['call'], operation: ['sendAndWait'] }, [
	phoneNumberField,
	...callerFields,
	...messageAudioFields,
	...choiceFields,
	additionalField,
	askingSafetyField,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [plannedAt, goOnWhenOption, limitWaitTimeOption, simplifyOption],
	},
]);

interface Reading {
	account: ZvonobotAccount;
	body: IDataObject;
	ivrs: IDataObject[];
	choices: Choice[];
	askedAt: string;
	limit: WaitLimit;
	/** Undefined where each of the items waits for everyone, which is how it is if nothing is said. */
	goOnWhen: GoOnWhen | undefined;
	simplify: boolean;
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
	limit: MOST_PEOPLE,
	oncePer: 'run',
	read: async (item) => await read(item, hook),
	calls: readPeople,
	keyOf: (phone) => phone,
	shown: (phone) => ({ phone }),
	what: ({ body }) => whatIsHeard(body),
	scheduling: scheduling(),
	request(reading, phones) {
		const { account, body, ivrs, askedAt } = reading;
		const hooks = stampedHooks(hook, ivrs, account.apiKey, { asked: askedAt, until: waitUntil(reading) });
		return postRequest(account, '/apiCalls/create', { ...body, ...hooks, phones });
	},
	results(answer, reading, phones) {
		const { account, askedAt, choices, goOnWhen } = reading;
		const askedIn = hook.waiter.executionId;
		const question = { askedAt, askedIn, choices, goOnWhen, waitUntil: waitUntil(reading).toISOString() };
		return readPlaced(answer, phones, true, [account.apiKey]).map((result) =>
			'json' in result ? { json: { ...result.json, ...question } } : result,
		);
	},
});

/** Everything that could break once the phone rings is read here, before it does. */
async function read(item: Item, hook: WaitingHook): Promise<Reading> {
	const account = await accountOf(item);
	await requireLater(item, CREDENTIAL, { apiKey: 'API Key', domain: 'Domain' });
	const answers = readChoices(item);
	checkHook(item, hook, answers, account.baseUrl);
	const called = readMoment(item.group('options', 'Options'), 'plannedAt', 'Call At', item.zone);
	const body = {
		...readAdditional(item, account, RESERVED),
		...dropUndefined({
			...readCaller(item),
			plannedAt: called,
			record: readAudio(item, messageField, answers.hint),
		}),
	};
	const limit = readLimit(item);
	// One time for all of them, so that they can travel in one request and be told apart from those of another run.
	const askedAt = item.once('asked at', () => new Date().toISOString());
	const { ivrs, choices } = answers;
	const goOnWhen = readGoOnWhen(item, readPeople(item));
	return { account, body, ivrs, choices, askedAt, limit, goOnWhen, simplify: isSimplified(item) };
}

function waitUntil({ body, limit, askedAt }: Reading): Date {
	return endOfWait(limit, Math.max(Date.parse(askedAt), Number(body.plannedAt ?? 0) * SECOND_MS));
}

/** For `customOperations`: calls the people of all items at once, and puts the execution to wait for their answers. */
export async function askByPhone(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const hook = { webhookUrl: this.getSignedResumeUrl(), waiter: waiterIn(this) };
	const asking = operation(hook);
	const goesOn = this.continueOnFail();
	const earlier = earlierCalls<Reading>(this, hook.waiter.executionId);
	const read = await runItems(this, asking, itemsOf(this), {
		check: async (all) => await earlier.check(calledTogether(all, goesOn)),
	});
	const results = await Promise.all(read.map(async (one) => await resultsOf(asking, [one])));
	addHints(this, results.flat(), callEffect.where);
	const asked = await earlier.join(read, askedItems(this, read, results));
	const whole = read.filter(({ entries: [first] }) => first && !first.reading.simplify);
	const isWhole = (one: INodeExecutionData) =>
		whole.some(({ item }) => isRecord(one.pairedItem) && item.index === one.pairedItem.item);
	const items = asked.map((one) =>
		isWhole(one) ? one : { ...one, json: shortened(this.getNode(), one.json) },
	);
	if (!items.some(({ json }) => peopleIn(json).some(isAwaited))) return [items];
	// A retry of this execution must not call again.
	callMemory(this.getContext('node')).storeResults();
	const ends = results.flat().map((result) => ('json' in result ? textOf(result.json.waitUntil) : undefined));
	const last = Math.max(...ends.flatMap((end) => (end === undefined ? [] : Date.parse(end))));
	return await waitForCalls(this, items, new Date(last));
}
