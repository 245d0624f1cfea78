/** What an answer holds, told without the readers of the nodes: whatever could be an ID, wherever it lies. */

const ID_FIELDS = ['id', 'apiCallId', 'apicallId', 'verification_call_uuid'];

/** The content of an answer, behind whatever PHP has printed before it; undefined for what nobody can read. */
export function contentOf(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	// The end of a list as the API documentation misprints it.
	const texts = [body, body.replace(/,\s*\{"\}\s*\}\s*$/, ']}'), body.replace(/,\s*\]\s*\}\s*$/, ']}')];
	for (const text of texts) {
		for (const { index } of text.matchAll(/[{[]/g)) {
			const value = parsed(text.slice(index));
			if (value !== undefined) return value;
		}
	}
	return undefined;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return undefined;
	}
}

/** Every object in it, the outer ones first. */
export function recordsIn(value: unknown): Array<Record<string, unknown>> {
	if (typeof value !== 'object' || value === null) return [];
	const below = Object.values(value).flatMap(recordsIn);
	return Array.isArray(value) ? below : [value as Record<string, unknown>, ...below];
}

const isId = (value: unknown): boolean =>
	(typeof value === 'number' && value !== 0) ||
	(typeof value === 'string' && !/^\s*(0*|null|false|undefined|none)\s*$/i.test(value));

export const hasId = (record: Record<string, unknown>): boolean =>
	ID_FIELDS.some((field) => isId(record[field])) || isById(Object.entries(record));

/** An object by ID: its keys are all it says about them. A row with nothing in it is none. */
const isById = (entries: Array<[string, unknown]>): boolean =>
	entries.length > 0 &&
	entries.every(([key, row]) => /^[1-9]\d{2,8}$/.test(key) && !Array.isArray(row) && isFilled(row));

const isFilled = (row: unknown): boolean =>
	typeof row === 'object' && row !== null && Object.keys(row).length > 0;

export const holdsId = (content: unknown): boolean => recordsIn(content).some(hasId);

/** Whether a record or a list of it says this, in any case. */
export const says = (content: unknown, word: RegExp): boolean =>
	textsIn(content).some((text) => word.test(text.trim()));

export function textsIn(value: unknown): string[] {
	if (typeof value === 'string' || typeof value === 'number') return [String(value)];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Whether it says of itself that a list is empty, as PHP writes it. */
export const holdsEmptyList = (content: unknown): boolean =>
	[{ content }, ...recordsIn(content)].some((record) =>
		Object.entries(record).some(([field, part]) => {
			if (field === 'rows') return Number(part) === 0;
			return (
				part === null || part === false || (typeof part === 'object' && Object.keys(part ?? {}).length === 0)
			);
		}),
	);

const lastTen = (value: unknown) => textsIn(value).join('').replace(/\D/g, '').slice(-10);

/** Whether there is an ID that can be of this number: in a row that names it, or anywhere if no row does. */
export function holdsIdOf(content: unknown, phone: string): boolean {
	const named = recordsIn(content).filter(
		(record) => lastTen(record.phone ?? record.number) === phone.slice(-10),
	);
	return named.length > 0 ? named.some(hasId) : holdsId(content);
}
