/** Amounts as the services write them: `"1,82"`, `"0.35"`, `3.41`. */

export interface Money {
	/** The exact decimal with a point, as text. */
	decimal: string;
	/** The same as a number, for comparing and adding up. */
	amount: number;
	currency: string;
}

/**
 * Reads an amount with a decimal comma or point, as text or number.
 *
 * @param currency ISO 4217 code of what the service charges in
 * @returns undefined when the value is no amount
 */
export function parseMoney(value: unknown, currency = 'RUB'): Money | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	const decimal = String(value)
		.replace(/[\s\u00a0\u202f]/g, '')
		.replace(',', '.');
	if (!/^-?\d+(\.\d+)?$/.test(decimal)) return undefined;
	return { decimal, amount: Number(decimal), currency };
}

/**
 * An amount as fields of a result: `{ price: 0.35, priceDecimal: '0.35', currency: 'RUB' }`; null where there is none.
 *
 * @param name of the field that holds the number
 */
export function moneyFields(
	name: string,
	value: unknown,
	currency = 'RUB',
): Record<string, number | string | null> {
	const money = parseMoney(value, currency);
	return { [name]: money?.amount ?? null, [`${name}Decimal`]: money?.decimal ?? null, currency };
}
