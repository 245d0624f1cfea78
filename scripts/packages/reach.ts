/** The files that a package needs: those of its service, and whatever they lead to. */

import packageJson from '../../package.json';
import { filesUnder } from '../../test/support/files';
import { imports } from '../../test/support/imports';
import type { Service } from './services';

const sourceOf = (built: string) => built.replace(/^dist\//, '').replace(/\.js$/, '.ts');

/** The nodes and credentials that n8n loads: as `package.json` names them, so built. */
export function loadedBy({ folder }: Service): { nodes: string[]; credentials: string[] } {
	const { nodes, credentials } = packageJson.n8n;
	return {
		nodes: nodes.filter((file) => file.startsWith(`dist/nodes/${folder}/`)),
		credentials: credentials.filter((file) => file.startsWith(`dist/credentials/${folder}Api.`)),
	};
}

/** Every file of code that the files lead to, themselves included. */
export function reachedFrom(files: string[]): string[] {
	const [reached, open] = [new Set<string>(), [...files]];
	for (let file = open.pop(); file !== undefined; file = open.pop()) {
		if (reached.has(file)) continue;
		reached.add(file);
		open.push(...imports.filter((one) => one.inside && one.file === file).map(({ target }) => target));
	}
	return [...reached].sort();
}

/** Code, codex files, schemas of outputs and icons. */
export function publishedFiles(service: Service): string[] {
	const { nodes, credentials } = loadedBy(service);
	const code = reachedFrom([...nodes, ...credentials].map(sourceOf));
	const codex = nodes.map((file) => sourceOf(file).replace(/\.ts$/, '.json'));
	const schemas = filesUnder(`nodes/${service.folder}/__schema__`);
	const icons = filesUnder('icons').filter((file) => file.startsWith(`icons/${service.node}.`));
	return [...code, ...codex, ...schemas, ...icons];
}
