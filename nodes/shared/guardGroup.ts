/** The members of a collection of guards, which are refused where another option would count as not set. */

import { Group } from './reader';
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

	/** Entries of a list that must not be empty where an expression gives it: nobody means that. */
	filledList(name: string, label: string, separators?: RegExp): string[] {
		const entries = this.list(name, label, separators);
		if (entries.length > 0 || !this.isGiven(name)) return entries;
		throw this.refuse(label, NOTHING, this.advice);
	}

	/** Whether the user has added the member, and an expression says what is in it. */
	private isGiven(name: string): boolean {
		return this.has(name) && (!isRecord(this.set) || hasExpression(this.set[name]));
	}
}

/** Whether a part of a parameter is an expression. */
export function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);
}
