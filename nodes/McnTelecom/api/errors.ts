/** What MCN Telecom can say, and what to do about it. The API documentation has no error samples; the codes are HTTP's. */

import { leavesOpen, placesCall } from '../../shared/http/effect';
import type { ErrorRow } from '../../shared/errors';

export const SERVICE = 'MCN Telecom';

const refused = (message: string, advice: string): ErrorRow => ({ message, advice, outcome: 'refused' });

/** What a request may have done whose answer is lost. */
export const effect = placesCall("MCN's account portal (Monitoring)");

/** By HTTP status, or by the `code` in the body of an answer with status 200. */
export const errorTable: Record<number, ErrorRow> = {
	400: refused(
		'MCN Telecom did not accept the request',
		'Check the numbers and the code. Nobody was called.',
	),
	401: refused(
		'MCN Telecom does not accept the token',
		"Check 'Access Token' in the credential: MCN's account portal shows it under API. Nobody was called.",
	),
	402: refused(
		'The MCN Telecom account has no money left',
		'Top up the account and run again. Nobody was called.',
	),
	403: refused(
		'MCN Telecom does not allow this request',
		"Check that the token belongs to 'Account ID' and that 'Own Number' is connected to this account. Nobody was called.",
	),
	404: refused(
		'MCN Telecom does not know this address',
		"Check 'Account ID', 'API' and 'Base URL' in the credential. Nobody was called.",
	),
	422: refused(
		'MCN Telecom found a value it cannot use',
		'Check the numbers and the code. Nobody was called.',
	),
	429: refused(
		'MCN Telecom received too many requests',
		"Wait a little and run again. 'Calls per Second' under 'Safety' spaces calls out. Nobody was called.",
	),
};

export const otherRefusal = refused(
	'MCN Telecom refused the call',
	'The code in square brackets is its reason. Nobody was called.',
);
export const noCall = leavesOpen('MCN Telecom answered without the ID and the code of a call', effect);
export const callWithError = leavesOpen('MCN Telecom answered with both a call ID and a refusal', effect);
