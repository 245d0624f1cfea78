import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

// Below the range the kernel takes outgoing ports from, so that none is lost between here and use.
const FIRST_PORT = 20_000;
const LAST_PORT = 30_000;

/** Any port of this machine that is free now. */
export async function freePort(): Promise<number> {
	for (;;) {
		const port = randomInt(FIRST_PORT, LAST_PORT);
		if (await isFree(port)) return port;
	}
}

/** The port that a setting names, or the usual one; says how to choose another if it is taken. */
export async function portFromSetting(setting: string, usual: number): Promise<number> {
	const port = Number(process.env[setting] ?? usual);
	if (!Number.isInteger(port) || port < 1 || port > 65_535) {
		throw new Error(`${setting} is "${process.env[setting]}", which is no port number.`);
	}
	if (await isFree(port)) return port;
	throw new Error(
		`Port ${port} is in use by another program. Stop that program, ` +
			`or choose another port: ${setting}=${port + 1} npm start`,
	);
}

async function isFree(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(false));
		server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
	});
}
