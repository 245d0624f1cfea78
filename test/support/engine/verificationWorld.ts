/** The sandbox and a workflow for one file of tests of verification: calls are placed in it, and codes checked. */

import { deepCopy, type IDataObject, type INode, type INodeParameters } from 'n8n-workflow';

import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { type EngineResult, type NodeUnderTest, runNode } from './engine';
import { checking, type VerificationCall } from './verification';

let phones = 0;

/** A number that answers, and that no other test calls. */
export const newPhone = () => `790000${String((phones += 1)).padStart(3, '0')}10`;

export function verificationWorld() {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox({ callbackDelayMs: 1 });
	});
	afterAll(async () => await sandbox.close());
	let kept: IDataObject = {};

	/** As n8n does: loads what is kept with the workflow, and writes it back at the end, the last run over all others. */
	async function runInWorkflow(node: NodeUnderTest, input: IDataObject[]): Promise<EngineResult> {
		const loaded = deepCopy(kept);
		const result = await runNode(node, input, loaded);
		kept = deepCopy(loaded);
		return result;
	}

	/** Runs the operation with `options` added to its own. */
	async function run(
		{ node, parameters }: VerificationCall,
		input: IDataObject[],
		options: IDataObject = {},
		settings: Partial<INode> = {},
	): Promise<EngineResult> {
		const all = { ...parameters, options: { ...(parameters.options as IDataObject), ...options } };
		return await runInWorkflow(node(sandbox.url, all as INodeParameters, settings), input);
	}

	/** Calls a phone. @returns the token, and the code that the person hears or sees */
	async function send(
		call: VerificationCall,
		phone = newPhone(),
		options: IDataObject = {},
	): Promise<{ token: string; code: string; phone: string; json: IDataObject }> {
		const { items, error } = await run(call, [{ phone }], options);
		if (error) throw error;
		const [{ json }] = items;
		return { token: json.token as string, code: call.codeOf(lastCall()), phone, json };
	}

	/** Checks what was typed, each an item of one run. */
	async function check(
		{ node }: VerificationCall,
		input: Array<{ token: unknown; typed: unknown }>,
		parameters: INodeParameters = {},
		credential: Record<string, string> = {},
		settings: Partial<INode> = {},
	): Promise<EngineResult> {
		const checker = node(sandbox.url, { ...checking, ...parameters }, settings, credential);
		return await runInWorkflow(checker, input as IDataObject[]);
	}

	/** @returns the result of one check */
	async function checkOne(
		call: VerificationCall,
		token: unknown,
		typed: unknown,
		parameters: INodeParameters = {},
		credential: Record<string, string> = {},
	): Promise<IDataObject> {
		const { items, error } = await check(call, [{ token, typed }], parameters, credential);
		if (error) throw error;
		return items[0].json;
	}

	const lastCall = () => sandbox.state.calls[sandbox.state.calls.length - 1];

	return {
		get sandbox() {
			return sandbox;
		},
		run,
		send,
		check,
		checkOne,
	};
}
