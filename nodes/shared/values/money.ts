/** Amounts as the services write them: `"1,82"`, `"0.35"`, `3.41`. */

export interface Money {
	/** The exact decimal with a point, as text. */
	decimal: string;
	/** The same as a number, for comparing and adding up. */
	amount: number;
	currency: string;
}

/**
 * Reads an amount as people and services write it: `1,82`, `.35`, `1 234,50`, `1,234.50`, `1.20 руб.`, a number.
 *
 * @param currency ISO 4217 code of what the service charges in
 * @returns undefined when the value is no amount, or may be two: `1,234`
 */
export function parseMoney(value: unknown, currency = 'RUB'): Money | undefined {
	const decimal = typeof value === 'number' ? decimalOf(value) : readText(value, currency);
	return decimal === undefined ? undefined : { decimal, amount: Number(decimal), currency };
}

/** How many digits of a number are to be trusted: `35.55 * 100` is 3554.9999999999995. */
const TRUSTED = 14;

function decimalOf(value: number): string | undefined {
	const decimal = String(Number.isInteger(value) ? value : Number(value.toPrecision(TRUSTED)));
	return /^-?\d+(\.\d+)?$/.test(decimal) ? decimal : undefined;
}

const LONGEST_TEXT = 40;
/** Most amounts: there is nothing to clean, and they can be read in one way only. */
const COMMON = /^(0|[1-9]\d*)(?:[.,](\d\d?))?$/;
const PLAIN = /^(\d*)(?:([.,])(\d+))?$/;
/** With one mark between all groups, and another one before the decimals. */
const GROUPED = /^(\d{1,3}(?:([ '’.,])\d{3})(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?$/;

function readText(value: unknown, currency: string): string | undefined {
	if (typeof value !== 'string' || value.length > LONGEST_TEXT) return undefined;
	const common = COMMON.exec(value);
	if (common) return joined(common[1], common[2]);
	const spaced = value
		.normalize('NFKC')
		.replace(/\s+/g, ' ')
		.replace(/\u2212/g, '-')
		.trim();
	const [, sign, amount] = /^([+-]?) ?(.*)$/.exec(withoutUnit(spaced, currency)) ?? [];
	const unsigned = readUnsigned(amount);
	return unsigned && (sign === '-' ? `-${unsigned}` : unsigned);
}

function readUnsigned(text: string): string | undefined {
	const plain = PLAIN.exec(text);
	if (plain) return isTwofold(plain) ? undefined : joined(plain[1], plain[3]);
	const grouped = GROUPED.exec(text);
	return grouped ? joined(grouped[1].replace(/\D/g, ''), grouped[3]) : undefined;
}

/** `1,234` is one and a bit in Moscow, and more than a thousand in London. */
function isTwofold([, whole, mark, fraction]: RegExpExecArray): boolean {
	return mark === ',' && fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole);
}

function joined(whole: string, fraction?: string): string | undefined {
	if (whole === '' && fraction === undefined) return undefined;
	const short = whole.replace(/^0+(?=\d)/, '') || '0';
	return fraction === undefined ? short : `${short}.${fraction}`;
}

const RUBLES = ['рублей', 'рубля', 'рубль', 'руб.', 'руб', 'р.', 'р', '₽', 'rub', 'rur'];

function withoutUnit(text: string, currency: string): string {
	const units = currency === 'RUB' ? RUBLES : [currency.toLowerCase()];
	const unit = units.find((end) => text.toLowerCase().endsWith(end));
	return unit ? text.slice(0, -unit.length).trim() : text;
}

/**
 * An amount to be spoken, in whole kopecks: `0.1 + 0.2` is `0.30`, `35.55 * 100` is `3555`.
 *
 * @returns undefined for what `parseMoney` does not read
 */
export function spokenMoney(value: unknown): string | undefined {
	const money = parseMoney(value);
	if (!money) return undefined;
	const [, sign, whole, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(money.decimal) ?? [];
	const up = /^\d\d[5-9]/.test(fraction) ? 1n : 0n;
	const kopecks = String(BigInt(whole + fraction.padEnd(2, '0').slice(0, 2)) + up).padStart(3, '0');
	const [rubles, rest] = [kopecks.slice(0, -2), kopecks.slice(-2)];
	const spoken = rest === '00' ? rubles : `${rubles}.${rest}`;
	return spoken === '0' ? spoken : sign + spoken;
}

/**
 * An amount as fields of a result: `{ price: 0.35, priceDecimal: '0.35', currency: 'RUB' }`; null where there is none.
 *
 * @param name of the field that holds the number
 */
export function moneyFields<Name extends keyof typeof EXACT>(
	name: Name,
	value: unknown,
	currency = 'RUB',
): MoneyFields<Name> {
	const money = parseMoney(value, currency);
	const fields = { [name]: money?.amount ?? null, [EXACT[name]]: money?.decimal ?? null, currency };
	return fields as MoneyFields<Name>;
}

/** Written out: a name that is put together for each of thousands of rows takes longer than all else here. */
const EXACT = {
	balance: 'balanceDecimal',
	budget: 'budgetDecimal',
	maxPrice: 'maxPriceDecimal',
	price: 'priceDecimal',
	recordPrice: 'recordPriceDecimal',
} as const;

type MoneyFields<Name extends keyof typeof EXACT> = Record<Name, number | null> &
	Record<(typeof EXACT)[Name], string | null> & { currency: string };
