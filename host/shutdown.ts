import { killAll, stopAll } from './processes';
import { say } from './progress';

/** Ctrl-C reaches the program from the terminal and, a moment later, from npm. */
const SAME_KEY_PRESS_MS = 500;

const duties: Array<() => Promise<unknown>> = [];
let stopping: Promise<void> | undefined;

/** Adds something to do when the program ends, however it ends; the last added is done first. */
export function onShutdown(duty: () => Promise<unknown>): void {
	duties.unshift(duty);
}

/** Stops everything that was started, once. */
export async function shutDown(): Promise<void> {
	stopping ??= stopEverything();
	await stopping;
}

/** True from the first Ctrl-C on: what fails now fails because of it. */
export function isShuttingDown(): boolean {
	return stopping !== undefined;
}

/** Makes Ctrl-C and a failure nobody caught stop everything; a second Ctrl-C does not wait. */
export function shutDownOnSignals(exitCode: number): void {
	process.on('exit', killAll);
	process.on('uncaughtException', (error) => {
		console.error(error);
		void shutDown().finally(() => process.exit(1));
	});
	let firstAt = 0;
	const stop = () => {
		if (isShuttingDown()) {
			if (Date.now() - firstAt > SAME_KEY_PRESS_MS) process.exit(exitCode);
			return;
		}
		firstAt = Date.now();
		say('Stopping; Ctrl-C again to stop without waiting');
		void shutDown().finally(() => process.exit(exitCode));
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
	if (process.env.npm_lifecycle_event) whenOrphaned(stop);
}

/** npm does not always pass on what ends it. */
function whenOrphaned(stop: () => void): void {
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		stop();
	}, 1_000);
	watch.unref();
}

async function stopEverything(): Promise<void> {
	await stopAll();
	for (const duty of duties) {
		await duty().catch((error: unknown) => say(`While stopping: ${String(error)}`));
	}
}
