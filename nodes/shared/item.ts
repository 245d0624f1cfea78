/** One input item: the only way in which an operation reads a parameter or a credential. */

import {
	type IBinaryData,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type IExecuteFunctions,
	type IExecuteSingleFunctions,
	type ILoadOptionsFunctions,
	type INode,
	type INodeExecutionData,
	NodeConnectionTypes,
	type NodeOperationError,
} from 'n8n-workflow';

import { inputError, messageOf, type Place, unavailable } from './errors';
import { Guards, hasExpression } from './guardGroup';
import type { Sender } from './http/send';
import { Group, Reader } from './reader';
import { fieldOf, missingInExpression } from './values/path';
import type { WithoutPlus } from './values/phone';
import { readWatched } from './watchedCredential';

/** What the two doors of an operation, and its pickers, have in common. */
interface Source {
	node: INode;
	zone: string;
	workflowId: string | undefined;
	items: INodeExecutionData[];
	/** @returns null where the parameter is not set */
	parameter(name: string, index: number): unknown;
	credential(type: string, index: number): Promise<ICredentialDataDecryptedObject>;
	binary(index: number, property: string): IBinaryData;
	bytes(index: number, property: string): Promise<Buffer>;
	sender: Sender;
	/** What has been read for all items of the run. */
	known: Partial<Record<Kind, Map<string, unknown>>>;
}

/** Apart, so that no name has to be put together for every item: that takes longer than looking it up. */
type Kind = 'credential' | 'fixed' | 'part' | 'value' | 'other';

/** The items of a normal run. What can hold no expression is read once for all of them. */
export function itemsOf(context: IExecuteFunctions): Item[] {
	const items = context.getInputData();
	const source: Source = {
		node: context.getNode(),
		zone: context.getTimezone(),
		workflowId: context.getWorkflow().id,
		items,
		parameter: (name, index) => context.getNodeParameter(name, index, null) as unknown,
		credential: async (type, index) => await context.getCredentials(type, index),
		binary: (index, property) => context.helpers.assertBinaryData(index, property),
		bytes: async (index, property) => await context.helpers.getBinaryDataBuffer(index, property),
		sender: context,
		known: {},
	};
	return items.map((_, index) => new Item(source, index));
}

/** The item of one step of n8n's own declarative engine. */
export function itemOf(context: IExecuteSingleFunctions): Item {
	const index = context.getItemIndex();
	const items: INodeExecutionData[] = [];
	const [main, tool] = [context.getInputData(), context.getInputData(0, NodeConnectionTypes.AiTool)];
	// A tool's arguments come in over a connection of their own.
	items[index] = Object.keys(main.json).length > 0 ? main : tool;
	const source: Source = {
		node: context.getNode(),
		zone: context.getTimezone(),
		workflowId: context.getWorkflow().id,
		items,
		parameter: (name) => context.getNodeParameter(name, null) as unknown,
		credential: async (type) => await context.getCredentials(type),
		binary: (_index, property) => context.helpers.assertBinaryData(property),
		bytes: async (_index, property) => await context.helpers.getBinaryDataBuffer(property),
		sender: context,
		known: {},
	};
	return new Item(source, index);
}

/** What a picker of the form can read; there is no item yet. */
export function pickerItem(context: ILoadOptionsFunctions): Item {
	const source: Source = {
		node: context.getNode(),
		zone: context.getTimezone(),
		workflowId: undefined,
		items: [{ json: {} }],
		parameter: (name) => context.getCurrentNodeParameter(name) ?? null,
		credential: async (type) => await context.getCredentials(type),
		binary: () => unavailable('Binary data'),
		bytes: () => unavailable('Binary data'),
		sender: context,
		known: {},
	};
	return new Item(source, 0);
}

const NO_INPUT = { connectionInputData: { value: undefined } };
const HELD_BACK =
	'A guard that cannot be read holds its item back. Correct it, or remove it. Nobody was called.';

export class Item extends Reader implements Place {
	constructor(
		private readonly source: Source,
		readonly index: number,
	) {
		super();
	}

	get node(): INode {
		return this.source.node;
	}

	get json(): IDataObject {
		return this.source.items[this.index].json;
	}

	/** Everything that came in with it. */
	get all(): INodeExecutionData[] {
		return this.source.items;
	}

	/** IANA zone of the workflow. */
	get zone(): string {
		return this.source.zone;
	}

	get workflowId(): string | undefined {
		return this.source.workflowId;
	}

	/** As the user has set it beside the guards, which read numbers in the same way. */
	override get withoutPlus(): WithoutPlus {
		return this.fixed('safety.numbersWithoutPlus', () =>
			this.guards('safety', 'Safety').choice(
				'numbersWithoutPlus',
				'Numbers Without +',
				['russian', 'refuse', 'international'],
				'russian',
			),
		);
	}

	/** Whether a parameter is the same for all items, because no expression is in it. */
	isFixed(name = ''): boolean {
		return this.once(name, () => !hasExpression(this.set(name)), 'fixed');
	}

	/** Reads once for all items what depends on one parameter only, where that is the same for all of them. */
	fixed<Value>(name: string, read: () => Value): Value {
		return this.isFixed(name) ? this.once(name, read, 'part') : read();
	}

	/** The same item with other parameters beside those of the form, for an operation that another one runs. */
	withParameters(given: Record<string, unknown>): Item {
		const { source } = this;
		const parameter = (name: string, index: number) =>
			Object.hasOwn(given, name) ? given[name] : source.parameter(name, index);
		// What was read of the form's own parameters may not hold for these.
		const known = { credential: (source.known.credential ??= new Map<string, unknown>()) };
		return new Item({ ...source, parameter, known }, this.index);
	}

	override refuse(label: string, rule: string, advice?: string): NodeOperationError {
		return inputError(this, label, rule, advice);
	}

	/**
	 * A collection of guards: one that was added and whose expression gives nothing can't be read, so it is refused, where
	 * another option would be left out.
	 */
	guards(name: string, label: string): Guards {
		return new Guards(this.members(name, label), this, this.set(name), HELD_BACK);
	}

	/** @throws NodeOperationError where n8n does not give the credential */
	async credential(type: string): Promise<ICredentialDataDecryptedObject> {
		const known = (this.source.known.credential ??= new Map<string, unknown>());
		if (known.get(type)) return known.get(type) as ICredentialDataDecryptedObject;
		const { items } = this.source;
		const read = async (index: number) => await this.source.credential(type, index);
		try {
			if (known.has(type)) return await read(this.index);
			const { credential, isShared } = await readWatched(items, this.index, read);
			known.set(type, isShared ? credential : null);
			return credential;
		} catch (error) {
			const name = this.node.credentials?.[type]?.name ?? type;
			throw inputError(this, name, `(credential) cannot be read: ${messageOf(error)}`, 'Nothing was sent.');
		}
	}

	/** The credential as a callback will read it: n8n shows its expressions what stands in this property, and a webhook has none. */
	async credentialWithoutInput(type: string): Promise<ICredentialDataDecryptedObject> {
		const later = Object.create(this.source.sender, NO_INPUT) as Pick<IExecuteFunctions, 'getCredentials'>;
		return await later.getCredentials(type);
	}

	/**
	 * The account of a credential.
	 *
	 * @param read reads its fields; what it refuses is refused for the item
	 */
	async account<Account>(type: string, read: (fields: Reader) => Account): Promise<Account> {
		const advice = 'Correct it in the credential. Nothing was sent.';
		const refuse = (label: string, rule: string, own = advice) => this.refuse(label, rule, own);
		return read(new Group(await this.credential(type), { refuse }));
	}

	/** Whether the credential is the same for all items; known once it was read. */
	sharesCredential(type: string): boolean {
		return Boolean(this.source.known.credential?.get(type));
	}

	/** A file of the item. */
	binary(property: string): IBinaryData {
		return this.source.binary(this.index, property);
	}

	hasBinary(property: string): boolean {
		return this.source.items[this.index].binary?.[property] !== undefined;
	}

	async bytes(property: string): Promise<Buffer> {
		return await this.source.bytes(this.index, property);
	}

	/** For requests beside the operation's own. */
	get sender(): Sender {
		return this.source.sender;
	}

	protected override get(name: string, label: string): unknown {
		try {
			const read = () => this.source.parameter(name, this.index);
			return this.isFixed(name) ? this.once(name, read, 'value') : read();
		} catch (error) {
			const advice = 'Look at its expression. Nothing was sent for this item.';
			throw this.refuse(label, `cannot be read: ${messageOf(error)}`, advice);
		}
	}

	/** Whether the form has one of these values for a parameter, or for a member of one by its path. */
	isSetTo(path: string, values: unknown[]): boolean {
		return values.includes(this.set(path));
	}

	protected override readonly emptyRule = (name: string): string =>
		['is empty', missingInExpression(this.json, this.set(name))].filter(Boolean).join(': ');

	/** The parameter as the form has it, expressions and all. */
	private set(name: string): unknown {
		return name === '' ? this.node.parameters : fieldOf(this.node.parameters as IDataObject, name);
	}

	/** Reads once in a run, under a name of its own. */
	once<Value>(name: string, read: () => Value, kind: Kind = 'other'): Value {
		const known = (this.source.known[kind] ??= new Map<string, unknown>());
		if (!known.has(name)) known.set(name, read());
		return known.get(name) as Value;
	}
}
