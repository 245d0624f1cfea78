/** MCN Telecom has no free request, so the credential's test looks at its form only and sends nothing. */

import type {
	ICredentialTestFunctions,
	ICredentialsDecrypted,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { messageOf } from '../../shared/errors';
import { Group } from '../../shared/reader';
import { readAccount } from '../api/credentials';

const refuse = (label: string, rule: string) => new Error(`'${label}' ${rule}`);

export async function mcnTelecomApiFormTest(
	this: ICredentialTestFunctions,
	credential: ICredentialsDecrypted,
): Promise<INodeCredentialTestResult> {
	try {
		readAccount(new Group(credential.data ?? {}, { refuse }));
	} catch (error) {
		return { status: 'Error', message: messageOf(error) };
	}
	return {
		status: 'OK',
		message: 'The form is right. Nothing was sent: MCN Telecom has no free request to test with.',
	};
}
