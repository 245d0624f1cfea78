/** What is wrong with a menu, and where: `ivrs[1].ivrs[0].smsText: 83 characters, 70 allowed`. */

import type { INodeProperties } from 'n8n-workflow';

import type { Problem } from '../../shared/values/problem';
import { menuForm } from './form';

/** Collects what is wrong while a menu is read; reading goes on, so that all of it can be told at once. */
export class Problems {
	readonly found: Problem[] = [];

	/** @param field the path of the value in the menu */
	add(field: string, rule: string): undefined {
		this.found.push({ field, rule });
		return undefined;
	}
}

/** How a menu was given: in JSON it is spoken of by its API names, in the form by what the user sees. */
export type MenuKind = 'form' | 'json';

export function describeProblem({ field, rule }: Problem, kind: MenuKind): string {
	if (kind === 'json') return `${field}: ${rule}`;
	const [, branches, name] = /^((?:\.?ivrs\[\d+\])*)\.?(.*)$/.exec(field) ?? [];
	const label = name === '' ? '' : ` › '${labelOf(name)}'`;
	return capitalized(inForm(`${branches}${label ? `${label}:` : ''} ${rule}`));
}

/** `ivrs[1].ivrs[0]` is the first branch of the second one. */
const inForm = (text: string): string =>
	text.replace(/(?:\.?ivrs\[\d+\])+/g, (path) =>
		[...path.matchAll(/\d+/g)].map(([at]) => `branch ${Number(at) + 1}`).join(' › '),
	);

const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The label of a field of the form, by its API name; the form has the parts of `record` as fields of their own. */
function labelOf(name: string): string {
	const [first, part = ''] = name.replace(/\[\d+\]/g, '').split('.');
	const formName = first === 'record' && part ? `record${capitalized(part)}` : first;
	return labels.get(formName) ?? labels.get('recordText') ?? name;
}

const labels = new Map([['ivrs', 'Branches'], ...labelsIn([menuForm])]);

function labelsIn(fields: NonNullable<INodeProperties['options']>): Array<[string, string]> {
	return fields.flatMap((field) => {
		if ('values' in field) return labelsIn(field.values);
		if (!('type' in field)) return [];
		return [[field.name, field.displayName], ...labelsIn(field.options ?? [])] as Array<[string, string]>;
	});
}
