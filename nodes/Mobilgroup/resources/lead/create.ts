/** Create: `POST /api/lido/send/`. */

import type { IDataObject, IN8nHttpFullResponse, INodeProperties } from 'n8n-workflow';

import type { CallOutcome, PaidOperation } from '../../../shared/calls/operation';
import { forOperation, isSimplified, simplifyOption } from '../../../shared/fields';
import { leavesOpen } from '../../../shared/http/effect';
import { safetyField } from '../../../shared/safety/field';
import { moneyFields } from '../../../shared/values/money';
import { idIn } from '../../../shared/values/rows';
import { accountOf, CREDENTIAL, type MobilgroupAccount } from '../../api/credentials';
import { post } from '../../api/request';
import { bodyOf, effects, findFailure, isForOther, OTHER_NUMBER, partWithId } from '../../api/response';

export const fields: INodeProperties[] = forOperation({ resource: ['lead'], operation: ['create'] }, [
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +7 900 000-00-00',
		description: 'The phone that rings. The call costs money.',
	},
	{
		displayName: 'Script',
		name: 'scriptName',
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		description: 'The lead script, by the name that it was given in the account portal',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchScriptNames', searchable: true },
			},
			{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. Summer offer' },
		],
	},
	safetyField,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			simplifyOption,
			{
				displayName: 'SMS Text',
				name: 'smsText',
				type: 'string',
				typeOptions: { rows: 2 },
				default: '',
				description: "The text that is sent when the key is pressed, in place of the script's own",
			},
		],
	},
]);

interface Reading {
	account: MobilgroupAccount;
	/** A name, where the mailing API takes an ID. */
	script: string;
	sms: string | undefined;
	simplify: boolean;
}

interface Call {
	phone: string;
}

export const operation: PaidOperation<Reading, Call> = {
	service: 'mobilgroup',
	credential: CREDENTIAL,
	effect: effects.call,
	limit: 1,
	async read(item) {
		const script = item.requiredText('scriptName', 'Script');
		const sms = item.group('options', 'Options').text('smsText', 'SMS Text');
		return { account: await accountOf(item), script, sms, simplify: isSimplified(item) };
	},
	calls: (item) => [{ phone: item.requiredPhone('phoneNumber', 'Phone Number') }],
	keyOf: ({ phone }) => phone,
	shown: ({ phone }) => ({ phone }),
	what: ({ script }) => `Script ${script}`,
	request: ({ account, script, sms }, [{ phone }]) =>
		post(account, 'leadSend', { number: phone, script, sms }),
	results: (answer, reading, [call]) => [readLead(answer, reading, call)],
};

const NO_CALL = leavesOpen('Mobilgroup answered without a call', effects.call);

/** The price is the most that the call can cost; the service corrects it afterwards. */
function readLead(
	answer: IN8nHttpFullResponse,
	{ account, simplify }: Reading,
	{ phone }: Call,
): CallOutcome {
	const body = bodyOf(answer);
	const call = partWithId(answer);
	const callId = idIn(call?.id);
	const wrong = findFailure(answer, effects.call, account.secrets, callId !== undefined);
	if (wrong) return wrong;
	if (callId === undefined) return { failure: NO_CALL };
	if (isForOther({ ...body, ...call }, phone)) return { failure: OTHER_NUMBER };
	const price = moneyFields('maxPrice', call?.price);
	const json: IDataObject = {
		outcome: 'placed',
		state: 'queued',
		phone,
		callId,
		...price,
		service: 'mobilgroup',
	};
	return { json: simplify ? json : { ...json, response: body } };
}
