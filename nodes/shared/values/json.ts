/** JSON that people type into fields, and that services put into texts. */

/** @returns undefined for what is not JSON */
export function parseJson(value: string): unknown {
	try {
		return JSON.parse(value);
	} catch {
		return undefined;
	}
}
