/** Chance that can be repeated: the same seed gives the same choices. */

import { createHash } from 'node:crypto';

export class Chance {
	private state: number;

	constructor(seed: string) {
		this.state = createHash('sha256').update(seed).digest().readInt32BE();
	}

	/** From 0 up to, but not including, 1. The generator is known as mulberry32; answers can have many thousands of rows. */
	next(): number {
		this.state = (this.state + 0x6d2b79f5) | 0;
		const first = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
		const second = (first + Math.imul(first ^ (first >>> 7), first | 61)) ^ first;
		return ((second ^ (second >>> 14)) >>> 0) / 2 ** 32;
	}

	/** @param share of the times, one half if nothing else is said */
	yes(share = 0.5): boolean {
		return this.next() < share;
	}

	pick<T>(list: readonly T[]): T {
		return list[Math.floor(this.next() * list.length)];
	}

	shuffled<T>(list: readonly T[]): T[] {
		const places = list.map((entry) => ({ entry, place: this.next() }));
		return places.sort((a, b) => a.place - b.place).map(({ entry }) => entry);
	}
}
