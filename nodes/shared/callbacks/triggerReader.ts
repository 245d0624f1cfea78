/** The only way in which a trigger, or a node that waits, reads its parameters and its credential. */

import type {
	ICredentialDataDecryptedObject,
	IHookFunctions,
	INode,
	IWebhookFunctions,
	NodeOperationError,
} from 'n8n-workflow';

import { inputError, messageOf } from '../errors';
import { Guards } from '../guardGroup';
import { Group, Reader } from '../reader';

interface Reading {
	at: number;
	data: Promise<ICredentialDataDecryptedObject>;
}

const FRESH_MS = 10_000;
const MOST_READINGS = 100;
const readings = new Map<string, Reading>();

export class TriggerReader extends Reader {
	constructor(private readonly context: IHookFunctions | IWebhookFunctions) {
		super();
	}

	get node(): INode {
		return this.context.getNode();
	}

	override refuse(label: string, rule: string, advice?: string): NodeOperationError {
		const place = { node: this.node, index: 0 };
		return inputError(place, label, rule, advice ?? `Correct '${label}' and publish the workflow again.`);
	}

	/** A collection that says whom the trigger believes: what was added to it must hold something. */
	guards(name: string, label: string): Guards {
		return new Guards(this.members(name, label), this, this.node.parameters[name]);
	}

	/** Some of a list's values; a trigger that waits for none of them would never start. */
	requiredChoices(name: string, label: string, values: readonly string[]): string[] {
		const chosen = this.choices(name, label, values);
		if (chosen.length > 0) return chosen;
		throw this.refuse(label, 'is empty, so nothing would start the workflow');
	}

	/**
	 * Reads a credential, at most every ten seconds: it may take that long until a trigger that is under load follows a new
	 * secret. It more than doubles the deliveries that a trigger takes in a second.
	 *
	 * @param type of the credential
	 * @param now milliseconds since 1970
	 */
	async credential(type: string, now = Date.now()): Promise<ICredentialDataDecryptedObject> {
		const id = this.node.credentials?.[type]?.id;
		if (!id) return await this.context.getCredentials(type);
		const name = `${type} ${id}`;
		const known = readings.get(name);
		if (known && now - known.at < FRESH_MS) return await known.data;

		const data = this.context.getCredentials(type);
		readings.set(name, { at: now, data });
		// What can't be read now may be readable for the next delivery.
		data.catch(() => readings.delete(name));
		const [oldest] = readings.keys();
		if (readings.size > MOST_READINGS) readings.delete(oldest);
		return await data;
	}

	/** The fields of a credential. */
	async account(type: string): Promise<Group> {
		const advice = 'Correct it in the credential.';
		return new Group(await this.credential(type), {
			refuse: (label, rule, own = advice) => this.refuse(label, rule, own),
		});
	}

	protected override get(name: string, label: string): unknown {
		try {
			return this.context.getNodeParameter(name, null) as unknown;
		} catch (error) {
			throw this.refuse(label, `cannot be read: ${messageOf(error)}`);
		}
	}
}
