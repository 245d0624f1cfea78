/** Fields of input items by their name or path. */

import type { IDataObject } from 'n8n-workflow';

import { isRecord } from './text';

/** The value of a field by its name, or by a path with dots. */
export function fieldOf(json: IDataObject, path: string): unknown {
	if (Object.hasOwn(json, path)) return json[path];
	return path
		.split('.')
		.reduce<unknown>(
			(value, key) => (isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined),
			json,
		);
}
