/** Recordings of calls as binary data: only from hosts that are trusted, and only up to a size. */

import type { IBinaryKeyData, INodeProperties } from 'n8n-workflow';

import type { ErrorRow } from '../../../../shared/errors';
import { serviceError } from '../../../../shared/errors';
import { textOf } from '../../../../shared/values/text';
import type { Item } from '../../../api/item';

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
				"Hosts besides the one of the credential from which recordings may come, separated by commas. The service's answer names the address, so it is not followed to anywhere else.",
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
}

const MEGABYTE = 1024 * 1024;
const DEFAULT_MB = 20;
const ADVICE = "Leave 'Download' off to get the address alone.";
const notFetched = (message: string, advice = ADVICE): ErrorRow => ({
	message,
	advice,
	outcome: 'unanswered',
});

/** @returns undefined where no recording is wanted */
export function readRecordingRules(item: Item, baseUrl: string): RecordingRules | undefined {
	const { download, largestMb, hosts, property } = item.collection('recordings');
	if (download !== true) return undefined;
	const named = (textOf(hosts) ?? '')
		.toLowerCase()
		.split(/[\s,;]+/)
		.filter(Boolean);
	return {
		hosts: [new URL(baseUrl).host, ...named],
		largestBytes: (Number(largestMb) || DEFAULT_MB) * MEGABYTE,
		property: textOf(property) ?? 'recording',
		baseUrl,
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
	const audio = await fetchAtMost(item, url, rules.largestBytes);
	const fileName = url.pathname.split('/').pop() ?? 'recording.mp3';
	return { binary: { [rules.property]: await item.context.helpers.prepareBinaryData(audio, fileName) } };
}

function trustedUrl(item: Item, text: string, { hosts, baseUrl }: RecordingRules): URL {
	const url = URL.canParse(text, `${baseUrl}/`) ? new URL(text, `${baseUrl}/`) : undefined;
	if (!url || !/^https?:$/.test(url.protocol)) {
		throw serviceError(item, notFetched("The recording's address is no URL"));
	}
	if (hosts.includes(url.host) || hosts.includes(url.hostname)) return url;
	throw serviceError(
		item,
		notFetched(
			`The recording lies on ${url.host}, which is not the host of the credential`,
			`Add it to 'Other Hosts' if you trust it. ${ADVICE}`,
		),
	);
}

async function fetchAtMost(item: Item, url: URL, largestBytes: number): Promise<Buffer> {
	const { statusCode, body } = await open(item, url);
	if (statusCode !== 200) {
		throw serviceError(item, notFetched('The recording could not be fetched'), {
			httpCode: String(statusCode),
		});
	}
	const parts: Buffer[] = [];
	let size = 0;
	for await (const part of body) {
		size += part.length;
		if (size > largestBytes) {
			body.destroy();
			const advice = `Raise 'Largest Size (MB)'. ${ADVICE}`;
			throw serviceError(item, notFetched('The recording is larger than allowed', advice));
		}
		parts.push(part);
	}
	return Buffer.concat(parts);
}

interface OpenAnswer {
	statusCode: number;
	body: AsyncIterable<Buffer> & { destroy(): void };
}

async function open(item: Item, url: URL): Promise<OpenAnswer> {
	try {
		return (await item.context.helpers.httpRequest({
			url: url.toString(),
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})) as OpenAnswer;
	} catch {
		throw serviceError(item, notFetched('The recording could not be fetched'));
	}
}
