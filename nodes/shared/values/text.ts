/** Reading values of unknown type from answers and callbacks. */

/** A non-empty text, or a number as text (docs/api-notes.md, All providers: IDs and numbers come in any type). */
export function textOf(value: unknown): string | undefined {
	if (typeof value === 'number' && Number.isFinite(value)) return String(value);
	if (typeof value !== 'string') return undefined;
	const text = value.trim();
	return text === '' ? undefined : text;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** Nothing is set: undefined, null or blank. */
export const isUnset = (value: unknown): boolean =>
	value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** A whole number as services and spreadsheets write it: `1`, `'1'`, `'1.0'`, `'1,0'`; leading zeros stay. */
export function wholeOf(value: unknown): string | undefined {
	return /^(-?\d+)(?:[.,]0+)?$/.exec(textOf(value) ?? '')?.[1];
}

const TRUE = ['true', '1', 'yes', 'y', 'on', 'да'];
const FALSE = ['false', '0', 'no', 'n', 'off', 'нет'];

/** Yes or no as services and sheets write it; undefined for all else. */
export function booleanOf(value: unknown): boolean | undefined {
	if (typeof value === 'boolean') return value;
	const word = textOf(value)?.toLowerCase() ?? '';
	if (TRUE.includes(word)) return true;
	return FALSE.includes(word) ? false : undefined;
}
