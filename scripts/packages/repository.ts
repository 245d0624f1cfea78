/** The whole repository of a service's package, file by file. Nothing of it is listed by hand: all is read off ours. */

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { filesUnder, read } from '../../test/support/files';
import { changelogOf } from './changelog';
import { lockOf, manifestOf } from './manifest';
import { movedWorkflow } from './moveWorkflow';
import { pageUrl, relinked } from './page';
import { publishedFiles } from './reach';
import { descriptionOf, readmeOf, servicePage } from './readme';
import { bundle, type Service } from './services';

const TEMPLATE = 'scripts/packages/template';
/** Taken as they are. */
const SAME = ['LICENSE.md', '.npmrc', 'scripts/checkRelease.mjs'];
const CYRILLIC = /\p{Script=Cyrillic}/u;
/** Is kept when a repository is written anew. */
const INSTALLED = 'node_modules';

type Files = Map<string, string>;
interface Codex {
	node: string;
	alias: string[];
}
interface Example {
	name: string;
	nodes: Array<{ name: string; type: string }>;
}

const asJson = (content: object) => `${JSON.stringify(content, undefined, '\t')}\n`;

/** Every file of the repository by its path. */
export function repositoryFiles(service: Service): Files {
	const examples = examplesOf(service);
	const page = read(service.page);
	const kept = new Map([service.page, 'CHANGELOG.md', ...examples.keys()].map((file) => [file, file]));
	const titles = new Map([...examples].map(([file, { name }]) => [file, name]));
	const published = new Map(publishedFiles(service).map((file) => [file, adapted(file, service)]));
	const manifest = manifestOf(service, descriptionOf(service, page), searchWordsIn(published));
	return new Map([
		...published,
		...templateFiles(),
		...SAME.map((file): [string, string] => [file, read(file)]),
		...[...examples].map(([file, example]): [string, string] => [file, asJson(example)]),
		['package.json', asJson(manifest)],
		['package-lock.json', asJson(lockOf(manifest, read('scripts/packages/tools/package-lock.json')))],
		['README.md', readmeOf(service, { readme: read('README.md'), page, examples: titles, kept })],
		[
			'CHANGELOG.md',
			relinked(changelogOf(read('CHANGELOG.md'), service), 'CHANGELOG.md', 'CHANGELOG.md', kept),
		],
		[service.page, servicePage(service, page, read('docs/campaigns.md'), kept)],
	]);
}

/** Documentation links lead to the package's own repository, and its search words are English. */
function adapted(file: string, service: Service): string {
	const text = read(file)
		.replaceAll(pageUrl(bundle, service.page), pageUrl(service.packageName, service.page))
		.replaceAll(
			pageUrl(bundle, 'docs/campaigns.md'),
			pageUrl(service.packageName, `${service.page}#${service.node.toLowerCase()}-campaign`),
		);
	if (!file.endsWith('.node.json')) return text;
	const codex = JSON.parse(text) as Codex;
	const alias = codex.alias.filter((word) => !CYRILLIC.test(word));
	return asJson({ ...codex, node: service.packageName, alias });
}

const searchWordsIn = (published: Files): string[] =>
	[...published].flatMap(([file, text]) =>
		file.endsWith('.node.json') ? (JSON.parse(text) as Codex).alias : [],
	);

/** `gitignore` is named so that it does not work here. */
const templateFiles = (): Files =>
	new Map(
		filesUnder(TEMPLATE).map((file) => [
			file.slice(TEMPLATE.length + 1).replace(/^gitignore$/, '.gitignore'),
			read(file),
		]),
	);

/** The examples that need nothing but this package, in which they work. */
function examplesOf({ packageName }: Service): Map<string, Example> {
	const all = filesUnder('examples').filter((file) => file.endsWith('.json'));
	const moved = all.map((file): [string, Example] => [
		file,
		movedWorkflow(JSON.parse(read(file)) as Example, [packageName]),
	]);
	return new Map(moved.filter(([, { nodes }]) => !nodes.some(({ type }) => type.startsWith(`${bundle}.`))));
}

/** Writes the repository anew; what is installed in it stays. */
export function writeRepository(service: Service, folder: string): void {
	mkdirSync(folder, { recursive: true });
	for (const entry of readdirSync(folder)) {
		if (entry !== INSTALLED) rmSync(path.join(folder, entry), { recursive: true });
	}
	for (const [file, text] of repositoryFiles(service)) {
		mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
		writeFileSync(path.join(folder, file), text);
	}
}
