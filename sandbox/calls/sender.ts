/**
 * Sends callbacks until the sandbox closes. Each has an abort signal of its own: thousands may be under way at once, and
 * Node.js warns of a leak when that many listen to one.
 */
export class CallbackSender {
	isClosed = false;
	private readonly underWay = new Set<AbortController>();

	/** @returns the status that the receiver answered; 0 where it is not there */
	async send(url: string | URL, request: RequestInit = {}): Promise<number> {
		if (this.isClosed) return 0;
		const controller = new AbortController();
		this.underWay.add(controller);
		try {
			const response = await fetch(url, { ...request, signal: controller.signal });
			await response.arrayBuffer();
			return response.status;
		} catch {
			return 0; // the receiver is not there; the log shows it
		} finally {
			this.underWay.delete(controller);
		}
	}

	/** What is under way is broken off, and nothing begins after that. */
	close(): void {
		this.isClosed = true;
		this.underWay.forEach((controller) => controller.abort());
	}
}
