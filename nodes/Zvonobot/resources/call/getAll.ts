/** Get Many: `POST /apiCalls/get` and `/apiCalls/getWithTemplates`, by IDs. */

import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { readsOnly } from '../../../shared/http/effect';
import { forOperation, optionsField } from '../../../shared/fields';
import { textOf } from '../../../shared/values/text';
import type { IdOperation } from '../../api/byIds';
import { forIds } from '../../api/byIds';
import { attemptsOf, simplifyAttempt, simplifyCall } from '../../api/callInfo';
import { hideTokens } from '../../callbacks/signature';
import type { ZvonobotAccount } from '../../api/credentials';
import { listOf } from '../../api/envelope';
import type { Item } from '../../api/item';
import type { RecordingRules } from './fields/recordings';
import { downloadRecording, readRecordingRules, recordingsField } from './fields/recordings';
import { accountOf, postRequest } from '../../api/request';
import { callIdFields, callKindField, readCallIds } from './fields/callIds';

export const getAllFields: INodeProperties[] = forOperation({ resource: ['call'], operation: ['getAll'] }, [
	...callIdFields,
	callKindField,
	{
		displayName: 'Return',
		name: 'returnAs',
		type: 'options',
		default: 'attempts',
		options: [
			{ name: 'One Item per Attempt', value: 'attempts', description: 'Each time the number was dialled' },
			{ name: 'One Item per Call', value: 'calls', description: 'With its attempts in a list' },
		],
	},
	recordingsField,
	optionsField,
]);

interface Settings {
	account: ZvonobotAccount;
	path: string;
	asAttempts: boolean;
	simplify: boolean;
	recordings: RecordingRules | undefined;
}

const operation: IdOperation<Settings, number> = {
	effect: readsOnly,
	async readSettings(item) {
		const account = await accountOf(item.context, item);
		const ofTemplate = item.get('callKind', 'ordinary') === 'template';
		return {
			account,
			path: ofTemplate ? '/apiCalls/getWithTemplates' : '/apiCalls/get',
			asAttempts: item.get('returnAs', 'attempts') !== 'calls',
			simplify: item.get('options.simplify', true) !== false,
			recordings: readRecordingRules(item, account.baseUrl),
		};
	},
	readEntries: readCallIds,
	buildRequest: ({ account, path }, apiCallIdList) => postRequest(account, path, { apiCallIdList }),
	readResults({ body }, _settings, ids) {
		const calls = new Map(listOf(body).map((call) => [textOf(call.id), call]));
		return ids.map((id) => ({ json: calls.get(String(id)) ?? { id, missing: true } }));
	},
	toItems,
};

/** Tells of the calls of all items. */
export async function getCalls(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await forIds(this, operation);
}

async function toItems(item: Item, call: IDataObject, settings: Settings): Promise<INodeExecutionData[]> {
	if (call.missing === true) {
		return [
			{ json: { callId: textOf(call.id) ?? null, state: 'unknown', found: false, service: 'zvonobot' } },
		];
	}
	const { asAttempts, simplify, recordings } = settings;
	const attempts = attemptsOf(call);
	const common = simplify ? simplifyCall(call) : {};
	const shown = attempts.map((attempt) => ({
		...simplifyAttempt(call, attempt),
		...(asAttempts && common),
	}));
	if (!asAttempts) return [await wholeCall(item, call, shown, common, settings)];
	return await Promise.all(
		shown.map(async (json, place) => ({
			json: simplify ? json : { ...json, response: hideTokens({ ...call, calls: [attempts[place]] }) },
			...(await downloadRecording(item, json.recordingUrl, recordings)),
		})),
	);
}

async function wholeCall(
	item: Item,
	call: IDataObject,
	attempts: IDataObject[],
	common: IDataObject,
	{ simplify, recordings }: Settings,
): Promise<INodeExecutionData> {
	const last = attempts[attempts.length - 1];
	const json = {
		callId: textOf(call.id) ?? null,
		phone: last?.phone ?? null,
		state: last?.state ?? 'queued',
		...common,
		attempts,
		service: 'zvonobot',
		...(!simplify && { response: hideTokens(call) }),
	};
	return { json, ...(await downloadRecording(item, last?.recordingUrl, recordings)) };
}
