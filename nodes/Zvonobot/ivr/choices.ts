/** What a person who is asked can answer: two keys, or a menu of the user's own. */

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { textOf } from '../../shared/values/text';
import type { Choice } from '../callbacks/answer';
import type { Item } from '../api/item';
import { menuForm } from './form';
import { checkBranches, givenBranches, jsonMenuField } from './menu';

const keyField = (displayName: string, name: string, digit: number): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 9 },
	default: digit,
});
const labelField = (displayName: string, name: string, label: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: label,
	description: "What the output calls this answer in 'label'",
});
const replyField = (displayName: string, name: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: 'e.g. Thank you. Goodbye.',
	description: 'Made into speech and played when the key is pressed',
});
const wordsField = (displayName: string, name: string, placeholder: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder,
	description: 'Words that count as the key, separated by commas',
});

export const choiceFields: INodeProperties[] = [
	{
		displayName: 'Answer With',
		name: 'menu',
		type: 'options',
		default: 'keys',
		description: 'How the person answers',
		options: [
			{ name: 'Menu (Form)', value: 'form', description: 'A menu of your own, up to three levels' },
			{ name: 'Menu (JSON)', value: 'json', description: 'A menu of your own, any number of levels' },
			{ name: 'Two Keys', value: 'keys', description: '1 approves and 2 declines' },
		],
	},
	{
		displayName: 'Keys',
		name: 'keys',
		type: 'collection',
		placeholder: 'Add Setting',
		default: {},
		description: 'Other keys than 1 and 2, and what belongs to them',
		displayOptions: { show: { menu: ['keys'] } },
		options: [
			keyField('Approve Key', 'approveKey', 1),
			labelField('Approve Label', 'approveLabel', 'Approve'),
			replyField('Approve Reply', 'approveReply'),
			wordsField('Approve Words', 'approveWords', 'e.g. yes, of course'),
			keyField('Decline Key', 'declineKey', 2),
			labelField('Decline Label', 'declineLabel', 'Decline'),
			replyField('Decline Reply', 'declineReply'),
			wordsField('Decline Words', 'declineWords', 'e.g. no, never'),
			{
				displayName: 'Spoken Hint',
				name: 'hint',
				type: 'string',
				default: 'Press 1 to approve, 2 to decline.',
				description: "Spoken behind 'Message', so that the person knows the keys",
			},
		],
	},
	{ ...menuForm, displayOptions: { show: { menu: ['form'] } } },
	jsonMenuField,
	{
		displayName: 'Approving Answers',
		name: 'approvingAnswers',
		type: 'string',
		default: '1',
		placeholder: 'e.g. 1, yes',
		description: "Keys and words that set 'approved' to true, separated by commas",
		displayOptions: { show: { menu: ['form', 'json'] } },
	},
];

const USUAL_KEYS = { approveKey: 1, approveLabel: 'Approve', declineKey: 2, declineLabel: 'Decline' };

/** What can be answered: the branches as the service takes them, and what each answer means. */
export interface Choices {
	ivrs: IDataObject[];
	choices: Choice[];
	/** Spoken behind the message. */
	hint: string;
}

/** @throws NodeOperationError naming the branch and the rule, or a key that stands for both answers */
export function readChoices(item: Item): Choices {
	return item.get('menu', 'keys') === 'keys' ? readKeys(item) : readOwnMenu(item);
}

function readKeys(item: Item): Choices {
	const keys: IDataObject = { ...USUAL_KEYS, ...item.collection('keys') };
	const ivrs = checkBranches(item, [
		branchOf(keys.approveKey, keys.approveWords, keys.approveReply),
		branchOf(keys.declineKey, keys.declineWords, keys.declineReply),
	]);
	const [approve, decline] = ivrs;
	const choices = [
		{ approved: true, label: textOf(keys.approveLabel) ?? null, answers: answersTo(approve) },
		{ approved: false, label: textOf(keys.declineLabel) ?? null, answers: answersTo(decline) },
	];
	return { ivrs, choices, hint: hintOf(item, keys) };
}

/** n8n words the message of its approval gates for AI agents, which says nothing of keys. */
function hintOf(item: Item, keys: IDataObject): string {
	const own = textOf(keys.hint);
	if (own !== undefined || !item.getNode().type.endsWith('HitlTool')) return own ?? '';
	return `Press ${textOf(keys.approveKey)} to approve, ${textOf(keys.declineKey)} to decline.`;
}

const branchOf = (digit: unknown, keyWords: unknown, reply: unknown) => ({
	digit,
	keyWords,
	record: { text: reply },
});

function answersTo({ digit, keyWords }: IDataObject): string[] {
	const words = textOf(keyWords)?.toLowerCase().split('|') ?? [];
	const key = textOf(digit);
	return key === undefined ? words : [key, ...words];
}

function readOwnMenu(item: Item): Choices {
	const ivrs = checkBranches(item, givenBranches(item));
	if (ivrs.length === 0) throw item.refuse('Menu', 'has no branches, so there is nothing to answer');
	const approving = (textOf(item.get('approvingAnswers')) ?? '').toLowerCase().split(/\s*[,;|\n]\s*/);
	const approved = approving.filter(Boolean);
	const others = answersIn(ivrs).filter((answer) => !approved.includes(answer));
	const choices = [
		{ approved: true, label: null, answers: approved },
		{ approved: false, label: null, answers: others },
	];
	return { ivrs, choices, hint: '' };
}

function answersIn(ivrs: IDataObject[]): string[] {
	return ivrs.flatMap((branch) => [...answersTo(branch), ...answersIn((branch.ivrs ?? []) as IDataObject[])]);
}
