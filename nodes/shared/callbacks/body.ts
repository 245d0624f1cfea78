/** Reads the body of a callback, as JSON or as a form, whatever its content type says. */

import type { IWebhookFunctions } from 'n8n-workflow';

import type { Item } from '../item';
import { isRecord } from '../values/text';
import { textOfBody } from './bodies/charset';
import { type ContentType, contentTypeOf } from './bodies/contentType';
import { type Field, readFields } from './bodies/fields';
import { multipartFields, unescaperFor, urlencodedFields } from './bodies/form';
import { parseForeignJson, readJsonText } from './bodies/json';

const LARGEST = 64 * 1024;
const URLENCODED = 'application/x-www-form-urlencoded';
/** How a form begins that is not said to be one. */
const FORM = /^[\w.%+*~[\]-]{1,200}=/;

export type CallbackBody = { value: unknown } | { status: 400 | 413 | 415; reason: string };

/** The part of n8n's request that matters here. */
type N8nRequest = ReturnType<IWebhookFunctions['getRequestObject']>;
type RawRequest = Pick<N8nRequest, 'headers' | 'rawBody'> & {
	body?: unknown;
	readRawBody?: () => Promise<void>;
};

const tooLarge = { status: 413, reason: `The body is larger than ${LARGEST} bytes` } as const;
const unreadable = { status: 415, reason: 'The body is in a form that n8n has read otherwise' } as const;

/**
 * Reads the bytes: the services' content type can't be relied on, so what n8n made of them is used only where nothing else
 * is left, for forms in parts.
 *
 * @returns the value, or the HTTP status and reason to answer with
 */
export async function readCallbackBody(request: RawRequest): Promise<CallbackBody> {
	if (Number(request.headers['content-length'] ?? 0) > LARGEST) return tooLarge;
	const type = contentTypeOf(request.headers['content-type']);
	const parts = partsReadByN8n(request, type);
	if (parts) return sizeOf(parts) > LARGEST ? tooLarge : bodyOf(readFields(parts));
	const raw = await rawBodyOf(request);
	if (raw === undefined) return unreadable;
	if (raw.length === 0) return { status: 400, reason: 'The body is empty' };
	return raw.length > LARGEST ? tooLarge : bodyOf(readBytes(raw, type));
}

const bodyOf = (value: unknown): CallbackBody =>
	value === undefined ? { status: 400, reason: 'The body is neither JSON nor a form' } : { value };

/**
 * n8n reads `multipart/form-data` before a node can, and keeps no bytes.
 *
 * @returns the fields without the files, undefined for what n8n has not read
 */
function partsReadByN8n({ rawBody, body }: RawRequest, { type }: ContentType): Field[] | undefined {
	if (rawBody || type !== 'multipart/form-data' || !isRecord(body) || !('data' in body)) return undefined;
	return Object.entries(isRecord(body.data) ? body.data : {}).flatMap(([name, values]) =>
		(Array.isArray(values) ? values : [values])
			.filter((value) => typeof value === 'string')
			.map((value): Field => [name, value]),
	);
}

const sizeOf = (fields: Field[]): number =>
	fields.reduce((size, [name, value]) => size + name.length + value.length, 0);

/**
 * The same for a body that n8n's Webhook node has read, or has kept as a file.
 *
 * @returns undefined for an empty one, and for what is neither JSON nor a form
 * @throws NodeOperationError for one that n8n has read as another character set than it is in
 */
export async function readReceivedBody(item: Item, body: unknown, contentType = ''): Promise<unknown> {
	const type = contentTypeOf(contentType);
	// Whatever n8n has made of the body, these are its bytes.
	const raw = item.hasBinary(RAW_BODY) ? readBytes(await item.bytes(RAW_BODY), type) : undefined;
	if (raw !== undefined) return raw;
	if (JSON.stringify(body)?.includes(UNREADABLE)) throw item.refuse('Callback', GARBLED, RAW_ADVICE);
	if (typeof body === 'string') return readBytes(Buffer.from(body), { ...type, charset: undefined });
	if (!isRecord(body)) return body;
	return Object.keys(body).length > 0 ? readParsedForm(body) : undefined;
}

/** What n8n puts in the place of bytes that are not UTF-8. */
const UNREADABLE = '\uFFFD';
const GARBLED = 'has characters in its body that the Webhook node could not read: it is not in UTF-8';
const RAW_ADVICE =
	"Switch on the option 'Raw Body' of the Webhook node, which then keeps the body as it came. Nothing was read.";

/** Where the Webhook node puts a body that it has not read. */
const RAW_BODY = 'data';

/** n8n reads a form flatly, brackets and all; one that is all JSON has become a name. */
function readParsedForm(body: Record<string, unknown>): unknown {
	const fields = Object.entries(body).flatMap(([name, values]) =>
		(Array.isArray(values) ? (values as unknown[]) : [values]).map((value) => [name, value] as const),
	);
	const isForm = (field: readonly [string, unknown]): field is Field => typeof field[1] === 'string';
	if (!fields.every(isForm)) return body;
	const [[name, value]] = fields;
	const json = fields.length === 1 && value === '' ? readJsonText(name) : name;
	return typeof json === 'string' ? readFields(fields) : json;
}

/** @returns undefined where the bytes are gone */
async function rawBodyOf(request: RawRequest): Promise<Buffer | undefined> {
	try {
		if (!request.rawBody) await request.readRawBody?.();
		return request.rawBody ?? Buffer.alloc(0);
	} catch {
		return undefined;
	}
}

function readBytes(bytes: Buffer, contentType: ContentType): unknown {
	const { type, charset } = contentType;
	if (type.startsWith('multipart/')) {
		const value = readFields(multipartFields(bytes, contentType));
		if (value !== undefined) return value;
	}
	const text = textOfBody(bytes, charset).trim();
	const value = parseForeignJson(text);
	if (value !== undefined) return typeof value === 'string' ? readJsonText(value) : value;
	return isForm(text, type) ? readForm(text, charset) : undefined;
}

function isForm(text: string, type: string): boolean {
	if (type === URLENCODED) return /[=%]/.test(text);
	return !/json|xml/.test(type) && FORM.test(text);
}

/** JSON can be all of the form, as a name without a value. */
function readForm(text: string, charset?: string): unknown {
	const json = readJsonText(unescaperFor(text, charset)(text.replace(/=$/, '')));
	return typeof json === 'string' ? readFields(urlencodedFields(text, charset)) : json;
}
