/** A Redis of its own on loopback, which writes down every change. */

import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from '../../../host/ports';
import { startProcess } from '../../../host/processes';
import { untilReady } from './untilReady';

export interface Redis {
	port: number;
	password: string;
	/** Stops it as the system would, and later starts it again with what it has written down. */
	restart(pauseMs: number): Promise<void>;
	stop(): Promise<void>;
}

/** @param folder for its data; it is made */
export async function startRedis(redisServer: string, folder: string, logFile: string): Promise<Redis> {
	const [port, password] = [await freePort(), randomUUID()];
	await mkdir(folder, { recursive: true });
	const settings = join(folder, 'redis.conf');
	const lines = ['bind 127.0.0.1', `port ${port}`, `requirepass ${password}`, `dir ${folder}`];
	await writeFile(settings, [...lines, 'appendonly yes', ''].join('\n'), { mode: 0o600 });

	const start = async () => {
		const server = startProcess({ command: redisServer, args: [settings], cwd: folder, logFile });
		await untilReady('Redis', server, logFile, async () => await answers(port, password));
		return server;
	};
	let server = await start();
	return {
		port,
		password,
		restart: async (pauseMs) => {
			await server.stop();
			await sleep(pauseMs);
			server = await start();
		},
		stop: async () => await server.stop(),
	};
}

/** While it reads its data it says that it is loading. */
async function answers(port: number, password: string): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1', () => socket.write(`AUTH ${password}\r\nPING\r\n`));
		let heard = '';
		socket.setTimeout(1_000, () => socket.destroy());
		socket.on('data', (data) => {
			heard += data.toString();
			if (heard.split('\r\n').length > 2) socket.end();
		});
		socket.on('error', () => resolve(false));
		socket.on('close', () => resolve(heard.includes('+PONG')));
	});
}
