/** Get Many: `POST /apiCalls/get` and `/apiCalls/getWithTemplates`, by IDs. */

import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import type { Operation } from '../../../shared/calls/operation';
import { forOperation, isSimplified, optionsField, shorten } from '../../../shared/fields';
import { readsOnly } from '../../../shared/http/effect';
import type { Item } from '../../../shared/item';
import { toldPhone } from '../../../shared/values/phone';
import { attemptsOf, SHORT_ATTEMPT, SHORT_CALL, simplifyAttempt, simplifyCall } from '../../api/callInfo';
import { getCalls, readCalls } from '../../api/calls';
import { accountOf, CREDENTIAL, type ZvonobotAccount } from '../../api/credentials';
import { idOf } from '../../api/rows';
import { areOfTemplate, callIdFields, callKindField, MOST_IDS, readCallIds } from './fields/callIds';
import {
	downloadRecording,
	readRecordingRules,
	type RecordingRules,
	recordingsField,
} from './fields/recordings';

export const fields: INodeProperties[] = forOperation({ resource: ['call'], operation: ['getAll'] }, [
	...callIdFields,
	callKindField,
	{
		displayName: 'Return',
		name: 'returnAs',
		type: 'options',
		default: 'attempts',
		options: [
			{ name: 'One Item per Attempt', value: 'attempts', description: 'Each time the number was dialed' },
			{ name: 'One Item per Call', value: 'calls', description: 'With its attempts in a list' },
		],
	},
	recordingsField,
	optionsField,
]);

interface Reading {
	account: ZvonobotAccount;
	ofTemplate: boolean;
	asAttempts: boolean;
	simplify: boolean;
	recordings: RecordingRules | undefined;
}

export const operation: Operation<Reading, number> = {
	service: 'zvonobot',
	credential: CREDENTIAL,
	effect: readsOnly,
	limit: MOST_IDS,
	async read(item) {
		const account = await accountOf(item);
		return {
			account,
			ofTemplate: areOfTemplate(item),
			asAttempts: item.choice('returnAs', 'Return', ['attempts', 'calls'], 'attempts') === 'attempts',
			simplify: isSimplified(item),
			recordings: readRecordingRules(item, account.baseUrl),
		};
	},
	calls: readCallIds,
	request: ({ account, ofTemplate }, ids) => getCalls(account, ids, ofTemplate),
	results(answer, { account }, ids) {
		const calls = readCalls(answer, account);
		if ('failure' in calls) return ids.map(() => calls);
		return ids.map((id) => ({ json: calls.get(String(id)) ?? { id, missing: true } }));
	},
	output: toItems,
};

async function toItems(item: Item, call: IDataObject, reading: Reading): Promise<INodeExecutionData[]> {
	if (call.missing === true) {
		return [{ json: { callId: idOf(call) ?? null, state: 'unknown', found: false, service: 'zvonobot' } }];
	}
	const { asAttempts, simplify, recordings } = reading;
	const attempts = attemptsOf(call);
	const common = simplify ? simplifyCall(call) : {};
	const shown = attempts.map((attempt) => ({
		...simplifyAttempt(call, attempt),
		...(asAttempts && common),
	}));
	const leave = (json: IDataObject, fields: string[]) => (simplify ? shorten(item.node, json, fields) : json);
	const short = (json: IDataObject) => leave(json, SHORT_ATTEMPT);
	// A call without an attempt has not begun.
	if (!asAttempts || shown.length === 0) {
		const whole = await wholeCall(item, call, shown, common, reading);
		const json = { ...whole.json, attempts: shown.map(short) };
		return [{ ...whole, json: leave(json, SHORT_CALL) }];
	}
	return await Promise.all(
		shown.map(async (json, at) => ({
			json: simplify ? short(json) : { ...json, response: { ...call, calls: [attempts[at]] } },
			...(await downloadRecording(item, json.recordingUrl, recordings)),
		})),
	);
}

async function wholeCall(
	item: Item,
	call: IDataObject,
	attempts: IDataObject[],
	common: IDataObject,
	{ simplify, recordings }: Reading,
): Promise<INodeExecutionData> {
	const last = attempts[attempts.length - 1];
	const json = {
		callId: idOf(call) ?? null,
		phone: last?.phone ?? toldPhone(call.phone),
		state: last?.state ?? 'queued',
		...common,
		attempts,
		service: 'zvonobot',
		...(!simplify && { response: call }),
	};
	return { json, ...(await downloadRecording(item, last?.recordingUrl, recordings)) };
}
