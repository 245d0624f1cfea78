/** What is wrong with a menu, and where: `ivrs[1].ivrs[0].smsText: 83 characters, 70 allowed`. */

import type { INodeProperties } from 'n8n-workflow';

import { menuForm } from './form';

/** What a field, by its API name, or a branch, by its path, is called where the menu was given. */
type NameOf = (name: string) => string;
/** A broken rule; one that speaks of other fields or branches is worded where it is told. */
export type MenuRule = string | ((nameOf: NameOf) => string);

export interface MenuProblem {
	/** The path of the value in the menu. */
	field: string;
	rule: MenuRule;
}

/** Collects what is wrong while a menu is read; reading goes on, so that all of it can be told at once. */
export class Problems {
	readonly found: MenuProblem[] = [];

	add(field: string, rule: MenuRule): undefined {
		this.found.push({ field, rule });
		return undefined;
	}
}

/** How a menu was given: in JSON it is spoken of by its API names, elsewhere by what the user sees. */
export interface MenuKind {
	/** The field that holds the menu. */
	title: string;
	nameOf: NameOf;
	/** Where a problem is, to be followed by its rule. */
	placeOf: NameOf;
}

export const jsonMenu: MenuKind = {
	title: 'Menu (JSON)',
	nameOf: (name) => name,
	placeOf: (path) => `${path}:`,
};

/**
 * @param ready branches that are no rows of the form, by their places among all: their names, and those of their fields
 */
export function formMenu(title: string, ready: Record<number, ReadyBranch> = {}): MenuKind {
	const branchAt = (path: string): string => {
		const [first, ...below] = [...path.matchAll(/\d+/g)].map(([at]) => Number(at));
		const names = below.map((at) => `branch ${at + 1}`);
		return [ready[first]?.name ?? `branch ${first + 1}`, ...names].join(' › ');
	};
	const fieldAt = (branch: string, name: string): string => {
		const own = ready[Number(/\d+/.exec(branch)?.[0])]?.fields[formName(name)];
		return own ?? [branch && branchAt(branch), `'${labelOf(name)}'`].filter(Boolean).join(' › ');
	};
	return {
		title,
		nameOf: (name) => (name.startsWith('ivrs[') ? branchAt(name) : `'${labelOf(name)}'`),
		placeOf(path) {
			const [, branch = '', name = ''] = /^((?:\.?ivrs\[\d+\])*)\.?(.*)$/.exec(path) ?? [];
			return capitalized(name === '' ? branchAt(branch) : `${fieldAt(branch, name)}:`);
		},
	};
}

/** A branch that other fields than those of the menu make. */
export interface ReadyBranch {
	name: string;
	/** What its fields are called, by the names that the form of a branch has for them. */
	fields: Record<string, string>;
}

export function describeProblem({ field, rule }: MenuProblem, { nameOf, placeOf }: MenuKind): string {
	return `${placeOf(field)} ${typeof rule === 'string' ? rule : rule(nameOf)}`;
}

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The form has the parts of `record` as fields of their own. */
function formName(name: string): string {
	const [first, part = ''] = name.replace(/\[\d+\]/g, '').split('.');
	if (first !== 'record') return first;
	return labels.has(`record${capitalized(part)}`) ? `record${capitalized(part)}` : 'recordText';
}

const labelOf = (name: string): string => labels.get(formName(name)) ?? name;

const labels = new Map([['ivrs', 'Branches'], ...labelsIn([menuForm])]);

function labelsIn(fields: NonNullable<INodeProperties['options']>): Array<[string, string]> {
	return fields.flatMap((field) => {
		if ('values' in field) return labelsIn(field.values);
		if (!('type' in field)) return [];
		return [[field.name, field.displayName], ...labelsIn(field.options ?? [])] as Array<[string, string]>;
	});
}
