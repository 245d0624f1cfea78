/** A service's package as `npm run packages` writes it, ready for n8n at once: compiled without a look at its types. */

import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import ts from 'typescript';

import { repositoryFiles } from '../../scripts/packages/repository';
import type { Service } from '../../scripts/packages/services';
import { root } from './files';

/** Runs the work with the folder of the package, which is gone afterwards. */
export async function withBuiltPackage<T>(
	service: Service,
	work: (folder: string) => Promise<T>,
): Promise<T> {
	const folder = mkdtempSync(path.join(tmpdir(), 'voice-calls-package-'));
	try {
		for (const [file, text] of builtFiles(service)) {
			mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
			writeFileSync(path.join(folder, file), text);
		}
		symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
		return await work(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function builtFiles(service: Service): Array<[file: string, text: string]> {
	const files = repositoryFiles(service);
	const { compilerOptions } = ts.parseConfigFileTextToJson('', files.get('tsconfig.json') ?? '').config as {
		compilerOptions: object;
	};
	const { options } = ts.convertCompilerOptionsFromJson(compilerOptions, '');
	const compiled = (text: string) => ts.transpileModule(text, { compilerOptions: options }).outputText;
	return [...files].map(([file, text]) => {
		if (/^(nodes|credentials)\/.*\.ts$/.test(file))
			return [`dist/${file.replace(/ts$/, 'js')}`, compiled(text)];
		return [/^(nodes|icons)\//.test(file) ? `dist/${file}` : file, text];
	});
}
