/** Forms as they travel: `id=7&state=ANSWERED`, or in parts. */

import { type Decoder, decoderFor } from './charset';
import { type ContentType, contentTypeOf } from './contentType';
import type { Field } from './fields';

const ESCAPES = /(?:%[\da-f]{2})+/gi;

/** @param charset as the content type has it; escapes are bytes of it */
export function urlencodedFields(text: string, charset?: string): Field[] {
	const decode = unescaperFor(text, charset);
	return text.split('&').flatMap((pair): Field[] => {
		const [name] = pair.split('=', 1);
		return name === '' ? [] : [[decode(name), decode(pair.slice(name.length + 1))]];
	});
}

/** Reads escapes, and `+` for a blank. */
export function unescaperFor(text: string, charset?: string): (part: string) => string {
	const decode = decoderFor(bytesOf((text.match(ESCAPES) ?? []).join('')), charset);
	return (part) => part.replaceAll('+', ' ').replace(ESCAPES, (codes) => decode(bytesOf(codes)));
}

const bytesOf = (codes: string): Buffer => Buffer.from(codes.replaceAll('%', ''), 'hex');

/** The fields of a form in parts; files are left out. */
export function multipartFields(bytes: Buffer, { boundary, charset }: ContentType): Field[] {
	if (!boundary) return [];
	const decode = decoderFor(bytes, charset);
	// Latin-1 has a character for each byte.
	const [, ...parts] = `\r\n${bytes.toString('latin1')}`.split(`\r\n--${boundary}`);
	return parts.filter((part) => !part.startsWith('--')).flatMap((part) => fieldIn(part, decode));
}

function fieldIn(part: string, decodeAll: Decoder): Field[] {
	const end = part.indexOf('\r\n\r\n');
	if (end < 0) return [];
	const head = part.slice(0, end);
	const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? '';
	const name = /[;\s]name=(?:"([^"]*)"|([^\s;"]+))/i.exec(disposition);
	if (!name || /[;\s]filename\*?=/i.test(disposition)) return [];
	const { charset } = contentTypeOf(/^content-type:(.*)$/im.exec(head)?.[1]);
	const value = Buffer.from(part.slice(end + 4), 'latin1');
	const decode = charset ? decoderFor(value, charset) : decodeAll;
	return [[decodeAll(Buffer.from(name[1] ?? name[2], 'latin1')), decode(value)]];
}
