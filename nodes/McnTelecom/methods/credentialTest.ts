/** MCN Telecom has no free request, so the credential's test looks at its form only and sends nothing. */

import type {
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { readAccount } from '../api/credentials';

export async function mcnTelecomApiFormTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	const account = readAccount(credential.data ?? {});
	if ('rule' in account) return { status: 'Error', message: `'${account.field}' ${account.rule}` };
	return {
		status: 'OK',
		message: 'The form is right. Nothing was sent: MCN Telecom has no free request to test with.',
	};
}
