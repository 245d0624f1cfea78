/** Reads what a host sends, up to a size, and as long as it goes on sending. */

import { sleep } from 'n8n-workflow';

import { textOf } from '../values/text';

/**
 * @param timeoutMs how long the host may say nothing: the time limit of the request itself ends with its headers
 * @returns undefined for more than that
 */
export async function readAtMost(
	body: OpenAnswer['body'],
	largestBytes: number,
	timeoutMs: number,
): Promise<Buffer | undefined> {
	const progress = { at: Date.now(), isOver: false };
	const reading = collect(body, largestBytes, progress);
	const watching = untilSilent(progress, timeoutMs).then(async (isSilent) => {
		if (!isSilent) return await reading;
		body.destroy();
		throw new Error('Stalled');
	});
	return await Promise.race([reading, watching]);
}

interface Progress {
	/** When something came last, in milliseconds since 1970. */
	at: number;
	isOver: boolean;
}

async function collect(
	body: OpenAnswer['body'],
	largestBytes: number,
	progress: Progress,
): Promise<Buffer | undefined> {
	const parts: Buffer[] = [];
	let size = 0;
	try {
		for await (const part of body) {
			size += part.length;
			progress.at = Date.now();
			if (size > largestBytes) {
				body.destroy();
				return undefined;
			}
			parts.push(part);
		}
		return Buffer.concat(parts);
	} finally {
		progress.isOver = true;
	}
}

const LOOK_MS = 250;

/** @returns whether nothing came for that long; false when all has come before */
async function untilSilent(progress: Progress, timeoutMs: number): Promise<boolean> {
	while (!progress.isOver) {
		await sleep(Math.min(timeoutMs, LOOK_MS));
		if (!progress.isOver && Date.now() - progress.at >= timeoutMs) return true;
	}
	return false;
}

/** An empty one is cut off as well. The length that was said counts for bytes that are not packed. */
export function isCut(headers: OpenAnswer['headers'], audio: Buffer): boolean {
	const said = textOf(headers['content-length']);
	const isPacked = !/^(|identity)$/i.test(textOf(headers['content-encoding']) ?? '');
	return audio.length === 0 || (!isPacked && said !== undefined && Number(said) !== audio.length);
}

export interface OpenAnswer {
	statusCode: number;
	headers: Record<string, unknown>;
	body: AsyncIterable<Buffer> & { destroy(error?: Error): void };
}
