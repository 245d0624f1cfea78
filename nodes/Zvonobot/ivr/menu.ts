/** What happens when the person presses a key or says something. */

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Item } from '../../shared/item';
import { parseJson } from '../../shared/values/json';
import type { CallbackToken } from '../callbacks/signature';
import { signIvrs, wrongAddresses } from './callbacks';
import { describeProblem, formMenu, jsonMenu, type MenuKind, type MenuProblem } from './faults';
import { menuForm } from './form';
import { optOutAnswerField, optOutHintField, readOptOutAnswer, readOptOutHint } from './hints';
import { branchesOfForm, readIvrs } from './read';

export const jsonMenuField: INodeProperties = {
	displayName: 'Menu (JSON)',
	name: 'menuJson',
	type: 'json',
	default: '[{ "digit": 1, "smsText": "Thank you" }]',
	description: 'A list of branches by their API names: digit, keyWords, record, ivrs and so on',
	displayOptions: { show: { menu: ['json'] } },
};

export const menuFields: INodeProperties[] = [
	{
		displayName: 'Menu',
		name: 'menu',
		type: 'options',
		default: 'none',
		description: 'What happens when the person presses a key or says something',
		options: [
			{ name: 'Form', value: 'form', description: 'Up to three levels' },
			{ name: 'JSON', value: 'json', description: 'Any number of levels' },
			{ name: 'None', value: 'none' },
		],
	},
	{ ...menuForm, displayOptions: { show: { menu: ['form'] } } },
	jsonMenuField,
	{
		displayName: 'Opt-Out',
		name: 'optOut',
		type: 'collection',
		placeholder: 'Add Setting',
		default: {},
		description: 'A ready branch by which a person asks not to be called again',
		options: [
			optOutAnswerField,
			{
				displayName: 'Key',
				name: 'digit',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 9 },
				default: 9,
				description: 'The key that puts the number on the blacklist of the account',
			},
			optOutHintField,
		],
	},
];

const OPT_OUT_KEY = 9;
const MORE_TOLD = 5;
const KINDS = ['form', 'json', 'none'] as const;

/**
 * Reads the menu of one item. The addresses in it are not signed yet.
 *
 * @param spoken the text of the call, whose language the answer to an opt-out has
 * @param token by which the addresses will be signed; their length counts with it
 * @param baseUrl of the service, which has to reach them
 * @throws NodeOperationError naming the branch and the rule
 */
export function readMenu(
	item: Item,
	spoken: string,
	token: CallbackToken | undefined,
	baseUrl: string,
): IDataObject[] {
	const menu = item.choice('menu', 'Menu', KINDS, 'none');
	const given = menu === 'none' ? [] : givenBranches(item, menu);
	const kind = menu === 'json' ? jsonMenu : formMenu('Menu', { [given.length]: optOut });
	const ivrs = checkBranches(item, [...given, ...optOutBranch(item, spoken)], kind);
	const problems = wrongAddresses(signIvrs(ivrs, token), baseUrl);
	if (problems.length > 0) throw refuseMenu(item, problems, kind);
	return ivrs;
}

/**
 * @returns the branches as the service takes them
 * @throws NodeOperationError naming the branch and the rule
 */
export function checkBranches(item: Item, branches: unknown[], kind: MenuKind): IDataObject[] {
	const read = readIvrs(branches);
	if ('problems' in read) throw refuseMenu(item, read.problems, kind);
	return read.ivrs;
}

/** The branches of the form or of the JSON, not checked yet. */
export function givenBranches(item: Item, menu: 'form' | 'json'): unknown[] {
	if (menu === 'form') {
		const branches = branchesOfForm(item.raw('branches', 'Branches'));
		if (Array.isArray(branches)) return branches;
		throw item.refuse('Branches', 'must be set field by field');
	}
	const value = item.raw('menuJson', 'Menu (JSON)');
	const branches = typeof value === 'string' ? parseJson(value) : value;
	if (Array.isArray(branches)) return branches;
	throw item.refuse('Menu (JSON)', 'must be a JSON list of branches');
}

const optOut = {
	name: "'Opt-Out'",
	fields: { digit: "'Opt-Out' › 'Key'", recordText: "'Opt-Out' › 'Answer Text'" },
};

/** What is spoken behind the text of the call. */
export const readMenuHint = (item: Item, spoken: string): string =>
	readOptOutHint(item, spoken, readOptOutKey(item));

const readOptOutKey = (item: Item): number =>
	item.group('optOut', 'Opt-Out').number('digit', 'Key', { min: 0, max: 9, whole: true }) ?? OPT_OUT_KEY;

function optOutBranch(item: Item, spoken: string): IDataObject[] {
	const given = item.group('optOut', 'Opt-Out');
	if (!['digit', 'hint', 'text'].some((name) => given.has(name))) return [];
	const answer = readOptOutAnswer(item, spoken);
	return [{ digit: readOptOutKey(item), needBlock: 1, ...(answer && { record: { text: answer } }) }];
}

/** An error that tells what is wrong with a menu, the first of it in its message. */
export function refuseMenu(item: Item, [first, ...others]: MenuProblem[], kind: MenuKind) {
	const describe = (problem: MenuProblem) => describeProblem(problem, kind);
	const more = others.slice(0, MORE_TOLD).map(describe).join('; ');
	const advice = [`Correct the branch and run again. Nothing was sent.`, more && `Also: ${more}`];
	return item.refuse(kind.title, `cannot be used: ${describe(first)}`, advice.filter(Boolean).join(' '));
}
