/**
 * Stands in for the public npm registry, so that n8n can install a package that is not published.
 *
 * n8n asks that one only, unless it is licensed for another. So this is a proxy on this machine: it answers for that host
 * with a certificate of its own, and for no other.
 */

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';

import type { PackedPackage } from '../../../host/package';

const run = promisify(execFile);

export interface Registry {
	/** What n8n needs in its environment to come here. */
	env: Record<string, string>;
	/** The paths that were asked for, in their order. */
	asked: string[];
	close(): Promise<void>;
}

/** Serves one packed package, which is its only and latest version. */
export async function startRegistry(packed: PackedPackage): Promise<Registry> {
	const folder = await mkdtemp(join(tmpdir(), 'voice-calls-registry-'));
	const host = await publicRegistry(folder);
	const { key, cert } = await certificateIn(folder, host);
	const answers = await answersFor(packed, host);
	const asked: string[] = [];

	const registry = createTlsServer(
		{ key: await readFile(key), cert: await readFile(cert) },
		(request: IncomingMessage, response: ServerResponse) => {
			const path = decodeURIComponent(request.url ?? '');
			asked.push(path);
			const answer = answers.get(path);
			response.statusCode = answer ? 200 : 404;
			response.end(answer ?? '{"error":"not_found"}');
		},
	);
	const sockets = new Set<Socket>();
	const proxy = createServer((_request, response) => response.writeHead(502).end());
	proxy.on('connect', (request: IncomingMessage, socket: Socket) => {
		sockets.add(socket);
		socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
		if (request.url !== `${host}:443`) return socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
		socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
		return registry.emit('connection', socket);
	});
	await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));

	return {
		env: {
			HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
			NO_PROXY: '127.0.0.1,localhost',
			NODE_EXTRA_CA_CERTS: cert,
			NPM_CONFIG_UPDATE_NOTIFIER: 'false',
		},
		asked,
		close: async () => {
			sockets.forEach((socket) => socket.destroy());
			await new Promise((resolve) => proxy.close(resolve));
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/** The host that npm asks where nothing is set. */
async function publicRegistry(emptyFolder: string): Promise<string> {
	const noSettings = ['userconfig', 'globalconfig'].map((file) => `--${file}=${join(emptyFolder, file)}`);
	const { PATH } = process.env;
	const options = { cwd: emptyFolder, env: { PATH, HOME: emptyFolder } };
	const { stdout } = await run('npm', ['config', 'get', 'registry', ...noSettings], options);
	return new URL(stdout.trim()).host;
}

/** What the registry says of the package, in general and of its version, and the package itself. */
async function answersFor(
	{ name, version, tarball }: PackedPackage,
	host: string,
): Promise<Map<string, string | Buffer>> {
	const content = await readFile(tarball);
	const { stdout } = await run('tar', ['-xzOf', tarball, 'package/package.json']);
	const path = `/${name}/-/${basename(tarball)}`;
	const integrity = `sha512-${createHash('sha512').update(content).digest('base64')}`;
	const manifest = {
		...(JSON.parse(stdout) as object),
		dist: { tarball: `https://${host}${path}`, integrity },
	};
	const all = { name, 'dist-tags': { latest: version }, versions: { [version]: manifest } };
	return new Map<string, string | Buffer>([
		[`/${name}`, JSON.stringify(all)],
		[`/${name}/latest`, JSON.stringify(manifest)],
		[`/${name}/${version}`, JSON.stringify(manifest)],
		[path, content],
	]);
}

/** A key and a certificate for the registry's name, good for a day. */
async function certificateIn(folder: string, host: string): Promise<{ key: string; cert: string }> {
	const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
	await run('openssl', [
		...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-keyout', key, '-out', cert],
		...['-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`],
	]);
	return { key, cert };
}
