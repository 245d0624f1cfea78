/** Tests a credential with a free request, whose answer is read as operations read theirs. */

import type {
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeCredentialTestResult,
} from 'n8n-workflow';

import { type Failure, messageOf } from '../errors';
import { Group, type Reader } from '../reader';
import { jsonIn } from '../values/json';
import { readsOnly } from './effect';
import { networkError } from './networkErrors';

const TIMEOUT_MS = 30_000;
const refuse = (label: string, rule: string) => new Error(`'${label}' of the credential ${rule}`);

/** What a test asks, and what is wrong with the answer. */
export interface CredentialQuestion {
	/** With the key or password in it: n8n signs nothing here. */
	request: IHttpRequestOptions;
	faultIn: (answer: IN8nHttpFullResponse) => Failure | undefined;
}

/** @param ask reads the fields of the credential; what it throws is what the test says */
export const credentialTest = (ask: (fields: Reader) => CredentialQuestion) =>
	async function (
		this: ICredentialTestFunctions,
		{ data = {} }: ICredentialsDecrypted,
	): Promise<INodeCredentialTestResult> {
		try {
			const { request, faultIn } = ask(new Group(data, { refuse }));
			const found = await send(this, request).then(faultIn, (error: unknown) => ({
				failure: networkError(error, readsOnly),
			}));
			return found ? failed(found) : { status: 'OK', message: 'Connection successful!' };
		} catch (error) {
			return { status: 'Error', message: messageOf(error) };
		}
	};

const failed = ({ failure: { message, advice } }: Failure): INodeCredentialTestResult => ({
	status: 'Error',
	message: `${message}. ${advice}`,
});

/** n8n gives tests no client but its old one, whose options have other names. */
async function send(
	{ helpers }: ICredentialTestFunctions,
	{ url, ...request }: IHttpRequestOptions,
): Promise<IN8nHttpFullResponse> {
	const answer = (await helpers.request({
		...request,
		uri: url,
		timeout: TIMEOUT_MS,
		resolveWithFullResponse: true,
		simple: false,
		// The key must not follow to another host.
		followRedirect: false,
		followAllRedirects: false,
	})) as IN8nHttpFullResponse;
	return { ...answer, body: jsonIn(answer.body) as IN8nHttpFullResponse['body'] };
}
