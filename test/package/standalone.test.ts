/** Every service can be lifted out: with `nodes/shared` its folder makes a package of its own. */

import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import { PackageDirectoryLoader } from 'n8n-core';

import packageJson from '../../package.json';
import { copyOf } from '../support/copy';
import { filesUnder } from '../support/files';

const run = promisify(execFile);

const BUILD_FILES = ['gulpfile.js', 'index.js', 'tsconfig.json', 'tsconfig.build.json'];
const BUILD = './node_modules/.bin/tsc -p tsconfig.build.json && ./node_modules/.bin/gulp assets --silent';

/** `McnTelecom`, whose files elsewhere begin with `mcnTelecom`. */
const services = packageJson.n8n.credentials.map((file) => path.basename(file, 'Api.credentials.js'));

it.each(services)(
	'%s builds alone, and n8n loads its node, its trigger and its credential',
	async (service) => {
		const name = service[0].toLowerCase() + service.slice(1);
		const own = (built: string) => path.basename(built).startsWith(service);
		const copy = copyOf(
			[
				`nodes/${service}`,
				'nodes/shared',
				`credentials/${service}Api.credentials.ts`,
				...filesUnder('icons').filter((file) => path.basename(file).startsWith(`${name}.`)),
				...BUILD_FILES,
			],
			{
				name: `n8n-nodes-${name.toLowerCase()}`,
				n8n: {
					...packageJson.n8n,
					nodes: packageJson.n8n.nodes.filter(own),
					credentials: packageJson.n8n.credentials.filter(own),
				},
			},
		);
		try {
			await run('sh', ['-c', BUILD], { cwd: copy.folder });
			const loader = new PackageDirectoryLoader(copy.folder);
			await loader.loadAll();
			const listed = packageJson.n8n.nodes.filter(own).map((file) => path.basename(file, '.node.js'));
			const names = listed.map((file) => file[0].toLowerCase() + file.slice(1));
			expect(Object.keys(loader.known.nodes).sort()).toEqual(names.sort());
			expect(Object.keys(loader.known.credentials)).toEqual([`${name}Api`]);
			loader.types.nodes.forEach((node) =>
				expect(node).toMatchObject({
					codex: { categories: expect.arrayContaining(['Communication']) as unknown },
					iconUrl: { light: expect.stringMatching(/svg$/), dark: expect.stringMatching(/dark\.svg$/) },
				}),
			);
		} finally {
			copy.remove();
		}
	},
	120_000,
);
