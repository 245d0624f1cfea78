/** Stands in for n8n's credential store: hands out what the test gives, and signs requests as the type says. */

import {
	type ICredentialDataDecryptedObject,
	type ICredentialsExpressionResolveValues,
	ICredentialsHelper,
	type ICredentialType,
	type IHttpRequestOptions,
	type INode,
	type INodeParameters,
	type IRequestOptionsSimplified,
	Workflow,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { McnTelecomApi } from '../../../credentials/McnTelecomApi.credentials';
import { MobilgroupApi } from '../../../credentials/MobilgroupApi.credentials';
import { ZvonobotApi } from '../../../credentials/ZvonobotApi.credentials';
import { withExpressions } from './expressions';

export type CredentialData = Record<string, ICredentialDataDecryptedObject>;

const types: Record<string, ICredentialType> = {
	mcnTelecomApi: new McnTelecomApi(),
	mobilgroupApi: new MobilgroupApi(),
	zvonobotApi: new ZvonobotApi(),
};

const isExpression = (value: unknown): boolean => typeof value === 'string' && value.startsWith('={{');

/** As n8n does it: in a webhook nothing is seen, neither items nor nodes. */
async function evaluated(
	data: ICredentialDataDecryptedObject,
	mode: WorkflowExecuteMode,
	seen?: ICredentialsExpressionResolveValues,
): Promise<ICredentialDataDecryptedObject> {
	if (seen) {
		const { workflow, runExecutionData, runIndex, itemIndex, node, connectionInputData } = seen;
		return workflow.expression.getParameterValue(
			...([
				data as INodeParameters,
				runExecutionData,
				runIndex,
				itemIndex,
				node.name,
				connectionInputData,
				mode,
				{},
			] as const),
		) as ICredentialDataDecryptedObject;
	}
	const node: INode = { id: '', name: '', type: '', typeVersion: 1, position: [0, 0], parameters: {} };
	const nodeTypes = { getByNameAndVersion: () => ({ description: { properties: [] } }) } as never;
	const { expression } = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return await withExpressions(
		{ expression } as Workflow,
		async () =>
			await Promise.resolve(
				expression.getComplexParameterValue(
					node,
					data as INodeParameters,
					mode,
					{},
				) as ICredentialDataDecryptedObject,
			),
	);
}

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
		mode: WorkflowExecuteMode,
		_executeData?: unknown,
		_raw?: boolean,
		seen?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const { [type]: data } = this.data;
		if (data === undefined) throw new Error('The credential does not exist');
		// What an expression gives may be of any type.
		if (!Object.values(data).some(isExpression)) return await Promise.resolve({ ...data });
		return await evaluated(data, mode, seen);
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
