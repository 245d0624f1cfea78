/** Create or Update: `POST /api/set/`, the templates of all items with the same account in one request. */

import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import type { CallOutcome, PaidOperation } from '../../../shared/calls/operation';
import { redact } from '../../../shared/redact';
import { leavesOpen } from '../../../shared/http/effect';
import { textOf } from '../../../shared/values/text';
import { accountOf, CREDENTIAL, type MobilgroupAccount } from '../../api/credentials';
import { isKnownCode, rowFor } from '../../api/errors';
import { post } from '../../api/request';
import { bodyOf, effects, findFailure, isOk, rowsIn, saysResult } from '../../api/response';
import { toTemplate } from './getAll';

interface Reading {
	account: MobilgroupAccount;
	/** The client's ID in the CRM. */
	client: string;
}

interface Template {
	/** Empty for a new one: the API documentation's sample has it so. */
	id: string;
	name: string;
	message: string;
}

const MOST_IN_ONE = 5000;
const namesNone = ({ id, name }: IDataObject) => textOf(id ?? name) === undefined;

export const operation: PaidOperation<Reading, Template> = {
	service: 'mobilgroup',
	credential: CREDENTIAL,
	limit: MOST_IN_ONE,
	effect: effects.templates,
	callsNobody: true,
	read: async (item) => ({
		account: await accountOf(item),
		client: item.requiredText('account', 'Account'),
	}),
	calls: (item) => [
		{
			id: item.text('template', 'Template') ?? '',
			name: item.requiredText('templateName', 'Name'),
			message: item.requiredText('message', 'Text'),
		},
	],
	keyOf: ({ id, name, message }) => JSON.stringify([id, name, message]),
	shown: ({ id, name }) => ({ templateId: id === '' ? null : id, name }),
	request: ({ account, client }, templates) =>
		post(account, 'mailingSet', { request: 'templates', account: client, templates }),
	results: readTemplates,
};

/**
 * The answer has a row for every template. A row that names its template is matched by what it names; rows that name
 * none, refusals of new templates, follow in the order of the request.
 */
function readTemplates(
	answer: IN8nHttpFullResponse,
	{ account, client }: Reading,
	templates: Template[],
): Array<CallOutcome | undefined> {
	const wrong = findFailure(answer, effects.templates, account.secrets);
	if (wrong) return templates.map(() => wrong);
	const { templates: listed, account_id } = bodyOf(answer);
	const rows = rowsIn(listed, saysResult);
	if (rows?.length !== templates.length) return [];
	const rowOf = matchRows(rows, templates);
	return templates.map((template) => {
		const row = rowOf.get(template);
		if (!row) return undefined;
		if (!isOk(row.result)) return refusedRow(row.result, account.secrets);
		return { json: { ...toTemplate(row, account_id ?? client), created: template.id === '' } };
	});
}

function matchRows(rows: IDataObject[], templates: Template[]): Map<Template, IDataObject> {
	const left = new Set(rows);
	const found = new Map<Template, IDataObject>();
	const match = (isOf: (row: IDataObject, template: Template) => boolean) => {
		for (const template of templates) {
			if (found.has(template)) continue;
			const row = [...left].find((candidate) => isOf(candidate, template));
			if (row && left.delete(row)) found.set(template, row);
		}
	};
	match((row, { id }) => id !== '' && textOf(row.id) === id);
	// A row with the ID of another template is not its own, whatever the name.
	const matchByName = (isOf: (row: IDataObject, template: Template) => boolean) => {
		match((row, template) => (template.id === '' || textOf(row.id) === undefined) && isOf(row, template));
	};
	matchByName((row, { name, message }) => textOf(row.name) === name && textOf(row.message) === message);
	matchByName((row, { name }) => textOf(row.name) === name);
	matchByName((row) => namesNone(row) || left.size === 1);
	return found;
}

function refusedRow(result: unknown, secrets: unknown[]): CallOutcome {
	const code = textOf(result) ?? 'no code';
	const unknown = leavesOpen(
		'Mobilgroup gave an answer that is not in its API documentation',
		effects.templates,
	);
	const failure = isKnownCode(code) ? rowFor(code, effects.templates) : unknown;
	return { failure, detail: redact(code, secrets) };
}
