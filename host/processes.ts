import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const GRACE_MS = 10_000;

export interface Command {
	command: string;
	args: string[];
	cwd?: string;
	env?: NodeJS.ProcessEnv;
	/** Everything the process prints goes here. */
	logFile: string;
	/** How long it may take to stop on its own; ten seconds by default. */
	graceMs?: number;
}

export interface StartedProcess {
	pid?: number;
	/** The exit code, or null when a signal ended it. */
	exited: Promise<number | null>;
	isRunning(): boolean;
	/** Sends a signal to the program alone, as somebody on the machine would. */
	signal(signal: NodeJS.Signals): void;
	stop(): Promise<void>;
}

const running = new Map<ChildProcess, () => Promise<void>>();

/** Starts a program in a process group of its own, so that it can be stopped with its children. */
export function startProcess(options: Command): StartedProcess {
	const { command, args, cwd, env, logFile, graceMs = GRACE_MS } = options;
	mkdirSync(dirname(logFile), { recursive: true });
	const log = openSync(logFile, 'w');
	const child = spawn(command, args, { cwd, env, detached: true, stdio: ['ignore', log, log] });
	closeSync(log);
	const stop = async () => await stopGroup(child, exited, graceMs);
	running.set(child, stop);
	const guard = watchOver(child);

	const exited = new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('exit', resolve);
	}).finally(() => {
		running.delete(child);
		signalGroup(child, 'SIGKILL');
		guard?.kill('SIGKILL');
	});
	// A failure is reported to anyone who awaits it; alone it must not end the program.
	exited.catch(() => undefined);

	return {
		pid: child.pid,
		exited,
		isRunning: () => running.has(child),
		signal: (signal) => void child.kill(signal),
		stop,
	};
}

/** Runs a program to its end; resolves with whether it went well. */
export async function runProcess(command: Command): Promise<boolean> {
	return (await startProcess(command).exited) === 0;
}

/** The end of a log, for error messages. */
export function lastLines(logFile: string, count = 20): string {
	return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}

/** Stops every process that was started here, children included. */
export async function stopAll(): Promise<void> {
	await Promise.allSettled([...running.values()].map(async (stop) => await stop()));
}

/** Ends them all at once, without waiting: for the very end of the program. */
export function killAll(): void {
	for (const child of running.keys()) signalGroup(child, 'SIGKILL');
}

async function stopGroup(child: ChildProcess, exited: Promise<unknown>, graceMs: number): Promise<void> {
	if (!running.has(child)) return;
	signalGroup(child, 'SIGTERM');
	const inTime = await Promise.race([exited.then(() => true), sleep(graceMs, false, { ref: false })]);
	if (!inTime) signalGroup(child, 'SIGKILL');
	await exited;
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		process.kill(-child.pid, signal);
	} catch {
		// The group has ended already.
	}
}

/**
 * Should this program be killed outright, the other end of the guard's pipe closes, and the guard
 * ends the group: nothing is left behind, whatever happens.
 */
function watchOver(child: ChildProcess): ChildProcess | undefined {
	if (child.pid === undefined) return undefined;
	const script = `
		read -r _
		kill -s TERM -- "-$0" || exit 0
		for second in 1 2 3 4 5 6 7 8 9 10; do
			sleep 1
			kill -s 0 -- "-$0" || exit 0
		done
		kill -s KILL -- "-$0"`;
	const guard = spawn('sh', ['-c', script, String(child.pid)], {
		detached: true,
		stdio: ['pipe', 'ignore', 'ignore'],
	});
	guard.unref();
	(guard.stdin as Socket).unref();
	return guard;
}
