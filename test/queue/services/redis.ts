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
	const socket = join(folder, 'redis.sock');
	const lines = [
		'bind 127.0.0.1',
		'port 0',
		`unixsocket ${socket}`,
		`requirepass ${password}`,
		`dir ${folder}`,
	];
	await writeFile(settings, [...lines, 'appendonly yes', ''].join('\n'), { mode: 0o600 });
	const tell = async (command: string) => await answerTo(socket, `AUTH ${password}\r\n${command}\r\n`);

	const start = async () => {
		const server = startProcess({ command: redisServer, args: [settings], cwd: folder, logFile });
		await untilReady('Redis', server, logFile, async () => (await tell('PING')).includes('+PONG'));
		// n8n takes what Redis says while it loads for a failure, so nobody reaches it before: a readiness probe does the same.
		const opened = await tell(`CONFIG SET port ${port}`);
		if (opened.includes('-ERR')) throw new Error(`Redis 7 or newer is needed: ${opened}`);
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

/** @returns what it says to both lines; nothing while it is not there */
async function answerTo(path: string, lines: string): Promise<string> {
	return await new Promise((resolve) => {
		const socket = connect(path, () => socket.write(lines));
		let heard = '';
		socket.setTimeout(1_000, () => socket.destroy());
		socket.on('data', (data) => {
			heard += data.toString();
			if (heard.split('\r\n').length > 2) socket.end();
		});
		socket.on('error', () => resolve(''));
		socket.on('close', () => resolve(heard));
	});
}
