/** host/versions.json says in which versions of n8n the package is tested; everything else has to say the same. */

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { recipeFor, usualVersion } from '../../host/recipe';
import versions from '../../host/versions.json';
import { root } from '../support/files';

const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const cellsOf = (row: string) =>
	row
		.split('|')
		.slice(1, -1)
		.map((cell) => cell.trim());

describe('the tested versions of n8n', () => {
	it('are those of the README, each with the command that tests it', () => {
		const rows = [...read('README.md').matchAll(/^\|.*--n8n.*\|$/gm)].map(([row]) => cellsOf(row));
		const tested = rows.filter(([version]) => /^[\d.]+$/.test(version));
		expect(tested).toEqual(
			versions.map(({ n8n, is }): unknown[] => [
				n8n,
				expect.any(String),
				`\`npm run e2e -- --n8n ${n8n}\``,
				is,
			]),
		);
	});

	it('start with the one that the README says is installed', () => {
		expect(read('README.md')).toMatch(new RegExp(`installs n8n ${usualVersion.replaceAll('.', '\\.')},`));
	});

	it.each(versions.map(({ n8n }) => n8n))('%s has all its packages pinned', async (version) => {
		const { files } = await recipeFor(version);
		expect(files.map(({ name }) => name)).toEqual(['package.json', 'package-lock.json', '.npmrc']);
		const [manifest, lock] = files.map(({ content }) => content);
		expect(JSON.parse(manifest)).toMatchObject({ dependencies: { n8n: version } });
		expect(lock).toContain('"node_modules/n8n": {\n\t\t\t"version": "' + version + '"');
		expect(lock).not.toContain('"resolved"');
	});
});

describe('another version', () => {
	it.each([
		['2.40.0', '2.41.1'],
		['1.122.0', '1.123.81'],
	])('%s is installed as %s is, without a lock file', async (version, like) => {
		const { files } = await recipeFor(version);
		expect(files.map(({ name }) => name)).toEqual(['package.json', '.npmrc']);
		const { overrides } = JSON.parse(read(`host/versions/${like}/package.json`)) as { overrides: object };
		expect(JSON.parse(files[0].content)).toMatchObject({ dependencies: { n8n: version }, overrides });
		expect(existsSync(path.join(root, 'host/versions', version))).toBe(false);
	});

	it.each(['latest', '../..', ''])('"%s" is refused', async (version) => {
		await expect(recipeFor(version)).rejects.toThrow('is no version of n8n');
	});
});
