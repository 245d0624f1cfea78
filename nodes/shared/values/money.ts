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
export function moneyFields<Name extends string>(
	name: Name,
	value: unknown,
	currency = 'RUB',
): MoneyFields<Name> {
	const money = parseMoney(value, currency);
	const fields = { [name]: money?.amount ?? null, [`${name}Decimal`]: money?.decimal ?? null, currency };
	return fields as MoneyFields<Name>;
}

type MoneyFields<Name extends string> = Record<Name, number | null> &
	Record<`${Name}Decimal`, string | null> & { currency: string };
