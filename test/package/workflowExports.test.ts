/** What the package takes from n8n while it runs is there in every tested version of n8n. */

import ts from 'typescript';

import versions from '../../host/versions.json';
import { listedExports } from '../../host/workflowExports';
import { filesUnder, read } from '../support/files';

/** An import of everything does not say what, so that is one name that no version has. */
const EVERYTHING = '*';

const sources = [...filesUnder('nodes'), ...filesUnder('credentials')].filter((file) => file.endsWith('.ts'));

/** The names that a file takes from n8n-workflow, but for types. */
function namesTaken(file: string): string[] {
	const { statements } = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest);
	return statements.flatMap((statement) => {
		if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
		const { moduleSpecifier } = statement;
		const isFromN8n = moduleSpecifier && ts.isStringLiteral(moduleSpecifier);
		if (!isFromN8n || moduleSpecifier.text !== 'n8n-workflow') return [];
		return ts.isImportDeclaration(statement) ? namesImported(statement) : namesExported(statement);
	});
}

function namesImported({ importClause }: ts.ImportDeclaration): string[] {
	if (!importClause || importClause.isTypeOnly) return [];
	const { name, namedBindings } = importClause;
	const others = namedBindings && ts.isNamedImports(namedBindings) ? namesOf(namedBindings) : [];
	const isEverything = name ?? (namedBindings && ts.isNamespaceImport(namedBindings));
	return isEverything ? [...others, EVERYTHING] : others;
}

function namesExported({ exportClause, isTypeOnly }: ts.ExportDeclaration): string[] {
	if (isTypeOnly) return [];
	return exportClause && ts.isNamedExports(exportClause) ? namesOf(exportClause) : [EVERYTHING];
}

function namesOf({ elements }: ts.NamedImports | ts.NamedExports): string[] {
	return [...elements]
		.filter(({ isTypeOnly }) => !isTypeOnly)
		.map(({ propertyName, name }) => (propertyName ?? name).text);
}

const used = sources.flatMap((file) => namesTaken(file).map((name) => ({ file, name })));

it('The package takes something from n8n-workflow', () => {
	expect(used.map(({ name }) => name)).toContain('NodeConnectionTypes');
});

it.each(versions.map(({ n8n }) => n8n))(
	'n8n %s has all that the package takes from n8n-workflow',
	(version) => {
		const offered = new Set(listedExports(version));
		expect(used.filter(({ name }) => !offered.has(name))).toEqual([]);
	},
);
