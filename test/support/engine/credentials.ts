/** Stands in for n8n's credential store: hands out what the test gives, and signs requests as the type says. */

import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
	INode,
	IRequestOptionsSimplified,
	Workflow,
} from 'n8n-workflow';
import { ICredentialsHelper } from 'n8n-workflow';

import { McnTelecomApi } from '../../../credentials/McnTelecomApi.credentials';
import { MobilgroupApi } from '../../../credentials/MobilgroupApi.credentials';
import { ZvonobotApi } from '../../../credentials/ZvonobotApi.credentials';

export type CredentialData = Record<string, ICredentialDataDecryptedObject>;

const types: Record<string, ICredentialType> = {
	mcnTelecomApi: new McnTelecomApi(),
	mobilgroupApi: new MobilgroupApi(),
	zvonobotApi: new ZvonobotApi(),
};

export class TestCredentials extends ICredentialsHelper {
	constructor(private readonly data: CredentialData) {
		super();
	}

	override getParentTypes(): string[] {
		return [];
	}

	override async getDecrypted(
		_additionalData: unknown,
		_nodeCredentials: unknown,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		// What an expression gives may be of any type.
		return await Promise.resolve({ ...this.data[type] });
	}

	override async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow: Workflow,
		node: INode,
	): Promise<IHttpRequestOptions> {
		const request = requestOptions as IHttpRequestOptions;
		const { authenticate } = types[typeName];
		if (typeof authenticate === 'function') return await authenticate(credentials, request);
		for (const [name, value] of Object.entries(authenticate?.properties.headers ?? {})) {
			const header = workflow.expression.getSimpleParameterValue(
				node,
				value as string,
				'internal',
				{ $credentials: credentials },
				undefined,
				'',
			);
			request.headers = { ...request.headers, [name]: String(header) };
		}
		return request;
	}

	override async preAuthentication(): Promise<undefined> {
		return await Promise.resolve(undefined);
	}

	/** n8n 2.41 asks this before each use of a credential. */
	isCredentialUsableByNode(): boolean {
		return true;
	}

	override getCredentials(): never {
		throw new Error('Not used by the engine');
	}

	override async updateCredentials(): Promise<void> {}

	override async updateCredentialsOauthTokenData(): Promise<void> {}

	override getCredentialsProperties(type: string) {
		return types[type].properties;
	}
}
