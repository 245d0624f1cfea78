/** What is released is told in CHANGELOG.md, under the version that package.json and the tag name. */

import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import packageJson from '../../package.json';
import { services } from '../../scripts/packages/services';
import { copyOf, type Copy } from '../support/copy';
import { root } from '../support/files';

const KINDS = ['Added', 'Changed', 'Deprecated', 'Fixed', 'Removed', 'Security'];

describe('CHANGELOG.md', () => {
	const changelog = readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8');
	const headings = [...changelog.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading);
	const released = headings.filter((heading) => heading !== '[Unreleased]');

	it('has what is not released first, then every version with its date, the newest first', () => {
		expect(headings.indexOf('[Unreleased]')).toBeLessThan(1);
		expect(released.filter((heading) => !/^\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d$/.test(heading))).toEqual([]);
		const dates = released.map((heading) => heading.split(' - ')[1]);
		expect(dates).toEqual([...dates].sort().reverse());
	});

	it('names the version of package.json, or what becomes that version', () => {
		const [newest] = released.map((heading) => /\[(.*)\]/.exec(heading)?.[1]);
		expect([newest, headings[0] === '[Unreleased]' && packageJson.version]).toContain(packageJson.version);
	});

	it('sorts changes by their kind', () => {
		const kinds = [...changelog.matchAll(/^### (.*)$/gm)].map(([, kind]) => kind);
		expect(kinds).not.toHaveLength(0);
		expect(kinds.filter((kind) => !KINDS.includes(kind))).toEqual([]);
	});
});

describe('npm run release:check', () => {
	let copy: Copy;
	beforeAll(() => (copy = copyOf([], { version: '1.2.3' })));
	afterAll(() => copy.remove());

	const check = (tag: string, changelog: string) => {
		writeFileSync(path.join(copy.folder, 'CHANGELOG.md'), `# Changelog\n\n${changelog}\n`);
		const args = [path.join(root, 'scripts/checkRelease.mjs'), tag, copy.folder];
		const { status, stdout } = spawnSync('node', args, { encoding: 'utf8' });
		return { status, said: stdout.trim() };
	};
	const entry = '## [1.2.3] - 2026-01-31\n\n### Added\n\n- A thing.';

	it('lets a tag pass that names the version which the changelog names', () => {
		expect(check('v1.2.3', entry)).toEqual({ status: 0, said: 'v1.2.3 can be published' });
	});

	it.each([
		['v1.2.4', entry, 'The tag is v1.2.4, but package.json has version 1.2.3: tag it v1.2.3.'],
		['1.2.3', entry, 'The tag is 1.2.3, but package.json has version 1.2.3: tag it v1.2.3.'],
		[
			'v1.2.3',
			'## [Unreleased]\n\n- A thing.',
			'CHANGELOG.md has no heading "## [1.2.3] - <date>": give Unreleased this name.',
		],
		[
			'v1.2.3',
			'## [1.2.3] - 2026-01-31\n\n## [1.2.2] - 2026-01-30\n\n- Older.',
			'CHANGELOG.md says nothing under 1.2.3.',
		],
	])('holds back %s with the changelog %j', (tag, changelog, said) => {
		expect(check(tag, changelog)).toEqual({ status: 1, said });
	});

	it('knows the packages of the services, which have the version and the changes of this one', () => {
		const { status, stdout } = spawnSync('npm', ['run', '--silent', 'release:check', '--', 'v0.0.0'], {
			cwd: root,
			encoding: 'utf8',
		});
		expect(status).toBe(1);
		const names = [packageJson.name, ...services.map(({ packageName }) => packageName)];
		const [tag, { version }] = ['v0.0.0', packageJson];
		names.forEach((name) =>
			expect(stdout).toContain(
				`${name}: The tag is ${tag}, but package.json has version ${version}: tag it v${version}.`,
			),
		);
	}, 60_000);
});
