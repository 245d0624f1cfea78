/** Every operation that costs money, with all that its service can answer. */

import { bulkOperations } from '../bulkOperations';
import type { NodeUnderTest } from '../engine';
import { paidOperations } from '../paidOperations';
import { waitingOperations } from '../waitingOperations';
import type { Answer, Dialect } from './answer';
import { contentless } from './contentless';
import { byStatus, byText, byTurns } from './http';
import { mailing } from './mailing';
import { callFor2fa, flashCall } from './mcnTelecom';
import { singleCall } from './mobilgroup';
import { placing } from './zvonobot';
import { verifying } from './zvonobotFlashCall';

export interface Caller {
	name: string;
	/** Calls the phone in `$json.phone`; `$json.text` makes the request of one row another than that of the next. */
	node(url: string): NodeUnderTest;
	/** The execution waits for the call, which can be only one. */
	waits: boolean;
	answers: Answer[];
}

const named = <Named extends { name: string }>(list: Named[], name: string) =>
	list.find((one) => one.name === name);

/** @param name as in the list of operations that it stands in */
function caller(name: string, dialect: Dialect): Caller {
	const bulk = named(bulkOperations, name);
	const waiting = named(waitingOperations, name);
	const operation = waiting ?? named(paidOperations, name);
	if (!operation) throw new Error(`There is no operation '${name}'`);
	return {
		name,
		node: (url) => (bulk ? bulk.node(url, {}, {}, '={{ $json.text }}') : operation.node(url)),
		waits: waiting !== undefined,
		answers: answersIn(dialect).filter(({ told }) => bulk !== undefined || told.length === 1),
	};
}

const answersIn = (dialect: Dialect): Answer[] => [
	...byStatus(dialect),
	...byText(dialect),
	...contentless(dialect),
	...byTurns(dialect),
	...dialect.odd,
];

export const callers = {
	mcnTelecom: [caller('MCN Telecom flash call', flashCall), caller('MCN Telecom call for 2FA', callFor2fa)],
	mobilgroup: [
		caller('Mobilgroup flashCall', singleCall),
		caller('Mobilgroup voicePassword', singleCall),
		caller('Mobilgroup lead', singleCall),
		caller('Mobilgroup mailing', mailing),
		caller('Mobilgroup flashCall and wait', singleCall),
		caller('Mobilgroup voicePassword and wait', singleCall),
	],
	zvonobot: [
		caller('Zvonobot call', placing),
		caller('Zvonobot call from template', placing),
		caller('Zvonobot ask by phone and wait', placing),
		caller('Zvonobot flash call', verifying),
	],
};
