/** What has to be around some fields for their effect to be seen. A field that is not here is seen in what is sent. */

import { receivedOf, type services, webhookItem } from '../../support/receivedCallbacks';
import { MOMENT_ISO } from './samples';
import type { Operation, Subject } from './walk';

export interface Scene {
	/** Parameters beside the field. */
	parameters?: object;
	/** Fields of every input item. */
	json?: object;
	/** Items for each value, each with a phone of its own. */
	copies?: number;
	/** All items of a value name one phone. */
	samePhone?: boolean;
	/** How often the node is run, with what n8n keeps of it in between. */
	runs?: number;
	/** The node looks at the clock while something comes in, so that no two runs take the same time. */
	untimed?: boolean;
	/** The service takes its time, so that requests overlap. */
	slow?: boolean;
	/** The service has no time for the first request. */
	busyFirst?: boolean;
	/** Good values come to errors too, which is how their effect is seen. */
	mayFail?: boolean;
	/** The items carry a recording as binary data. */
	binary?: boolean;
	/** The person presses 1, for an execution that waits for that. */
	answered?: boolean;
	/** The items carry tokens of calls that have been placed. */
	tokens?: boolean;
	/** n8n puts the execution to wait, so it can have one item only. */
	waits?: boolean;
	/** What a campaign hears of its calls, if nobody approves. */
	hears?: 'busy' | 'declined' | 'underWay';
}

const smsText = 'Thank you';
const webhookUrl = 'https://n8n.example.com/webhook/a';
const branch = (more: object = {}) => ({ digit: '1', then: { smsText }, ...more });
const oneBranch = { branches: { branch: [branch()] } };

const ownCode = { parameters: { code: '0427' } };

const oneByOne = { order: 'waves', waveSize: 1 };

const byPath: Record<string, Scene> = {
	'callAgain.after': { hears: 'busy' },
	// It is on as soon as one of its rules is there.
	'callAgain.minutes': { hears: 'busy', parameters: { callAgain: { after: ['busy'] } } },
	'callAgain.mostCalls': { hears: 'busy', parameters: { callAgain: { after: ['busy'] } } },
	waveSize: { copies: 3 },
	'keys.declineLabel': { hears: 'declined' },
	'options.giveUpHours': { hears: 'underWay' },
	'options.inputFields': { json: { room: '7' } },
	'options.stopAfter': { copies: 3, parameters: oneByOne },
	'options.stopAtCost': { copies: 3, parameters: oneByOne },
	'safety.doNotCallField': { json: { optedOut: true } },
	'safety.mostCalls': { copies: 2 },
	'safety.skipRepeated': { copies: 2, samePhone: true },
	'safety.skippedItems': { parameters: { safety: { dryRun: true } } },
	// The numbers of the items have no +, so refusing them is what is seen.
	'safety.numbersWithoutPlus': { mayFail: true },
	'safety.rememberHours': { runs: 2 },
	'safety.repeats': { busyFirst: true, mayFail: true },
	'safety.atATime': { copies: 3, slow: true },
	'safety.perSecond': { copies: 3 },
	'safety.allowedHours.hours.outside': {
		parameters: { safety: { allowedHours: { hours: { from: '13:00' } } } },
	},
	// Nothing listens there, so a request that goes through it fails.
	'requestOptions.proxy': { mayFail: true },
	'options.limitWaitTime.values.limitType': {
		parameters: { options: { limitWaitTime: { values: { maxDateAndTime: MOMENT_ISO } } } },
	},
	'options.proxies': { parameters: { options: { sources: '82.202.206.194' } } },
	// Only states before the end can be late.
	'options.skipLate': { parameters: { states: 'completed, ringing' } },
	// The service lists templates up to 60 as approved.
	'options.callUnapproved': {
		parameters: { audio: 'template', template: { __rl: true, mode: 'id', value: '61' } },
		mayFail: true,
	},
	'options.interval': { parameters: { options: { attempts: 2 } } },
	'options.timeZone': { parameters: { options: { schedule: '2026-07-17T12:00' } } },
	'recordings.hosts': { json: { callId: '5000007' }, mayFail: true },
	'recordings.largestMb': { json: { callId: '5000008' }, mayFail: true },
	'optOut.digit': { parameters: { optOut: { text: smsText } } },
	'optOut.text': { parameters: { optOut: { digit: 8 } } },
	'keys.approveKey': { parameters: { keys: { declineKey: 8 } } },
	'keys.declineKey': { parameters: { keys: { approveKey: 8 } } },
	menu: { parameters: oneBranch },
	audio: { parameters: { additionalFields: { additionalJson: '{"record":{"source":"text"}}' } } },
	approvingAnswers: {
		answered: true,
		parameters: { branches: { branch: [branch(), branch({ digit: '2' })] } },
	},
	binaryProperty: { binary: true, mayFail: true },
	source: { binary: true },
	'options.attempts': { parameters: { typedCode: '0000' } },
	'options.callerNumber': ownCode,
	'options.codeLife': ownCode,
	'options.outputCode': ownCode,
};

/** Around every field of a collection. */
const byCollection: Record<string, (path: string, operation: string) => Scene> = {
	schedule: () => ({ parameters: { schedule: { startTime: '09:00', endTime: '21:00' } } }),
	callbacks: () => ({ parameters: { callbacks: { webhookUrl } } }),
	recordings: () => ({ untimed: true, parameters: { recordings: { download: true } } }),
	variables: () => ({
		json: { contact: { firstName: 'Ann' } },
		parameters: { variables: { variable: [{ name: 'name', field: 'name' }] } },
	}),
	branches: (path, operation) => ({
		// None, so that a branch can be of any key.
		parameters: {
			branches: { branch: [inBranch(path.split('.').slice(2), operation)] },
			approvingAnswers: '',
		},
	}),
};

/** Beside an action of the menu's form, what it acts on. */
const besideAction: Record<string, object> = {
	webhookHeaders: { then: { webhookUrl } },
	webhookParameters: { then: { webhookUrl } },
	recordGender: { then: { recordText: smsText } },
	recognitionTimeout: { digit: '', anyWord: true, then: { smsText } },
	smsChannel: { then: { smsText } },
};

/** @param path of a field within a branch, as in `branches.branch.then.smsText` */
function inBranch(path: string[], operation: string): object {
	const [member, action] = path;
	if (member === 'branches' && path.length > 1) {
		return branch({ branches: { branch: [inBranch(path.slice(2), operation)] } });
	}
	if (member !== 'then') return branch();
	// Who waits for the answer uses the callbacks of the menu itself, and a campaign needs none.
	const usesNone = ['', 'sendAndWait'].includes(operation);
	const beside = usesNone && /^webhook/.test(action) ? {} : besideAction[action];
	return branch({ then: {}, ...beside });
}

export function sceneOf({ type, operation }: Operation, { path }: Subject): Scene {
	const name = path.filter((part) => typeof part === 'string').join('.');
	const scene = merge(byCollection[String(path[0])]?.(name, operation) ?? {}, byPath[name] ?? {});
	if (operation === 'read') {
		const received = webhookItem(receivedOf(type as (typeof services)[number]));
		return { ...scene, json: { ...received, callback: received }, mayFail: true };
	}
	if (operation === 'check') return { ...scene, tokens: true };
	return /andwait$/i.test(operation) ? { ...scene, waits: true } : scene;
}

const merge = (around: Scene, own: Scene): Scene => ({
	...around,
	...own,
	parameters: { ...around.parameters, ...own.parameters },
});
