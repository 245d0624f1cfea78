/** What a service adds to a campaign: how its calls are placed, looked up and taken back. */

import type { IExecuteFunctions } from 'n8n-workflow';

import type { PaidOperation } from '../calls/operation';
import type { RequestOptions } from '../http/requestOptions';
import type { Signature } from '../http/send';
import type { Item } from '../item';
import type { Told } from './course';

/** A call that is open: its row, and what the service calls it. */
export interface OpenCall {
	item: Item;
	callId: string;
	phone: string;
}

/** How to reach the service for some rows. */
export interface Line {
	context: IExecuteFunctions;
	item: Item;
	signature: Signature;
	http: RequestOptions['http'];
}

/** What a service adds. */
export interface CampaignService<Reading, Call> {
	/** Places the calls. Its results hold `callId`. */
	operation: PaidOperation<Reading, Call>;
	/** @returns the result of each call, in their order; undefined where the service does not say */
	look(line: Line, calls: OpenCall[]): Promise<Array<Told | undefined>>;
	/** @returns the calls that have not begun and never will */
	takeBack?(line: Line, calls: OpenCall[]): Promise<OpenCall[]>;
	/** How the form calls 'Stop After (Approvals)', where nobody can approve. */
	stopAfterLabel?: string;
}
