/** What a running n8n holds in memory, after it has thrown away what it does not need. */

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';

import { ensureHost } from '../../../host/install';
import type { RunningN8n } from '../../../host/n8n';

export interface Memory {
	/** Live objects, in MB. */
	heapMb: number;
	/** The whole process as Linux counts it, in MB. */
	residentMb: number;
}

const MB = 1024 * 1024;
/** Asks V8 over its debugging port. Needs a WebSocket client, which n8n's own Node.js has. */
const SCRIPT = `
	const [{ webSocketDebuggerUrl }] = await (await fetch('http://127.0.0.1:' + process.argv[1] + '/json/list')).json();
	const socket = new WebSocket(webSocketDebuggerUrl);
	await new Promise((resolve) => (socket.onopen = resolve));
	let id = 0;
	const ask = async (method) => {
		socket.send(JSON.stringify({ id: (id += 1), method }));
		return await new Promise((resolve) => {
			socket.onmessage = ({ data }) => JSON.parse(data).id === id && resolve(JSON.parse(data).result);
		});
	};
	await ask('HeapProfiler.collectGarbage');
	const { usedSize } = await ask('Runtime.getHeapUsage');
	console.log(usedSize);
	socket.close();
`;

/** What n8n has to be started with to be measured: where it listens when it is asked to. */
export const measurable = (port: number) => ({ NODE_OPTIONS: `--inspect-port=127.0.0.1:${port}` });

/** @param port the one of `measurable` */
export async function memoryOf({ pid }: RunningN8n, port: number): Promise<Memory> {
	if (pid === undefined) throw new Error('n8n does not run');
	process.kill(pid, 'SIGUSR1');
	const { nodeBin } = await ensureHost();
	const args = ['--input-type=module', '-e', SCRIPT, String(port)];
	const { stdout } = await promisify(execFile)(nodeBin, args);
	const [, resident] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
	return { heapMb: Math.round(Number(stdout) / MB), residentMb: Math.round(Number(resident) / 1024) };
}
