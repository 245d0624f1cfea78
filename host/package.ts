import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { dataRoot } from './dataRoot';
import { packageFolder } from './packageUnderTest';
import { lastLines, runProcess } from './processes';

const root = resolve(__dirname, '..');

/** The package as its users get it, before it is installed. */
export interface PackedPackage {
	name: string;
	version: string;
	tarball: string;
}

/** Builds what goes into the package. */
export async function buildPackage(): Promise<void> {
	await run('npm', ['run', 'build'], 'build.log');
}

/** Packs what was built, exactly as it would be published: the package under test, or that of another folder. */
export async function packPackage(source = packageFolder): Promise<PackedPackage> {
	const manifest = await readFile(join(source, 'package.json'), 'utf8');
	const { name, version } = JSON.parse(manifest) as PackedPackage;
	await stat(join(source, 'dist')).catch(() => {
		throw new Error('There is no dist folder to pack. Run "npm run build" first.');
	});
	const folder = join(dataRoot, 'package');
	await mkdir(folder, { recursive: true });
	await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], 'pack.log', source);
	return { name, version, tarball: join(folder, `${name}-${version}.tgz`) };
}

/** Puts the package where n8n keeps the community packages that a user has installed. */
export async function unpackPackage(packed: PackedPackage, n8nFolder: string): Promise<void> {
	const nodesFolder = join(n8nFolder, 'nodes');
	const target = join(nodesFolder, 'node_modules', packed.name);
	await rm(target, { recursive: true, force: true });
	await mkdir(target, { recursive: true });
	await run('tar', ['-xzf', packed.tarball, '-C', target, '--strip-components=1'], 'unpack.log');
	await writeFile(
		join(nodesFolder, 'package.json'),
		JSON.stringify({
			name: 'installed-nodes',
			private: true,
			dependencies: { [packed.name]: packed.version },
		}),
	);
}

async function run(command: string, args: string[], log: string, cwd = root): Promise<void> {
	const logFile = join(dataRoot, 'logs', log);
	if (await runProcess({ command, args, cwd, logFile })) return;
	throw new Error(`"${command} ${args.join(' ')}" failed:\n${lastLines(logFile)}`);
}
