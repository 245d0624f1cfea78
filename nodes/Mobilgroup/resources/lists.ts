/** What all "Get Many" operations share. */

import type { IDataObject, IExecuteSingleFunctions, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { forOperation, limitRows, listFieldsFor, optionsField } from '../../shared/fields';
import { serviceError } from '../../shared/errors';
import { linkedRequest } from '../../shared/http/linkedRequest';
import { type Item, itemOf } from '../../shared/item';
import { textOf } from '../../shared/values/text';
import { numberOf } from '../api/callInfo';
import { accountOf } from '../api/credentials';
import { post } from '../api/request';
import { effects, type IsRow, listed, refuseErrors, rowsOf, without } from '../api/response';

/** One pair of fields for all lists of the node; options stand below the two, where n8n's users look for them. */
export const listFields: INodeProperties[] = [
	...listFieldsFor(['phrase', 'script', 'senderNumber', 'template', 'verification']),
	...forOperation({ resource: ['verification'], operation: ['getAll'] }, [optionsField]),
];

/**
 * The routing of a list that needs nothing but its name.
 *
 * @param toRow what comes out of each row of the answer
 */
export const listRouting = (
	request: 'numbers' | 'phrases' | 'scripts',
	toRow: (row: IDataObject) => IDataObject,
) => ({
	...linkedRequest(effects.read, async (item) => post(await accountOf(item), 'mailingGet', { request })),
	output: { postReceive: [refuseErrors(effects.read), rowsWith(listed[request], toRow), limitRows] },
});

/**
 * Step of a list: one item for each row.
 *
 * @throws NodeApiError where the answer holds no list of such rows
 */
export function rowsWith(isRow: IsRow, toRow: (row: IDataObject, item: Item) => IDataObject) {
	return async function (
		this: IExecuteSingleFunctions,
		[{ json }]: INodeExecutionData[],
	): Promise<INodeExecutionData[]> {
		const item = itemOf(this);
		const rows = rowsOf(json, isRow);
		if (!rows) throw serviceError(item, without('a list'));
		return rows.map((row) => ({ json: toRow(row, item) }));
	};
}

/** Scripts and phrases: ID, name and length of the recording. */
export const toRecording = ({ id, name, duration }: IDataObject): IDataObject => ({
	id: textOf(id) ?? null,
	name: textOf(name) ?? null,
	durationSeconds: numberOf(duration),
});
