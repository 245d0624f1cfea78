/** Everything that MCN Telecom's document names. */

import type { Documented } from '../coverage';

const callFor2fa = 'POST /v2/rest/account/{account_id}/call_for_2fa';
const flashCall = 'POST /v2/rest/account/{account_id}/flash_call';

export const documented: Documented = {
	service: 'mcnTelecom',
	endpoint: [callFor2fa, flashCall, 'webhook'],
	parameter: [
		'header Authorization',
		'header Content-Type',
		`${callFor2fa} account_id`,
		`${callFor2fa} caller_did`,
		`${callFor2fa} login_did`,
		`${flashCall} account_id`,
		`${flashCall} login_did`,
		`${flashCall} code`,
		`${flashCall} country_id`,
		`${flashCall} country_id=643`,
		`${flashCall} country_id=703`,
		'webhook verification_call_uuid',
		'webhook q931_status',
		'webhook final_status',
	],
	// The API documentation names none; these are the statuses that HTTP has for what can be wrong with its requests.
	error: ['400', '401', '402', '403', '404', '429'],
	state: ['16 ANSWERED', '17 NO ANSWER', '16 NO ANSWER', '31', 'any other'],
};
