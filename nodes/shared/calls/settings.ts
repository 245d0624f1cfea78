/** Reads a node's settings once for all items where they can't differ. */

import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * @param read reads the settings of one item
 * @returns the same reader; it reads only once where no parameter of the node is an expression. `name` is equal for
 * items with equal settings
 */
export function sharedSettings<Settings extends object>(
	context: IExecuteFunctions,
	read: (itemIndex: number) => Promise<Settings>,
): (itemIndex: number) => Promise<Settings & { name: string }> {
	if (hasExpression(context.getNode().parameters)) {
		return async (itemIndex) => {
			const settings = await read(itemIndex);
			return { ...settings, name: JSON.stringify(settings) };
		};
	}
	let known: (Settings & { name: string }) | undefined;
	// What can't be read is read again for each item, so that each gets an error of its own.
	return async (itemIndex) => (known ??= { ...(await read(itemIndex)), name: '' });
}

function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);
}
