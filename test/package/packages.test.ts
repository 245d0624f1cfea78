/** The package of each service, as `npm run packages` writes it: whole, English, and as n8n wants it. That n8n loads it is shown there. */

import path from 'node:path';

import packageJson from '../../package.json';
import { faultsOf, RUSSIAN_DATA } from '../../scripts/packages/faults';
import { titleOf } from '../../scripts/packages/readme';
import { repositoryFiles } from '../../scripts/packages/repository';
import { bundle, repositoryOf, services } from '../../scripts/packages/services';
import tools from '../../scripts/packages/tools/package.json';
import { filesUnder, read } from '../support/files';
import { anchorsOf, linksOf } from '../support/markdown';

const written = new Map(services.map((service) => [service.packageName, repositoryFiles(service)]));
const filesOf = (packageName: string) => written.get(packageName) ?? new Map<string, string>();

/** Whether an address leads to a page, and a heading, of the package's repository or of this one. */
function leadsSomewhere(url: string, packageName: string, from: string): boolean {
	const [target, anchor] = url.split('#');
	const own = `${repositoryOf(packageName)}/blob/main/`;
	const house = `${repositoryOf(bundle)}/blob/main/`;
	const textOf = () => {
		if (target.startsWith(house)) return read(target.slice(house.length));
		const file = target.startsWith(own)
			? target.slice(own.length)
			: path.posix.join(path.posix.dirname(from), target || path.posix.basename(from));
		return filesOf(packageName).get(file);
	};
	const text = textOf();
	return text !== undefined && (!anchor || anchorsOf(text).includes(anchor));
}

describe.each(services)('$packageName', (service) => {
	const { packageName, folder, node } = service;
	const files = filesOf(packageName);
	const manifest = JSON.parse(files.get('package.json') ?? '') as typeof packageJson;
	const title = titleOf(service);
	const others = services.filter((other) => other !== service);

	it('lacks nothing, has nothing that it does not need, and is English', () => {
		expect(faultsOf(files)).toEqual([]);
	});

	it('has all of the service, and nothing of another one', () => {
		const ours = [
			...filesUnder(`nodes/${folder}`),
			...filesUnder('icons').filter((file) => file.includes(`/${node}.`)),
		];
		expect(ours.filter((file) => !files.has(file))).toEqual([]);
		const foreign = [...others.map((other) => other.folder), 'PhoneVerification'];
		const pattern = new RegExp(`^(nodes|credentials)/(${foreign.join('|')})`);
		expect([...files.keys()].filter((file) => pattern.test(file))).toEqual([]);
	});

	it('has a package.json as n8n wants it, and the versions of this package', () => {
		expect(manifest).toMatchObject({
			name: packageName,
			version: packageJson.version,
			license: 'MIT',
			author: { name: expect.any(String), email: expect.stringContaining('@') },
			keywords: expect.arrayContaining(['n8n-community-node-package']),
			files: ['dist'],
			peerDependencies: { 'n8n-workflow': '*' },
			repository: { type: 'git', url: `git+${repositoryOf(packageName)}.git` },
			n8n: { n8nNodesApiVersion: 1, strict: true },
		});
		expect(Object.keys(manifest.repository)).toEqual(['type', 'url']);
		for (const key of ['dependencies', 'overrides']) expect(manifest).not.toHaveProperty(key);
		expect(Object.keys(manifest.scripts).filter((name) => /install|prepare|^prepublish$/.test(name))).toEqual(
			[],
		);
		const { devDependencies: ours }: { devDependencies: Record<string, string> } = packageJson;
		const shared = Object.entries(manifest.devDependencies).filter(([name]) => name in ours);
		expect(shared.filter(([name, version]) => ours[name] !== version)).toEqual([]);
	});

	it('names no other service in its description, its search words and its README', () => {
		const texts = [manifest.description, ...manifest.keywords, files.get('README.md') ?? ''].join('\n');
		expect(others.filter((other) => texts.includes(titleOf(other))).map(titleOf)).toEqual([]);
	});

	it('has a lock file that fits, so that npm ci installs it', () => {
		const lock = JSON.parse(files.get('package-lock.json') ?? '') as typeof manifest & {
			packages: Record<string, object>;
		};
		expect(lock).toMatchObject({ name: packageName, version: packageJson.version });
		expect(lock.packages['']).toMatchObject({
			name: packageName,
			devDependencies: tools.devDependencies,
			peerDependencies: manifest.peerDependencies,
		});
	});

	it('names itself in its codex files, whose links lead to headings of its own pages', () => {
		const codex = [...files].filter(([file]) => file.endsWith('.node.json'));
		expect(codex).toHaveLength(manifest.n8n.nodes.length);
		const links = codex.flatMap(([, text]) => {
			const { node: named, resources } = JSON.parse(text) as {
				node: string;
				resources: Record<string, Array<{ url: string }>>;
			};
			expect(named).toBe(packageName);
			return Object.values(resources).flatMap((all) => all.map(({ url }) => url));
		});
		const credential = files.get(`credentials/${folder}Api.credentials.ts`) ?? '';
		const urls = [...links, ...(credential.match(/https:\/\/github\.com\/[^']+/g) ?? [])];
		expect(urls.length).toBeGreaterThan(codex.length);
		expect(urls.filter((url) => !url.startsWith(repositoryOf(packageName)))).toEqual([]);
		expect(urls.filter((url) => !leadsSomewhere(url, packageName, 'README.md'))).toEqual([]);
	});

	it.each(['README.md', 'CHANGELOG.md', service.page])('has links in %s that lead somewhere', (page) => {
		const text = files.get(page) ?? '';
		const links = linksOf(text).filter(
			(link) => !/^https?:/.test(link) || link.includes('/n8n-nodes-voice-calls/'),
		);
		expect(links.filter((link) => !leadsSomewhere(link, packageName, page))).toEqual([]);
	});

	it('says what has changed for the service, in English, and names no other one', () => {
		const changelog = files.get('CHANGELOG.md') ?? '';
		const changes = changelog.split(/^- /m).slice(1);
		expect(changes.some((change) => change.includes(title))).toBe(true);
		const foreign = new RegExp(others.map((other) => titleOf(other).split(' ')[0]).join('|'), 'i');
		expect(changes.filter((change) => foreign.test(change))).toEqual([]);
		expect(changelog).not.toMatch(/\p{Script=Cyrillic}/u);
		const empty = changelog
			.split(/^(?=###|\*\*)/m)
			.filter((part) => part.startsWith('**') && !/^- /m.test(part));
		expect(empty).toEqual([]);
	});

	it('has examples that need nothing but it', () => {
		const examples = [...files].filter(([file]) => file.startsWith('examples/'));
		expect(examples.length).toBeGreaterThan(0);
		examples.forEach(([, text]) => {
			expect(text).toContain(`"${packageName}.`);
			expect(text).not.toContain(`"${bundle}.`);
		});
	});

	it('is linted by the default configuration, and published with provenance', () => {
		expect(files.get('eslint.config.mjs')).toBe(
			"import { config } from '@n8n/node-cli/eslint';\n\nexport default config;\n",
		);
		const publish = files.get('.github/workflows/publish.yml') ?? '';
		expect(publish).toMatch(/id-token: write/);
		expect(publish).toMatch(/npm publish --provenance/);
	});
});

describe('a package that is not complete', () => {
	const [{ packageName, folder, node }] = services;
	const without = (file: string) => new Map([...filesOf(packageName)].filter(([name]) => name !== file));
	const withText = (file: string, text: string) => new Map([...filesOf(packageName), [file, text]]);

	it.each([
		[`nodes/${folder}/${folder}.node.ts`],
		[`nodes/${folder}/${folder}Trigger.node.json`],
		[`credentials/${folder}Api.credentials.ts`],
		[`nodes/${folder}/api/response.ts`],
		['nodes/shared/calls/gate.ts'],
		[`icons/${node}.dark.svg`],
	])('is found when %s is missing', (file) => {
		expect(filesOf(packageName).has(file)).toBe(true);
		expect(
			faultsOf(without(file)).some(
				(fault) => fault.endsWith(file.replace(/\.ts$/, '')) || fault.endsWith(file),
			),
		).toBe(true);
	});

	it.each([
		['nodes/shared/spare.ts', 'export const spare = 1;', 'nothing leads to nodes/shared/spare.ts'],
		['nodes/shared/fields.ts', "import axios from 'axios';", 'nodes/shared/fields.ts needs axios'],
		['README.md', 'Личный кабинет', 'README.md is not all English: Личный кабинет'],
		['CHANGELOG.md', '- Звонок', 'CHANGELOG.md is not all English: - Звонок'],
		['nodes/shared/fields.ts', "export const label = 'Телефон';", /fields\.ts is not all English/],
		['nodes/shared/values/text.ts', "export const hidden = 'tеxt';", /mixes alphabets/],
	])('or more than it should be: %s with %j', (file, text, fault) => {
		expect(faultsOf(withText(file, text))).toContainEqual(
			typeof fault === 'string' ? fault : expect.stringMatching(fault),
		);
	});

	it('has Russian only where it is data, and no file is named for nothing', () => {
		expect(RUSSIAN_DATA.filter((file) => !/\p{Script=Cyrillic}/u.test(read(file)))).toEqual([]);
	});
});

it(`${bundle} is packed in English too, but for that data and for the words that the editor's search knows`, () => {
	const code = [...filesUnder('nodes'), ...filesUnder('credentials')].filter((file) => file.endsWith('.ts'));
	const all = new Map(
		['README.md', 'LICENSE.md', 'CHANGELOG.md', ...code, ...filesUnder('icons')].map((file) => [
			file,
			read(file),
		]),
	);
	expect(faultsOf(all)).toEqual([]);
});
