/** JSON that people type into fields, and that services put into texts. */

/** @returns undefined for what is not JSON */
export function parseJson(value: string): unknown {
	try {
		return JSON.parse(value);
	} catch {
		return undefined;
	}
}

/** The first brace or bracket that stands at a beginning: of the text, of a line, or after a tag. */
const JSON_START = /(?:^|[\n\r>])[\uFEFF\s]*([{[])/;

/**
 * Finds the JSON of an answer behind what PHP has printed before it: a byte order mark, or warnings.
 *
 * Only whole JSON that reaches to the end counts: an answer that was cut short must not pass for its inner part.
 *
 * @returns the body itself where it is no text or holds no such JSON
 */
export function jsonIn(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	const start = JSON_START.exec(body);
	if (!start) return body;
	const json = body.slice(start.index + start[0].length - 1);
	return parseJson(json) ?? body;
}
