/** The numbers to call. */

import { phoneLabel, readPhones } from '../../../../shared/calls/recipients';
import type { Item } from '../../../../shared/item';
import { elevenDigits } from '../../../api/phone';

/** Most numbers in one request (docs/api-notes.md, Zvonobot: Numbers in one request). */
export const MOST_NUMBERS = 5000;

/**
 * @returns the numbers of one item
 * @throws NodeOperationError naming the field and the rule that is broken
 */
export const readNumbers = (item: Item): string[] =>
	readPhones(item).map((phone) => elevenDigits(item, phone, phoneLabel(item)));
