/** The members of a collection of guards, which are refused where another option would count as not set. */

import { Group, type NumberRange } from './reader';
import { isRecord } from './values/text';

const NOTHING = 'cannot be read: its expression gives nothing';

export class Guards extends Group {
	/**
	 * @param set the collection as the form has it, expressions and all
	 * @param advice how to go on where an expression gives nothing
	 */
	constructor(
		values: Record<string, unknown>,
		owner: ConstructorParameters<typeof Group>[1],
		private readonly set: unknown,
		private readonly advice?: string,
	) {
		super(values, owner);
	}

	override raw(name: string, label: string): unknown {
		const value = super.raw(name, label);
		if (value !== undefined || !this.isGiven(name)) return value;
		throw this.refuse(label, NOTHING, this.advice);
	}

	/** Guards within guards, such as the times of the allowed hours. */
	override group(name: string, label: string): Guards {
		const within = isRecord(this.set) ? this.set[name] : this.set;
		return new Guards(this.members(name, label), this, within, this.advice);
	}

	override number(name: string, label: string, range?: NumberRange): number | undefined {
		const value = super.number(name, label, range);
		if (value === undefined && this.has(name)) throw this.refuse(label, 'is empty', this.advice);
		return value;
	}

	/** A list may be empty, but not all that is in it. */
	override list(name: string, label: string, separators?: RegExp): string[] {
		const entries = super.list(name, label, separators);
		const value = entries.length > 0 ? undefined : this.raw(name, label);
		const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0);
		if (isEmpty) return entries;
		throw this.refuse(label, 'cannot be read: nothing is in its entries', this.advice);
	}

	/** Entries of a list that must not be empty where an expression gives it: nobody means that. */
	filledList(name: string, label: string, separators?: RegExp): string[] {
		const entries = this.list(name, label, separators);
		if (entries.length > 0 || !this.isGiven(name)) return entries;
		throw this.refuse(label, NOTHING, this.advice);
	}

	/** Whether the user has added the member, and an expression says what is in it; nobody types null. */
	private isGiven(name: string): boolean {
		if (!this.has(name) || !isRecord(this.set)) return this.has(name);
		return this.set[name] === null || hasExpression(this.set[name]);
	}
}

/** Whether a part of a parameter is an expression. */
export function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);
}
