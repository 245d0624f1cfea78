/** Tests the credential by asking for the account: `POST /apiCalls/userInfo`. */

import { credentialTest } from '../../shared/http/credentialTest';
import { readsOnly } from '../../shared/http/effect';
import { readAccount } from '../api/credentials';
import { account as accountKind } from '../api/entries';
import { postRequest } from '../api/request';
import { entriesOf, findFault } from '../api/response';

export const zvonobotApiTest = credentialTest((fields) => {
	const account = readAccount(fields);
	const { apiKey } = account;
	return {
		request: postRequest(account, '/apiCalls/userInfo', { apiKey }),
		faultIn(answer) {
			const entries = entriesOf(answer, accountKind, [apiKey]);
			return findFault(answer, readsOnly, [apiKey]) ?? ('failure' in entries ? entries : undefined);
		},
	};
});
