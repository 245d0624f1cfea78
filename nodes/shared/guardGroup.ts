/** The members of a collection of guards, which are refused where another option would count as not set. */

import { Group } from './reader';

export class Guards extends Group {
	constructor(
		values: Record<string, unknown>,
		owner: ConstructorParameters<typeof Group>[1],
		private readonly byExpression: (member: string) => boolean,
	) {
		super(values, owner);
	}

	override raw(name: string, label: string): unknown {
		const value = super.raw(name, label);
		if (value !== undefined || !this.has(name) || !this.byExpression(name)) return value;
		throw this.refuse(label, 'cannot be read: its expression gives nothing', HELD_BACK);
	}
}

const HELD_BACK =
	'A guard that cannot be read holds its item back. Correct it, or remove it. Nobody was called.';

/** Whether a part of a parameter is an expression. */
export function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);
}
