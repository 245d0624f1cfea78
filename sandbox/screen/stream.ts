/** Server-sent events: the whole view, whenever it has changed. */

import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';

import type { SandboxState } from '../state';
import { viewOf } from './view';

const LOOK_EVERY_MS = 100;
const RETRY_MS = 1000;
/** Something has to come now and then, or the browser can't tell that nobody is there any more. */
const BEAT_EVERY_MS = 15_000;

/** Looks at the state only while somebody reads. */
export class ViewStream {
	private readonly readers = new Set<ServerResponse>();
	private event = { id: '', data: '' };
	private timers: NodeJS.Timeout[] = [];

	constructor(private readonly state: SandboxState) {}

	/** @param lastEventId what the browser has already: nothing is sent again when that is still all there is */
	add(reader: ServerResponse, lastEventId?: string): void {
		this.look();
		reader.write(`retry: ${RETRY_MS}\n\n`);
		if (lastEventId !== this.event.id) reader.write(this.message());
		this.readers.add(reader);
		reader.once('close', () => this.remove(reader));
		if (this.timers.length > 0) return;
		this.timers = [
			setInterval(() => this.tell(), LOOK_EVERY_MS).unref(),
			setInterval(() => this.send(':\n\n'), BEAT_EVERY_MS).unref(),
		];
	}

	private remove(reader: ServerResponse): void {
		this.readers.delete(reader);
		if (this.readers.size > 0) return;
		this.timers.forEach(clearInterval);
		this.timers = [];
	}

	private tell(): void {
		if (this.look()) this.send(this.message());
	}

	/** @returns whether there is something new */
	private look(): boolean {
		const data = JSON.stringify(viewOf(this.state));
		if (data === this.event.data) return false;
		// Of what it holds, so that it says the same after a restart.
		const id = createHash('sha256').update(data).digest('base64url').slice(0, 16);
		this.event = { id, data };
		return true;
	}

	private message(): string {
		return `id: ${this.event.id}\ndata: ${this.event.data}\n\n`;
	}

	private send(text: string): void {
		for (const reader of this.readers) reader.write(text);
	}
}
