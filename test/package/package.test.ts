/** The package as n8n and npm see it. */

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import ts from 'typescript';

import packageJson from '../../package.json';
import { filesUnder, read, root } from '../support/files';

const sourceOf = (built: string) => built.replace(/^dist\//, '').replace(/\.js$/, '.ts');

interface Locked {
	dependencies?: Record<string, string>;
	optionalDependencies?: Record<string, string>;
}

/** `node_modules/a/node_modules/b` finds packages inside itself, inside a, and at the root. */
function placesAbove(place: string): string[] {
	const parts = place.split(/(?<=\/)(?=node_modules\/)|$/).filter(Boolean);
	return [...parts.keys(), parts.length].map((count) =>
		parts
			.slice(0, count)
			.map((part) => part.replace(/\/?$/, '/'))
			.join(''),
	);
}

/** Those in backticks, which alone can have more than one line. */
function textsOf(file: ts.SourceFile): string[] {
	const texts: string[] = [];
	const visit = (node: ts.Node) => {
		if (ts.isTemplateLiteral(node)) texts.push(node.getText(file));
		ts.forEachChild(node, visit);
	};
	visit(file);
	return texts;
}

describe('the package', () => {
	it('registers every node and every credential', () => {
		const nodes = filesUnder('nodes').filter((file) => file.endsWith('.node.ts'));
		const credentials = filesUnder('credentials').filter((file) => file.endsWith('.credentials.ts'));
		expect(packageJson.n8n.nodes.map(sourceOf).sort()).toEqual(nodes.sort());
		expect(packageJson.n8n.credentials.map(sourceOf).sort()).toEqual(credentials.sort());
	});

	it('needs nothing at run time but the n8n around it', () => {
		expect(packageJson).not.toHaveProperty('dependencies');
		expect(packageJson).not.toHaveProperty('overrides');
		expect(packageJson.peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it('has a codex file beside every node, filed under Communication', () => {
		packageJson.n8n.nodes.map(sourceOf).forEach((file) => {
			const codex = path.join(root, file.replace(/\.ts$/, '.json'));
			expect(JSON.parse(readFileSync(codex, 'utf8'))).toMatchObject({
				node: packageJson.name,
				categories: expect.arrayContaining(['Communication']),
			});
		});
	});

	it('has no text of more than one line, in which tabs would come to stand for spaces', () => {
		const texts = filesUnder('nodes')
			.filter((file) => file.endsWith('.ts'))
			.flatMap((file) => textsOf(ts.createSourceFile(file, read(file), ts.ScriptTarget.ES2022)));
		expect(texts.length).toBeGreaterThan(0);
		expect(texts.filter((text) => text.includes('\n'))).toEqual([]);
	});

	it('is packed as dist, index.js, package.json, README and LICENSE only', () => {
		if (!existsSync(path.join(root, 'dist'))) throw new Error("Run 'npm run build' first");
		const output = execFileSync('npm', ['pack', '--dry-run', '--json'], { cwd: root, encoding: 'utf8' });
		const [{ files, unpackedSize }] = JSON.parse(output) as Array<{
			files: Array<{ path: string }>;
			unpackedSize: number;
		}>;
		const other = files.map((file) => file.path).filter((file) => !file.startsWith('dist/'));
		expect(other.sort()).toEqual(['LICENSE.md', 'README.md', 'index.js', 'package.json']);
		expect(unpackedSize).toBeLessThan(800_000);
	});

	it('can be installed by npm ci: the lock file knows every dependency, those of other systems too', () => {
		const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
		const missing = Object.entries(packages).flatMap(([place, locked]) =>
			Object.keys({ ...locked.dependencies, ...locked.optionalDependencies })
				.filter((name) => !placesAbove(place).some((above) => `${above}node_modules/${name}` in packages))
				.map((name) => `${place} needs ${name}`),
		);
		expect(missing).toEqual([]);
	});

	it('has the built files that package.json names, with their icons', () => {
		const built = [...packageJson.n8n.nodes, ...packageJson.n8n.credentials];
		expect(built.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
		expect(existsSync(path.join(root, 'dist/icons/mcnTelecom.svg'))).toBe(true);
		expect(existsSync(path.join(root, 'dist/icons/mcnTelecom.dark.svg'))).toBe(true);
	});
});
