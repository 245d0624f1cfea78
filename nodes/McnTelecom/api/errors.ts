/** What MCN Telecom can say, and what to do about it. The document has no error samples; the codes are HTTP's. */

import type { ErrorRow } from '../../shared/errors';

const refused = (message: string, advice: string): ErrorRow => ({ message, advice, outcome: 'refused' });
const unclear = (message: string): ErrorRow => ({
	message,
	advice:
		"Look the call up in MCN's cabinet (Monitoring) before you call again. Retries of this execution do not repeat it.",
	outcome: 'unclear',
});

/** By HTTP status, or by the `code` in the body of an answer with status 200. */
export const errorTable: Record<number, ErrorRow> = {
	400: refused(
		'MCN Telecom did not accept the request',
		'Check the numbers and the code. Nobody was called.',
	),
	401: refused(
		'MCN Telecom does not accept the token',
		"Check 'Access Token' in the credential: MCN's cabinet shows it under API. Nobody was called.",
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
		'MCN Telecom found a value it can not use',
		'Check the numbers and the code. Nobody was called.',
	),
	429: refused(
		'MCN Telecom received too many requests',
		"Wait a little and run again, or space the requests out with 'Batching' under 'Request Options'. Nobody was called.",
	),
};

export const redirected = refused(
	'The address in the credential leads somewhere else',
	"Set 'Base URL' in the credential to the address that MCN Telecom answers at itself. Nobody was called.",
);
export const otherRefusal = refused(
	'MCN Telecom refused the call',
	'The code in brackets is its reason. Nobody was called.',
);
export const timedOutThere = unclear(
	'MCN Telecom gave up on the request, so it is unclear whether it called',
);
export const brokenThere = unclear('MCN Telecom had an internal fault, so it is unclear whether it called');
export const emptyAnswer = unclear('MCN Telecom answered nothing, so it is unclear whether it called');
export const webPage = unclear(
	'A web page came instead of an answer of MCN Telecom, so it is unclear whether it called',
);
export const cutAnswer = unclear(
	"MCN Telecom's answer can't be read (broken JSON), so it is unclear whether it called",
);
export const strangeAnswer = unclear(
	'MCN Telecom answered without the id and the code of a call, so it is unclear whether it called',
);
