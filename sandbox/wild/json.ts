/** JSON as a value, and the walks through it that the ideas share. */

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
	[field: string]: Json;
}

export const isObject = (value: Json): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as text; empty for what is no single value. */
export const textOf = (value: Json): string => (typeof value === 'object' ? '' : String(value));

/** Changes every field that is neither an object nor a list, at any depth. */
export function mapFields(value: Json, change: (field: string, value: Json) => Json): Json {
	return mapInside(value, (field, inside) =>
		typeof inside === 'object' && inside !== null ? mapFields(inside, change) : change(field, inside),
	);
}

/** Changes every list that has a name, the innermost first. */
export function mapLists(value: Json, change: (list: Json[], field: string) => Json): Json {
	return mapInside(value, (field, inside) => {
		const changed = mapLists(inside, change);
		return Array.isArray(changed) && field !== '' ? change(changed, field) : changed;
	});
}

/** Changes every object, the innermost first. */
export function mapObjects(value: Json, change: (object: JsonObject) => JsonObject): Json {
	const changed = mapInside(value, (_field, inside) => mapObjects(inside, change));
	return isObject(changed) ? change(changed) : changed;
}

/** What stands in a list has no name. */
function mapInside(value: Json, change: (field: string, inside: Json) => Json): Json {
	if (Array.isArray(value)) return value.map((inside) => change('', inside));
	if (!isObject(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([field, inside]) => [field, change(field, inside)]));
}
