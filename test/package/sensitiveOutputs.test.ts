/** What n8n is told to hide of the output: the token and the code of a call, wherever they come out. */

import type { INodeType } from 'n8n-workflow';

import { actionNodes, servicelessNodes } from '../../scripts/docs/operations';
import { schemaFiles } from '../../scripts/docs/schemas';
import { read } from '../support/files';

const SECRETS = ['token', 'code'];
/** Not the code of a call. */
const OTHERS = ['zvonobot language getAll code'];

const named = ({ description }: INodeType): string[] =>
	(description as { sensitiveOutputFields?: string[] }).sensitiveOutputFields ?? [];

it.each([...actionNodes, ...servicelessNodes])('%s', (name, node) => {
	const outputs = [...schemaFiles].filter(([, operation]) => operation.startsWith(`${name} `));
	const secrets = outputs.flatMap(([file, operation]) =>
		Object.keys((JSON.parse(read(file)) as { properties: object }).properties).filter(
			(field) => SECRETS.includes(field) && !OTHERS.includes(`${operation} ${field}`),
		),
	);
	expect(secrets).toContain('token');
	expect(secrets.filter((field) => !named(node).includes(field))).toEqual([]);
});
