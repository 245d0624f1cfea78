/** The fields of a form as an object, with brackets read as PHP reads them: `calls[0][id]=7` is `{ calls: [{ id: '7' }] }`. */

import { isForbidden, MOST_LEVELS, readJsonText } from './json';

export type Field = [name: string, value: string];

/** A branch, or the values of a name that is there once or several times. */
type Tree = Branch | Set<string>;

class Branch extends Map<string, Tree> {
	/** What empty brackets stand for. */
	next = 0;

	override set(key: string, tree: Tree): this {
		if (/^\d{1,9}$/.test(key)) this.next = Math.max(this.next, Number(key) + 1);
		return super.set(key, tree);
	}
}

const NAME = /^([^[\]]+)((?:\[[^[\]]*\])*)$/;

/** @returns undefined where no field can be read */
export function readFields(fields: Field[]): unknown {
	const root = new Branch();
	for (const [name, value] of fields) {
		const path = pathOf(name);
		if (path.length <= MOST_LEVELS && !path.some(isForbidden)) put(root, path, value);
	}
	return root.size > 0 ? objectOf(root) : undefined;
}

/** A name whose brackets do not fit together is taken as it is. */
function pathOf(name: string): string[] {
	const [, first, rest] = NAME.exec(name) ?? [name, name, ''];
	return [first, ...[...rest.matchAll(/\[([^[\]]*)\]/g)].map(([, part]) => part)];
}

function put(root: Branch, path: string[], value: string): void {
	let branch = root;
	for (const part of path.slice(0, -1)) {
		const key = part || String(branch.next);
		const known = branch.get(key);
		const next = known instanceof Branch ? known : new Branch();
		branch.set(key, next);
		branch = next;
	}
	const key = path[path.length - 1] || String(branch.next);
	const known = branch.get(key);
	if (known instanceof Set) known.add(value);
	else if (known === undefined) branch.set(key, new Set([value]));
}

function valueOf(tree: Tree): unknown {
	if (tree instanceof Branch) return isList(tree) ? [...tree.values()].map(valueOf) : objectOf(tree);
	const values = [...tree].map(readJsonText);
	return values.length === 1 ? values[0] : values;
}

const objectOf = (branch: Branch): unknown =>
	Object.fromEntries([...branch].map(([key, tree]) => [key, valueOf(tree)]));

/** Numbered from 0 without a gap, as PHP writes lists. */
const isList = (branch: Branch): boolean => [...branch.keys()].every((key, at) => key === String(at));
