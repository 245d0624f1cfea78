/** Recordings of calls as binary data: only from hosts that are trusted, and only up to a size. */

import type { IBinaryKeyData, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { type ErrorRow, serviceError } from '../../../../shared/errors';
import { readRequestOptions, type RequestOptions } from '../../../../shared/http/requestOptions';
import { isCut, type OpenAnswer, readAtMost } from '../../../../shared/http/download';
import type { Item } from '../../../../shared/item';
import { isNoSound, soundName } from '../../../../shared/values/audio';
import { textOf } from '../../../../shared/values/text';

export const recordingsField: INodeProperties = {
	displayName: 'Recordings',
	name: 'recordings',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	options: [
		{
			displayName: 'Download',
			name: 'download',
			type: 'boolean',
			default: true,
			description: 'Whether to fetch the recording of each call that has one',
		},
		{
			displayName: 'Largest Size (MB)',
			name: 'largestMb',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 200 },
			default: 20,
		},
		{
			displayName: 'Other Hosts',
			name: 'hosts',
			type: 'string',
			default: '',
			placeholder: 'e.g. storage.example.com',
			description:
				"Hosts besides the one of the credential from which recordings may come, separated by commas. The provider's answer names the address, so it is not followed to anywhere else.",
		},
		{
			displayName: 'Output Data Field Name',
			name: 'property',
			type: 'string',
			default: 'recording',
			description: 'The binary field that takes the recording',
		},
	],
};

export interface RecordingRules {
	/** Lower-case host names, with the port where the address has one. */
	hosts: string[];
	largestBytes: number;
	property: string;
	baseUrl: string;
	http: RequestOptions['http'];
}

const MEGABYTE = 1024 * 1024;
const USUAL_MB = 20;
const LONGEST_SILENCE_MS = 300_000;
const SIZE = { min: 0, above: true, max: 200 };
const ADVICE = "Leave 'Download' off to get the address alone.";
const notFetched = (message: string, advice = ADVICE): ErrorRow => ({
	message,
	advice,
	outcome: 'unanswered',
});
const FAILED = notFetched('The recording could not be fetched');

/** @returns undefined where no recording is wanted */
export function readRecordingRules(item: Item, baseUrl: string): RecordingRules | undefined {
	const given = item.group('recordings', 'Recordings');
	const hosts = given.list('hosts', 'Other Hosts', /[\s,;]+/).map((host) => host.toLowerCase());
	const megabytes = given.number('largestMb', 'Largest Size (MB)', SIZE) ?? USUAL_MB;
	const property = given.text('property', 'Output Data Field Name') ?? 'recording';
	if (!given.flag('download', 'Download', false)) return undefined;
	return {
		hosts: [new URL(baseUrl).host, ...hosts],
		largestBytes: megabytes * MEGABYTE,
		property,
		baseUrl,
		http: readRequestOptions(item).http,
	};
}

/**
 * Fetches one recording. The key does not travel along: the address comes from an answer, not from the user.
 *
 * @returns nothing where there is no recording, or none is wanted
 * @throws NodeApiError for a host that is not trusted, a recording that is too large or can't be fetched
 */
export async function downloadRecording(
	item: Item,
	address: unknown,
	rules: RecordingRules | undefined,
): Promise<{ binary?: IBinaryKeyData }> {
	const text = textOf(address);
	if (!rules || text === undefined) return {};
	const url = trustedUrl(item, text, rules);
	const { audio, type } = await fetchAtMost(item, url, rules);
	const fileName = soundName(lastPart(url), type, audio);
	const { helpers } = item.sender as IExecuteFunctions;
	return { binary: { [rules.property]: await helpers.prepareBinaryData(audio, fileName) } };
}

function lastPart({ pathname }: URL): string {
	const part = pathname.split('/').pop() ?? '';
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}

function trustedUrl(item: Item, text: string, { hosts, baseUrl }: RecordingRules): URL {
	const url = URL.canParse(text, `${baseUrl}/`) ? new URL(text, `${baseUrl}/`) : undefined;
	if (!url || !/^https?:$/.test(url.protocol)) {
		throw serviceError(item, { failure: notFetched("The recording's address is not a valid URL") });
	}
	if (hosts.includes(url.host) || hosts.includes(url.hostname)) return url;
	const failure = notFetched(
		`The recording lies on ${url.host}, which is not the host of the credential`,
		`Add it to 'Other Hosts' if you trust it. ${ADVICE}`,
	);
	throw serviceError(item, { failure });
}

async function fetchAtMost(
	item: Item,
	url: URL,
	{ largestBytes, http }: RecordingRules,
): Promise<{ audio: Buffer; type: string }> {
	const { statusCode, headers, body } = await open(item, url, http);
	if (statusCode !== 200) throw serviceError(item, { failure: FAILED, httpCode: String(statusCode) });
	const audio = await readAtMost(body, largestBytes, http.timeout ?? LONGEST_SILENCE_MS).catch(() => {
		throw serviceError(item, { failure: FAILED });
	});
	if (!audio) {
		const advice = `Raise 'Largest Size (MB)'. ${ADVICE}`;
		throw serviceError(item, { failure: notFetched('The recording is larger than allowed', advice) });
	}
	if (isCut(headers, audio)) throw serviceError(item, { failure: notFetched('The recording was cut off') });
	const type = textOf(headers['content-type']) ?? '';
	if (isNoSound(type, audio)) {
		throw serviceError(item, { failure: notFetched('A web page came instead of the recording') });
	}
	return { audio, type };
}

async function open(item: Item, url: URL, http: RecordingRules['http']): Promise<OpenAnswer> {
	try {
		return (await item.sender.helpers.httpRequest({
			...http,
			url: url.toString(),
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})) as OpenAnswer;
	} catch {
		throw serviceError(item, { failure: FAILED });
	}
}
