/** Which file of the project imports which. */

import path from 'node:path';

import ts from 'typescript';

import { filesUnder, read } from './files';

const FOLDERS = ['nodes', 'credentials', 'sandbox', 'host', 'bench', 'scripts', 'test'];
/** What an import without an ending may mean. */
const ENDINGS = ['', '.ts', '/index.ts'];

/** Every file of code, by its path from the root. */
export const sources: string[] = FOLDERS.flatMap(filesUnder).filter(
	(file) => /\.(ts|js|mjs)$/.test(file) && !file.includes('node_modules/'),
);
const known = new Set(sources);

export interface Import {
	file: string;
	/** As it is written: `n8n-workflow`, `../api/errors`. */
	name: string;
	/** Whether it leads into the project, rather than to a package. */
	inside: boolean;
	/** The path from the root that it leads to, with its ending if it is a file of code. */
	target: string;
}

/** Types count too: anyone who reads the file has to know what they are. */
export const imports: Import[] = sources.flatMap((file) =>
	ts.preProcessFile(read(file)).importedFiles.map(({ fileName: name }) => {
		const inside = name.startsWith('.');
		return { file, name, inside, target: inside ? targetOf(file, name) : name };
	}),
);

function targetOf(file: string, name: string): string {
	const written = path.posix.join(path.posix.dirname(file), name);
	return ENDINGS.map((ending) => written + ending).find((found) => known.has(found)) ?? written;
}

/** @returns circles of imports, each as `a -> b -> a`; none is missed, but of those that share a file only some are named */
export function circlesIn(all: Array<Pick<Import, 'file' | 'target'>>): string[] {
	const targets = new Map<string, string[]>();
	for (const { file, target } of all) targets.set(file, [...(targets.get(file) ?? []), target]);
	const [circles, done, way]: [string[], Set<string>, string[]] = [[], new Set(), []];
	const visit = (file: string): void => {
		if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' -> '));
		if (way.includes(file) || done.has(file)) return;
		way.push(file);
		targets.get(file)?.forEach(visit);
		way.pop();
		done.add(file);
	};
	[...targets.keys()].forEach(visit);
	return circles;
}

/** The files that have one of these words in their code; comments and texts may hold it. */
export function filesNaming(files: string[], words: string[]): string[] {
	return files.filter((file) => {
		const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest);
		const names = (node: ts.Node): boolean =>
			(ts.isIdentifier(node) && words.includes(node.text)) || ts.forEachChild(node, names) === true;
		return names(source);
	});
}
