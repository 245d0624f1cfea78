/** A callback as a form, with `call[phone]` for what lies deeper; `null` and empty lists are left out, as PHP does. */

import type { Json, JsonObject } from './json';

export const FORM_TYPE = 'application/x-www-form-urlencoded';

export function asForm(content: JsonObject): string {
	const fields = Object.entries(content).flatMap(([name, value]) => fieldsOf(name, value));
	return new URLSearchParams(fields).toString();
}

function fieldsOf(name: string, value: Json): Array<[string, string]> {
	if (value === null) return [];
	if (typeof value === 'object') {
		return Object.entries(value).flatMap(([inside, part]) => fieldsOf(`${name}[${inside}]`, part));
	}
	return [[name, typeof value === 'boolean' ? String(Number(value)) : String(value)]];
}
