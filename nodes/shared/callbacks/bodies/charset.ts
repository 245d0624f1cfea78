/** Bytes as text: by their byte order mark, by what the sender says, or by what they can only be. */

export type Decoder = (bytes: Uint8Array) => string;

const MARKS: Array<[string, number[]]> = [
	['utf-8', [0xef, 0xbb, 0xbf]],
	['utf-16le', [0xff, 0xfe]],
	['utf-16be', [0xfe, 0xff]],
];

/** In which the services write where it is not UTF-8. */
const RUSSIAN = 'windows-1251';

/** All of a body as text. */
export function textOfBody(bytes: Uint8Array, charset?: string): string {
	const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
	return marked ? new TextDecoder(marked[0]).decode(bytes) : decoderFor(bytes, charset)(bytes);
}

/**
 * Picks one decoder for all parts of a body. What says that it is UTF-8, says nothing or names no charset, is UTF-8 if it can
 * be, and windows-1251 otherwise.
 *
 * @param bytes all that is to be decoded
 * @param charset as the content type has it
 */
export function decoderFor(bytes: Uint8Array, charset = ''): Decoder {
	const decoder = new TextDecoder(named(charset) ?? (isUtf8(bytes) ? 'utf-8' : RUSSIAN));
	return (part) => decoder.decode(part);
}

function named(charset: string): string | undefined {
	try {
		const { encoding } = new TextDecoder(charset);
		return encoding === 'utf-8' ? undefined : encoding;
	} catch {
		return undefined;
	}
}

function isUtf8(bytes: Uint8Array): boolean {
	try {
		new TextDecoder('utf-8', { fatal: true }).decode(bytes);
		return true;
	} catch {
		return false;
	}
}
