/** Hands over one thing after the other to anyone who waits, and keeps what comes too early. */
export class Mailbox<T> {
	private readonly kept: T[] = [];
	private waiting?: (value: T) => void;

	put(value: T): void {
		if (this.waiting) this.waiting(value);
		else this.kept.push(value);
	}

	/** @returns undefined when nothing came in time */
	async next(withinMs: number): Promise<T | undefined> {
		const early = this.kept.shift();
		if (early !== undefined) return early;
		return await new Promise((resolve) => {
			const done = (value?: T) => {
				clearTimeout(timer);
				this.waiting = undefined;
				resolve(value);
			};
			const timer = setTimeout(done, withinMs).unref();
			this.waiting = done;
		});
	}
}
