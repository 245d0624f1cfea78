/** What the header says of a body. */

export interface ContentType {
	/** In lower case, without parameters; empty where there is none. */
	type: string;
	charset?: string;
	boundary?: string;
}

export function contentTypeOf(header: unknown): ContentType {
	const text = typeof header === 'string' ? header : '';
	return {
		type: text.split(';', 1)[0].trim().toLowerCase(),
		charset: parameterOf(text, 'charset'),
		boundary: parameterOf(text, 'boundary'),
	};
}

const parameterOf = (header: string, name: string): string | undefined => {
	const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;"]+))`, 'i').exec(header);
	return found?.[1] ?? found?.[2];
};
