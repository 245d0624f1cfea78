/** A Data Table of n8n, filled and read as the editor does it. */

import { connect } from '../../../host/restConnection';
import type { World } from '../../../host/world';

type Row = Record<string, unknown>;

export interface DataTable {
	id: string;
	rows: () => Promise<Row[]>;
}

/** @param columns their types, by their names */
export async function createDataTable(
	{ n8n, api }: World,
	name: string,
	columns: Record<string, 'string' | 'number'>,
	data: Row[],
): Promise<DataTable> {
	const { request } = await connect(n8n.url, api.session);
	const project = await request<{ id: string }>('GET', '/rest/projects/personal');
	const path = `/rest/projects/${project.id}/data-tables`;
	const listed = Object.entries(columns).map(([column, type]) => ({ name: column, type }));
	const { id } = await request<{ id: string }>('POST', path, { name, columns: listed });
	await request('POST', `${path}/${id}/insert`, { data, returnType: 'count' });
	// n8n answers with rows in an envelope of its own.
	const rows = async () => {
		const answer = await request<Row[] | { data: Row[] }>('GET', `${path}/${id}/rows?take=100`);
		return Array.isArray(answer) ? answer : answer.data;
	};
	return { id, rows };
}
