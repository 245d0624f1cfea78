/** What the sandbox's Zvonobot remembers. */

import type { SandboxCall } from '../calls/call';
import { records, type SandboxRecord, type SandboxTemplate, templates } from './catalogue';

export type CallStatus = 'processed' | 'created' | 'started' | 'answered' | 'finished' | 'canceled';

/** A text, or a record by its id. */
export interface Spoken {
	id?: number;
	text?: string;
}

/** A branch as the request names it; see the API documentation's `ivrs.*`. */
export interface Branch {
	digit?: number;
	keyWords?: string;
	anyWord?: 0 | 1;
	needBlock?: 0 | 1;
	record?: Spoken;
	managerPhone?: string;
	smsText?: string;
	smsTemplateId?: number;
	webhookUrl?: string;
	webhookParameters?: string;
	webhookHeaders?: string;
	ivrs?: Branch[];
	[field: string]: unknown;
}

/** One attempt to reach the number: `calls[]` of the API documentation. Times in Unix seconds. */
export interface Attempt {
	id: number;
	phone: string;
	ivrDigit: number | null;
	startedAt: number | null;
	answeredAt: number | null;
	managerStartedAt: number | null;
	managerAnsweredAt: number | null;
	finishedAt: number | null;
	toBlock: 0 | 1;
	status: CallStatus;
	nextCallId: number | null;
	hangupCause: number | null;
	managerStatus: CallStatus | null;
	recordFilePath: string | null;
	cost: string;
	createdAt: number;
	updatedAt: number;
	label: string;
	/** Answers with a bar before each: `|1|да`. */
	ivrAnswers: string;
	ivrIdList: number[];
	comment: string | null;
}

/** One call that was asked for: the outer object of the API documentation's call information. */
export interface ApiCall {
	id: number;
	createdAt: number;
	smartDelay: number | null;
	prevCallId: number | null;
	needRecording: 0 | 1;
	plannedAt: number | null;
	webhookUrl: string | null;
	webhookSent: 0 | 1;
	templateId: number | null;
	amoscriptId: number | null;
	webhookParameters: string | null;
	webhookTry: number;
	recognitionGroupId: number | null;
	generateGroupId: number | null;
	calls: Attempt[];
}

/** What the sandbox keeps beside a call and never tells. */
export interface CallPlan {
	call: ApiCall;
	phone: string;
	ivrs: Branch[];
	webhookHeaders?: string;
	/** Whether the account or the record is moderated, so that the call starts at all. */
	starts: boolean;
	canceled?: boolean;
	/** What is said to anyone who answers. */
	speech: string;
	ringsForMinutes: number;
	/** Its entry in the sandbox's log. */
	logged: SandboxCall;
	/** The address of the sandbox as the request named it, for recordings. */
	origin: string;
}

export interface SentSms {
	phone: string;
	text?: string;
	templateId?: number;
}

export interface ZvonobotStore {
	nextId: number;
	calls: Map<number, CallPlan>;
	records: Map<number, SandboxRecord>;
	templates: SandboxTemplate[];
	sms: SentSms[];
	blocked: Set<string>;
	/** The service refuses GET for its languages: the API documentation says GET, its sample says POST. */
	languagesByPostOnly: boolean;
}

export function emptyStore(): ZvonobotStore {
	return {
		nextId: 5_000_000,
		calls: new Map(),
		records: new Map(records.map((record) => [record.id, { ...record }])),
		templates: [...templates],
		sms: [],
		blocked: new Set(),
		languagesByPostOnly: false,
	};
}

export const nowInSeconds = (): number => Math.floor(Date.now() / 1000);
