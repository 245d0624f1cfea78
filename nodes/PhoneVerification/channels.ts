/** The ways in which a person can be called, in one form for all services. */

import { randomInt } from 'node:crypto';

import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import * as callFor2fa from '../McnTelecom/resources/verification/callFor2fa';
import * as mcnFlashCall from '../McnTelecom/resources/verification/flashCall';
import { codeService as mcnCodes } from '../McnTelecom/api/credentials';
import { codeService as mobilgroupCodes } from '../Mobilgroup/api/credentials';
import * as mobilgroupFlashCall from '../Mobilgroup/resources/verification/flashCall';
import * as voicePassword from '../Mobilgroup/resources/verification/voicePassword';
import { codeService as zvonobotCodes } from '../Zvonobot/api/credentials';
import { lengthRule } from '../Zvonobot/api/phone';
import * as zvonobotFlashCall from '../Zvonobot/resources/verification/flashCall';
import { runItems, type Say } from '../shared/calls/batch';
import type { Entry } from '../shared/calls/gate';
import type { CallOutcome, PaidOperation } from '../shared/calls/operation';
import type { NodeError } from '../shared/errors';
import type { Item } from '../shared/item';
import type { Group } from '../shared/reader';
import type { CodeService } from '../shared/verification/codeService';

export const channelNames = [
	'mobilgroupFlashCall',
	'mobilgroupVoicePassword',
	'zvonobotFlashCall',
	'mcnFlashCall',
	'mcnCallFor2fa',
] as const;
export type ChannelName = (typeof channelNames)[number];

/** What a guard behind all others sees of a call. */
export type HeldCall = Pick<Entry<unknown, unknown>, 'item' | 'owner' | 'outcome' | 'error'>;

export interface Channel {
	/** As it is called in the form, and in what a person is told. */
	label: string;
	/** Whose codes it makes, and with which credential. */
	codes: CodeService;
	/** Name of the credential type in the form. */
	credentialLabel: string;
	/** Whether the code is spoken, where it is else the end of the number that calls. */
	speaks: boolean;
	/** @returns the rule that a number breaks which the service cannot call */
	cannotCall?(phone: string): string | undefined;
	/**
	 * What the operation of the service is to read in place of its own form.
	 *
	 * @throws NodeOperationError naming the setting
	 */
	parameters(settings: Group): { fields?: IDataObject; options?: IDataObject };
	/** Reads what would be sent, and sends nothing. @throws NodeOperationError naming the field */
	check(item: Item): Promise<void>;
	/** Calls the people of these items, through the gate. @returns what came of each, in the same order */
	call(
		context: IExecuteFunctions,
		items: Item[],
		steps: ChannelSteps,
	): Promise<Array<CallOutcome | NodeError>>;
}

export interface ChannelSteps {
	/** A guard behind all others. */
	restrict: (calls: HeldCall[]) => Promise<void>;
	/** What is remembered of a call beside what the service has said. */
	beside: (phone: string) => IDataObject;
}

/** The two doors of an operation, without what is particular to it. */
function doors<Reading, Call extends { phone: string }>(
	operation: PaidOperation<Reading, Call>,
): Pick<Channel, 'check' | 'call'> {
	return {
		async check(item) {
			await operation.calls(item, await operation.read(item));
		},
		async call(context, items, { restrict, beside }) {
			const withChannel: PaidOperation<Reading, Call> = {
				...operation,
				shown: (call) => ({ ...operation.shown(call), ...beside(call.phone) }),
				results: (answer, reading, calls) =>
					operation
						.results(answer, reading, calls)
						.map((outcome, at) => withFields(outcome, beside(calls[at].phone))),
			};
			const say: Say<Reading, Call> = { restrict };
			const read = await runItems(context, withChannel, items, say);
			return read.map(({ error, entries: [entry] }) => error ?? entry.error ?? resultOf(entry));
		},
	};
}

function resultOf({ outcome }: Pick<HeldCall, 'outcome'>): CallOutcome {
	if (!outcome) throw new Error('A call was not handled');
	return outcome;
}

const withFields = (outcome: CallOutcome | undefined, fields: IDataObject): CallOutcome | undefined =>
	outcome && 'json' in outcome ? { json: { ...outcome.json, ...fields } } : outcome;

const CODES = 10_000;
const CODE_LENGTH = 4;
const madeUp = (): string => String(randomInt(CODES)).padStart(CODE_LENGTH, '0');

const mobilgroup = { codes: mobilgroupCodes, credentialLabel: 'Mobilgroup API' };
const zvonobot = { codes: zvonobotCodes, credentialLabel: 'Zvonobot API' };
const mcn = { codes: mcnCodes, credentialLabel: 'MCN Telecom API' };

export const channels: Record<ChannelName, Channel> = {
	mobilgroupFlashCall: {
		...mobilgroup,
		...doors(mobilgroupFlashCall.operation),
		label: 'Mobilgroup: Flash Call',
		speaks: false,
		parameters: (settings) => ({ options: { codeLength: settings.number('codeLength', 'Code Length') } }),
	},
	mobilgroupVoicePassword: {
		...mobilgroup,
		...doors(voicePassword.operation),
		label: 'Mobilgroup: Spoken Code',
		speaks: true,
		parameters(settings) {
			const callerNumber = settings.text('callerNumber', 'Caller Number');
			// Every call from a number of one's own would have the same code.
			const fields = callerNumber === undefined ? {} : { code: madeUp() };
			return { fields, options: { callerNumber, repeat: settings.flag('repeat', 'Repeat Code', false) } };
		},
	},
	zvonobotFlashCall: {
		...zvonobot,
		...doors(zvonobotFlashCall.operation),
		label: 'Zvonobot: Flash Call',
		speaks: false,
		cannotCall: lengthRule,
		parameters: () => ({}),
	},
	mcnFlashCall: {
		...mcn,
		...doors(mcnFlashCall.operation),
		label: 'MCN Telecom: Flash Call',
		speaks: false,
		parameters: (settings) => ({ fields: { country: settings.text('country', 'Call From') } }),
	},
	mcnCallFor2fa: {
		...mcn,
		...doors(callFor2fa.operation),
		label: 'MCN Telecom: Call for 2FA',
		speaks: false,
		parameters(settings) {
			const numbers = settings.list('ownNumbers', 'Own Numbers');
			if (numbers.length === 0) throw settings.refuse('Own Numbers', 'is empty');
			numbers.forEach((number) => settings.readPhone(number, 'Own Numbers'));
			// One of many by chance, because anyone who was called from a number knows its last digits.
			return { fields: { ownNumber: numbers[randomInt(numbers.length)] } };
		},
	},
};
