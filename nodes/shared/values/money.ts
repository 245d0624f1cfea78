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
