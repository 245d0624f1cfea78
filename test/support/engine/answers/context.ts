/** A node's context without an engine: parameters as they are, and one answer to whatever is asked. */

import type {
	IDataObject,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	PostReceiveAction,
} from 'n8n-workflow';

import { buildWorkflow, NODE_NAME, type NodeUnderTest } from '../engine';

export type Asked = (request: IHttpRequestOptions) => IN8nHttpFullResponse;

/** @param node without expressions in its parameters */
export function contextOf({ credentials, ...rest }: NodeUnderTest, items: IDataObject[], asked: Asked) {
	const workflow = buildWorkflow({ credentials, ...rest });
	const node = workflow.nodes[NODE_NAME];
	const parameter = (name: string): unknown =>
		name
			.split('.')
			.reduce<unknown>(
				(value, key) => (value as Record<string, unknown> | undefined)?.[key],
				node.parameters,
			);
	const input = items.map((json): INodeExecutionData => ({ json }));
	return {
		getNode: () => node,
		getTimezone: () => 'Europe/Moscow',
		getWorkflow: () => ({ id: workflow.id }),
		getWorkflowStaticData: () => ({}),
		getItemIndex: () => 0,
		/** All items in a normal run; the one of a step of n8n's own engine. */
		getInputData: (index?: number) => (index === undefined ? input : input[0]),
		getNodeParameter: (name: string, ...rest: unknown[]) => parameter(name) ?? rest[rest.length - 1],
		getCurrentNodeParameter: parameter,
		getCredentials: async (type: string) => await Promise.resolve(credentials[type]),
		continueOnFail: () => false,
		helpers: {
			httpRequestWithAuthentication: async (_type: string, request: IHttpRequestOptions) =>
				await Promise.resolve(asked(request)),
			/** What tests of credentials have. */
			request: async (request: IHttpRequestOptions & { uri: string }) =>
				await Promise.resolve(asked({ ...request, url: request.uri })),
		},
	};
}

export type StubContext = ReturnType<typeof contextOf>;

/** What n8n's declarative engine does with an answer. */
export async function receive(
	context: object,
	actions: PostReceiveAction[],
	response: IN8nHttpFullResponse,
): Promise<INodeExecutionData[]> {
	let items: INodeExecutionData[] = [{ json: response.body as IDataObject }];
	for (const action of actions) {
		if (typeof action !== 'function') throw new Error('Only functions are known here');
		items = await action.call(context as never, items, response);
	}
	return items;
}
