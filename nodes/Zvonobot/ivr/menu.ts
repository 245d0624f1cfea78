/** What happens when the person presses a key or says something. */

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { textOf } from '../../shared/values/text';
import type { CallbackToken } from '../callbacks/signature';
import type { Item } from '../api/item';
import { menuForm } from './form';
import type { IvrFault } from './faults';
import { describeFault } from './faults';
import { branchesOfForm } from './fromForm';
import { readIvrs } from './read';
import { longAddresses, signIvrs } from './callbacks';
import { parseJson } from './values';

export const jsonMenuField: INodeProperties = {
	displayName: 'Menu (JSON)',
	name: 'menuJson',
	type: 'json',
	default: '[{ "digit": 1, "smsText": "Thank you" }]',
	description:
		"A list of branches by the names of Zvonobot's document: digit, keyWords, record, ivrs and so on",
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
			{
				displayName: 'Answer Text',
				name: 'text',
				type: 'string',
				default: 'You will not be called again. Goodbye.',
				description: 'Made into speech and played before the call ends',
			},
			{
				displayName: 'Key',
				name: 'digit',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 9 },
				default: 9,
				description: 'The key that puts the number on the blacklist of the account',
			},
		],
	},
];

const OPT_OUT_KEY = 9;
const TOLD_FAULTS = 5;

/**
 * Reads the menu of one item. The addresses in it are not signed yet.
 *
 * @param token by which the addresses will be signed; their length counts with it
 * @throws NodeOperationError naming the branch and the rule
 */
export function readMenu(item: Item, token: CallbackToken | undefined): IDataObject[] {
	const ivrs = checkBranches(item, [...givenBranches(item), ...optOutBranch(item)]);
	const faults = longAddresses(signIvrs(ivrs, token));
	if (faults.length > 0) throw refuseMenu(item, faults);
	return ivrs;
}

/**
 * @returns the branches as the service takes them
 * @throws NodeOperationError naming the branch and the rule
 */
export function checkBranches(item: Item, branches: unknown[]): IDataObject[] {
	const read = readIvrs(branches);
	if ('faults' in read) throw refuseMenu(item, read.faults);
	return read.ivrs;
}

/** The branches of the form or of the JSON, not checked yet. */
export function givenBranches(item: Item): unknown[] {
	switch (item.get('menu', 'none')) {
		case 'form':
			return branchesOfForm(item.get('branches', {}));
		case 'json': {
			const value = item.get('menuJson', '[]');
			const parsed = typeof value === 'string' ? parseJson(value) : value;
			const branches = Array.isArray(parsed) ? parsed : undefined;
			if (!branches) throw item.refuse('Menu (JSON)', 'must be a JSON list of branches');
			return branches;
		}
		default:
			return [];
	}
}

function optOutBranch(item: Item): IDataObject[] {
	const { digit, text } = item.collection('optOut');
	if (digit === undefined && text === undefined) return [];
	const answer = textOf(text);
	return [{ digit: digit ?? OPT_OUT_KEY, needBlock: 1, ...(answer && { record: { text: answer } }) }];
}

/** An error that tells what is wrong with a menu, the first of it in its message. */
export function refuseMenu(item: Item, [first, ...others]: IvrFault[]) {
	const more = others.slice(0, TOLD_FAULTS).map(describeFault).join('; ');
	const advice = [`Correct the branch and run again. Nothing was sent.`, more && `Also: ${more}`];
	return item.refuse('Menu', `can't be used: ${describeFault(first)}`, advice.filter(Boolean).join(' '));
}
