/** What is seen of a run: what the service received, and what came out for each value. */

import type { INodeExecutionData } from 'n8n-workflow';

import type { CannedRequest } from '../../support/cannedService';

export interface Result {
	/** Everything that came out, as text that can be compared. */
	text: string;
	error?: { message: string; outcome?: string | null };
}

export interface Observation {
	/** Why the run as a whole came to nothing. */
	failed?: string;
	/** In no certain order, so sorted. */
	requests: string[];
	/** By the value that the item held. */
	results: Result[][];
	/** What belongs to no item, and what else is seen of the run. */
	rest: string;
}

/** n8n's own check of the form stands before the node: what is typed there never gets further. */
export const BY_FORM = 'the form does not take it';

/** The service got the same, and the same came out; two refusals of one field may be worded each in its way. */
export function isSame(one: Observation, other: Observation, label: string): boolean {
	const shown = ({ results, ...rest }: Observation) =>
		JSON.stringify([rest, results.map((result) => (isRefused(result, label) ? 'refused' : result))]);
	return shown(one) === shown(other);
}

/** Nothing was sent, and each value has come out as an error that names the field. */
export const isRefusal = (seen: Observation, label: string): boolean =>
	seen.failed === undefined &&
	seen.requests.length === 0 &&
	seen.results.every((results) => isRefused(results, label));

/** @param results what came out for one value */
export const isRefused = (results: Result[], label: string): boolean =>
	results.length > 0 &&
	results.every(({ error }) => error && names(error.message, label) && error.outcome === 'notSent');

/** A list may tell which of its entries it means: `'Phone Numbers (2 of 3)'`. */
const names = (message: string, label: string) =>
	message.includes(`'${label}'`) || new RegExp(`'${escaped(label)} \\(\\d+ of \\d+\\)'`).test(message);
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * What is typed into the form is one of the two as well: there is no error but those that name the field, or what it lies in.
 *
 * @param mayFail whether other errors are right too, as long as they tell what the request did
 */
export const isUnderstood = ({ failed, results }: Observation, labels: string[], mayFail: boolean): boolean =>
	failed === undefined &&
	results.flat().every(({ error }) => {
		if (error === undefined || (mayFail && error.outcome)) return true;
		return error.outcome === 'notSent' && labels.some((label) => names(error.message, label));
	});

/** What n8n gives on of the input item beside an error. */
const ECHOES = ['value', 'fromNow', 'slot', 'token'];

export function resultOf({ json, binary }: INodeExecutionData): Result {
	const own = Object.fromEntries(
		Object.entries(json).filter(([key]) => json.slot === undefined || !ECHOES.includes(key)),
	);
	const files = binary && Object.entries(binary).map(([name, file]) => [name, file.fileName, file.mimeType]);
	const text = sorted([own, files]);
	return { text, ...(json.error !== undefined && { error: errorOf(json.error) }) };
}

function errorOf(error: unknown): Result['error'] {
	if (typeof error === 'string') return { message: error };
	const { message, outcome } = error as { message: string; outcome?: string };
	return { message, outcome };
}

/** @param boundary of a form with files, which is another each time */
export function requestText({ method, path, query, headers, body }: CannedRequest): string {
	const [, boundary] = /boundary=(.+)$/.exec(headers['content-type'] ?? '') ?? [];
	const sent = boundary && typeof body === 'string' ? body.split(boundary).join('') : body;
	return `${method} ${path} ${sorted([query, headers.authorization, sent])}`;
}

/** Fields in the order of their names. */
export function sorted(value: unknown): string {
	return JSON.stringify(value, (_key, part: unknown) =>
		typeof part === 'object' && part !== null && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
			: part,
	);
}

const LONGEST = 140;
const short = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

/** In a few words, for somebody who wants to know what went wrong. */
export function describeSeen({ failed, requests, results, rest }: Observation): string {
	if (failed !== undefined) return short(`the run fails: ${failed}`);
	const all = results.flat();
	const result = all.find(({ error }) => error) ?? all[0];
	if (result?.error) {
		const { message, outcome } = result.error;
		const sent = requests.length > 0 ? `, ${requests.length} requests sent` : '';
		return short(`error “${message}” (${outcome ?? 'no outcome'}${sent})`);
	}
	if (requests.length > 0) return short(`sent ${requests[0]}`);
	return short(result ? `came out as ${result.text}` : `nothing came out; ${rest}`);
}
