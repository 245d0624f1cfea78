/** Whom a row names. */

import { requiredField } from '../inputField';
import type { Item } from '../item';

const LABEL = 'Phone Field';

/** What to call the number in an error: the input field that it comes from. */
export const phoneFieldOf = (item: Item): string => item.text('phoneField', LABEL) ?? 'phone';

/** @throws NodeOperationError naming the field and the rule that is broken */
export function readRowPhone(item: Item): string {
	const field = phoneFieldOf(item);
	return item.readPhone(requiredField(item, LABEL, field), field);
}
