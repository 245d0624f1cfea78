/** What a package's repository lacks, found without building it. */

import path from 'node:path';

import ts from 'typescript';

/** What n8n gives to the nodes. */
const PROVIDED = ['n8n-workflow', 'node:crypto'];
/** What an import without an ending may mean. */
const ENDINGS = ['.ts', '/index.ts', ''];
const CYRILLIC = /\p{Script=Cyrillic}/u;
/** Letters that look like others are what malware hides behind; n8n's scanner looks for them where two alphabets meet. */
const MIXED_LETTERS = /[a-z]\p{Script=Cyrillic}|\p{Script=Cyrillic}[a-z]/iu;

/**
 * Words that a service says or is told, or that people say, write and type: they are compared with, or spoken. Nothing of
 * them is shown to anyone who works with n8n.
 */
export const RUSSIAN_DATA = [
	'nodes/Mobilgroup/api/callInfo.ts',
	'nodes/Zvonobot/api/errors.ts',
	'nodes/Zvonobot/ivr/hints.ts',
	'nodes/shared/safety/guards.ts',
	'nodes/shared/values/callState.ts',
	'nodes/shared/values/money.ts',
	'nodes/shared/values/phoneText.ts',
	'nodes/shared/values/speech.ts',
	'nodes/shared/values/text.ts',
];

/** Files by their path, with what is in them. */
type Files = Map<string, string>;
interface Manifest {
	n8n: { nodes: string[]; credentials: string[] };
}

const isCode = (file: string) => file.endsWith('.ts');

export function faultsOf(files: Files): string[] {
	return [...missingEntries(files), ...missingFiles(files), ...unreached(files), ...foreignWords(files)];
}

/** n8n looks for the nodes and credentials that package.json names, and for a codex file beside each node. */
function missingEntries(files: Files): string[] {
	const { n8n } = JSON.parse(
		files.get('package.json') ?? '{"n8n":{"nodes":[],"credentials":[]}}',
	) as Manifest;
	const sources = [...n8n.nodes, ...n8n.credentials].map((file) =>
		file.replace(/^dist\//, '').replace(/\.js$/, '.ts'),
	);
	const codex = sources
		.filter((file) => file.endsWith('.node.ts'))
		.map((file) => file.replace(/ts$/, 'json'));
	return [...sources, ...codex]
		.filter((file) => !files.has(file))
		.map((file) => `package.json needs ${file}`);
}

/** Imports, and icons, which are named in texts. */
function missingFiles(files: Files): string[] {
	return [...files]
		.filter(([file]) => isCode(file))
		.flatMap(([file, text]) => {
			const icons = [...text.matchAll(/'file:([^']+)'/g)].map(([, icon]) =>
				path.posix.join(path.posix.dirname(file), icon),
			);
			return [...importsOf(file, text), ...icons]
				.filter((target) => !files.has(target) && !PROVIDED.includes(target))
				.map((target) => `${file} needs ${target}`);
		});

	function importsOf(file: string, text: string): string[] {
		return ts.preProcessFile(text).importedFiles.map(({ fileName }) => {
			if (!fileName.startsWith('.')) return fileName;
			const target = path.posix.join(path.posix.dirname(file), fileName);
			return ENDINGS.map((ending) => target + ending).find((found) => files.has(found)) ?? target;
		});
	}
}

/** Code that nothing leads to is dead weight. */
function unreached(files: Files): string[] {
	const targets = new Set(
		[...files].flatMap(([file, text]) =>
			ts.preProcessFile(text).importedFiles.flatMap(({ fileName }) => {
				const target = path.posix.join(path.posix.dirname(file), fileName);
				return ENDINGS.map((ending) => target + ending);
			}),
		),
	);
	const isEntry = (file: string) => /\.(node|credentials)\.ts$/.test(file);
	return [...files.keys()]
		.filter((file) => isCode(file) && !isEntry(file) && !targets.has(file))
		.map((file) => `nothing leads to ${file}`);
}

/** What is published is English: the code without its comments, what n8n and npm show, the license and the changelog. */
function foreignWords(files: Files): string[] {
	const candidates = [...files].filter(
		([file, text]) => CYRILLIC.test(text) && (isCode(file) || isPublished(file)),
	);
	return candidates.flatMap(([file, text]) => {
		const packed = isCode(file) ? compiled(text) : text;
		if (isCode(file) && MIXED_LETTERS.test(packed)) return [`${file} mixes alphabets in a word`];
		if (!CYRILLIC.test(packed) || RUSSIAN_DATA.includes(file)) return [];
		return [`${file} is not all English: ${sample(packed)}`];
	});
}

const isPublished = (file: string) =>
	/^(package\.json|(README|LICENSE|CHANGELOG)\.md)$|\.node\.json$|^icons\//.test(file);

const compiled = (text: string) =>
	ts.transpileModule(text, {
		compilerOptions: { removeComments: true, target: ts.ScriptTarget.ES2021, module: ts.ModuleKind.CommonJS },
	}).outputText;

const sample = (text: string) => /.{0,30}\p{Script=Cyrillic}+.{0,30}/u.exec(text)?.[0] ?? '';
