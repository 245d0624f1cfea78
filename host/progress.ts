const startedAt = Date.now();
const HEARTBEAT_MS = 15_000;

/** Prints one line, with the seconds since the program was started in front of it. */
export function say(line: string): void {
	const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
	process.stdout.write(`${seconds.padStart(6)} s  ${line}\n`);
}

/** Announces a step and does it; one that takes long shows now and then that it is alive. */
export async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
	say(title);
	const heartbeat = setInterval(() => say('  ... still at it'), HEARTBEAT_MS);
	try {
		return await work();
	} finally {
		clearInterval(heartbeat);
	}
}
