/**
 * The stamp that a callback for a waiting execution carries beside n8n's own signature of the address: it is made with the
 * key of the credential, for one question of one node in one execution, and for one branch of its menu. People who are
 * asked in one request share it, because the request has one set of callbacks: whose call it was, the body says alone.
 */

import type { IDataObject, INode } from 'n8n-workflow';

import { type CallbackPurpose, carriesToken, createToken } from '../callbacks/signature';
import type { ServiceName } from '../result';
import { isRecord, textOf } from '../values/text';

export interface Stamp {
	/** When the call was asked for; see `Awaited`. */
	asked: string;
	/** The branch of a menu, `1.0` for `ivrs[1].ivrs[0]`. */
	branch?: string;
	token: string;
}

/** Which node of which execution waits. */
export interface Waiter extends IDataObject {
	executionId: string;
	nodeId: string;
}

/** A callback may be late or repeated: it is then answered as such, not refused. */
const GRACE_MS = 60 * 60 * 1000;

export const waiterIn = (place: { getNode(): INode; getExecutionId(): string }): Waiter => ({
	executionId: place.getExecutionId(),
	nodeId: place.getNode().id,
});

/** @param until when the execution stops waiting */
export function createStamp(
	waiter: Waiter,
	service: ServiceName,
	secret: string,
	{ asked, branch, until }: { asked: string; branch?: string; until: Date },
): Stamp & IDataObject {
	const token = createToken(secret, purposeOf(waiter, service, asked, branch), until.getTime() + GRACE_MS);
	return { asked, ...(branch !== undefined && { branch }), token };
}

/**
 * @param carried what the callback carries: parameters of its body, or its query
 * @returns the stamp; undefined where there is none, or none that this node has made in this execution
 */
export function readStamp(
	waiter: Waiter,
	service: ServiceName,
	secret: unknown,
	carried: unknown,
): Stamp | undefined {
	if (!isRecord(carried)) return undefined;
	const { token } = carried;
	const asked = textOf(carried.asked);
	const branch = textOf(carried.branch);
	if (asked === undefined || typeof token !== 'string') return undefined;
	const purpose = purposeOf(waiter, service, asked, branch);
	return carriesToken(token, secret, purpose) ? { asked, branch, token } : undefined;
}

function purposeOf(
	{ executionId, nodeId }: Waiter,
	service: ServiceName,
	asked: string,
	branch?: string,
): CallbackPurpose {
	return { service, door: 'waiting', subject: JSON.stringify([executionId, nodeId, asked, branch ?? null]) };
}
