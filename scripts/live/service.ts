/** What the live check knows of a service: the requests, the readings and the callbacks of the package itself. */

import type { ICredentialType, IDataObject, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import type { CallbackTrust } from '../../nodes/shared/callbacks/trust';
import type { Failure } from '../../nodes/shared/errors';
import type { CallState } from '../../nodes/shared/values/callState';

/** What a workflow would get of an answer, or why it would get nothing. */
export type Reading = IDataObject[] | Failure;

/** A request and how the package reads its answer. */
export interface Question {
	/** Names it in the report; the sandbox is asked the same under the same name. */
	name: string;
	request: IHttpRequestOptions;
	read: (answer: IN8nHttpFullResponse) => Reading;
	/** If there may be nothing to answer, such as for an ID that is not known. */
	mayBeRefused?: boolean;
}

/** A field of the credential. */
export interface CredentialField {
	/** Name in the credential of the package. */
	name: string;
	/** Environment variable that holds it. */
	variable: string;
	/** Asked for with these words if the variable is empty; only required ones are. */
	label: string;
	secret?: boolean;
	required?: boolean;
}

export interface Account {
	baseUrl: string;
	/** Free of charge, and changing nothing. */
	questions: (id?: string) => Question[];
	/** What else can be asked after an answer: the details of its first row. */
	followUps: (name: string, rows: IDataObject[]) => Question[];
	/** One call that costs money. */
	call: (phone: string, callbackUrl: string | undefined) => Question;
	/** How that call went; nothing for services that cannot be asked. */
	lookUp?: (callId: string) => Question;
	callbackUrl: (publicUrl: string) => string;
}

export interface LiveService {
	name: 'mcnTelecom' | 'mobilgroup' | 'zvonobot';
	title: string;
	/** What is said to the person before the call. */
	price: string;
	fields: CredentialField[];
	/** Field of the credential that `--base-url` fills. */
	baseUrlField: string;
	/** Whether its callback address has to be typed into the account portal. */
	portalCallbacks: boolean;
	credential: ICredentialType;
	trust: CallbackTrust;
	/** @throws Error that names the field that is not usable */
	open: (fields: IDataObject) => Account;
	/** @returns the events that a delivery reports, as the trigger reads them */
	readEvents: (body: unknown, query: IDataObject) => IDataObject[];
	/** If a call in this state has ended, in answers and in callbacks. */
	hasEnded: (state: CallState) => boolean;
	/** The account of the sandbox, whose answers are what is known. */
	sandbox: { path: string; fields: IDataObject; phone: string };
}
