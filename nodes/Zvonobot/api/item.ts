/** One input item of an operation that handles all items at once. */

import type { IDataObject, IExecuteFunctions, INode, NodeParameterValueType } from 'n8n-workflow';
import type { NodeOperationError } from 'n8n-workflow';

import { inputError } from '../../shared/errors';
import { textOf } from '../../shared/values/text';

export class Item {
	constructor(
		readonly context: IExecuteFunctions,
		readonly index: number,
	) {}

	getNode(): INode {
		return this.context.getNode();
	}

	getItemIndex(): number {
		return this.index;
	}

	get(name: string, fallback: NodeParameterValueType = ''): unknown {
		return this.context.getNodeParameter(name, this.index, fallback, { extractValue: true });
	}

	collection(name: string): IDataObject {
		return this.context.getNodeParameter(name, this.index, {}) as IDataObject;
	}

	/** An error of input, linked to this item; worded as "'Field' rule". */
	refuse(field: string, rule: string, advice?: string): NodeOperationError {
		return inputError(this, field, rule, advice);
	}

	/** @throws NodeOperationError where the value is no whole number above 0, as all IDs are */
	readId(value: unknown, field: string): number {
		const text = textOf(value);
		if (text === undefined) throw this.refuse(field, 'is empty');
		const id = /^\d{1,15}$/.test(text) ? Number(text) : 0;
		if (id > 0) return id;
		throw this.refuse(field, 'must be an ID, a whole number');
	}
}

/** Without the parameters that are not sent: a later undefined must not hide an earlier value. */
export function dropUndefined(parameters: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
}
