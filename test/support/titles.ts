/** The titles of tests, as they stand in their files. */

import { existsSync } from 'node:fs';
import path from 'node:path';

import ts from 'typescript';

import { read, root } from './files';

const SEPARATOR = ' › ';
const known = new Map<string, Set<string>>();

/** Every text of a file with its blanks made one, so that rows of a table of tests count too. */
export function textsIn(file: string): Set<string> {
	const texts = known.get(file) ?? new Set<string>();
	if (known.has(file)) return texts;
	known.set(file, texts);
	const visit = (node: ts.Node): void => {
		if (ts.isStringLiteralLike(node)) texts.add(node.text.replace(/\s+/g, ' '));
		node.forEachChild(visit);
	};
	visit(ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest));
	return texts;
}

/**
 * @param proof `test/package/house.test.ts › find a circle`
 * @returns what is wrong with it; undefined if the file is there and has a test of this title
 */
export function faultOfProof(proof: string): string | undefined {
	const [file, ...rest] = proof.split(SEPARATOR);
	const title = rest.join(SEPARATOR);
	if (!existsSync(path.join(root, file))) return `${file} is not there`;
	return textsIn(file).has(title) ? undefined : `${file} has no test "${title}"`;
}
