import { readlink, rm, symlink } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

import { say } from './progress';

const LOOK_AGAIN_MS = 1_000;

/** Does the work while no other process does; the lock of a process that died is taken over. */
export async function withLock<T>(lock: string, work: () => Promise<T>): Promise<T> {
	await takeLock(lock);
	try {
		return await work();
	} finally {
		await rm(lock, { force: true });
	}
}

async function takeLock(lock: string): Promise<void> {
	let told = false;
	while (!(await tryLock(lock))) {
		const owner = await ownerOf(lock);
		if (owner !== undefined && !isAlive(owner)) await rm(lock, { force: true });
		if (owner !== undefined && isAlive(owner) && !told) {
			say(`Waiting for process ${owner}, which does the same (if it hangs, delete ${lock})`);
			told = true;
		}
		await sleep(LOOK_AGAIN_MS);
	}
}

/** A symbolic link comes into being with its content, so the lock is never without its owner. */
async function tryLock(lock: string): Promise<boolean> {
	try {
		await symlink(String(process.pid), lock);
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
		throw error;
	}
}

async function ownerOf(lock: string): Promise<number | undefined> {
	return await readlink(lock).then(Number, () => undefined);
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}
