/** Chance that can be repeated: the same seed gives the same choices. */

import { createHash } from 'node:crypto';

export class Chance {
	private digests = 0;
	private numbers: number[] = [];

	constructor(private readonly seed: string) {}

	/** From 0 up to, but not including, 1. */
	next(): number {
		if (this.numbers.length === 0) this.numbers = this.digest();
		return (this.numbers.pop() ?? 0) / 2 ** 32;
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

	private digest(): number[] {
		const bytes = createHash('sha256')
			.update(`${this.seed} ${(this.digests += 1)}`)
			.digest();
		return Array.from({ length: bytes.length / 4 }, (_, place) => bytes.readUInt32BE(place * 4));
	}
}
