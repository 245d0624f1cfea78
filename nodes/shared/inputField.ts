/** Fields of the input that the user names, which the items may not have. */

import type { Item } from './item';
import { fieldOf, missingField } from './values/path';

const notThere = (item: Item, label: string, name: string) =>
	item.refuse(label, `is not there: ${missingField(item.json, name)}`);

/**
 * The value of a field that each item needs.
 *
 * @throws NodeOperationError with the fields that the item has
 */
export function requiredField(item: Item, label: string, name: string): unknown {
	const value = fieldOf(item.json, name);
	if (value === undefined) throw notThere(item, label, name);
	return value;
}

/**
 * The value of a field that some items may lack; one that no item has is a slip of the pen.
 *
 * @throws NodeOperationError with the fields that the item has
 */
export function optionalField(item: Item, label: string, name: string): unknown {
	const isThere = item.once(`field ${name}`, () =>
		item.all.some((one) => one && fieldOf(one.json, name) !== undefined),
	);
	if (!isThere) throw notThere(item, label, name);
	return fieldOf(item.json, name);
}
