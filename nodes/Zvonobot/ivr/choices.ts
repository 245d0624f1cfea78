/** What a person who is asked can answer: two keys, or a menu of the user's own. */

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Item } from '../../shared/item';
import type { Group } from '../../shared/reader';
import type { Choice } from '../callbacks/answer';
import { answersTo, choicesIn, isOffered } from './approval';
import { formMenu, jsonMenu, type MenuKind } from './faults';
import { menuForm } from './form';
import { readKeyHint } from './hints';
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
	description: 'Converted to speech and played when the key is pressed',
});
const wordsField = (displayName: string, name: string, placeholder: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder,
	description: 'Words that count as the key, separated by commas',
});

const ANSWER_WITH = 'Answer With';
const FORM = { name: 'Menu (Form)', value: 'form', description: 'A menu of your own, up to three levels' };
const JSON_MENU = {
	name: 'Menu (JSON)',
	value: 'json',
	description: 'A menu of your own, any number of levels',
};
const TWO_KEYS = { name: 'Two Keys', value: 'keys', description: '1 approves and 2 declines' };

const answerWithField: INodeProperties = {
	displayName: ANSWER_WITH,
	name: 'menu',
	type: 'options',
	default: 'keys',
	description: 'How the person answers',
	options: [FORM, JSON_MENU, TWO_KEYS],
};

const APPROVING = 'Approving Answers';
export const approvingAnswersField: INodeProperties = {
	displayName: APPROVING,
	name: 'approvingAnswers',
	type: 'string',
	default: '1',
	placeholder: 'e.g. 1, yes',
	description: "Keys and words that set 'approved' to true, separated by commas",
};

const settingFields: INodeProperties[] = [
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
				default: '',
				description:
					"Spoken in place of the 'Key Hint' as it is filled in. For workflows that were made before there was one.",
			},
		],
	},
	{ ...menuForm, displayOptions: { show: { menu: ['form'] } } },
	jsonMenuField,
	{ ...approvingAnswersField, displayOptions: { show: { menu: ['form', 'json'] } } },
];

export const choiceFields: INodeProperties[] = [answerWithField, ...settingFields];
/** The same where it may be that nothing is asked. */
export const optionalChoiceFields: INodeProperties[] = [
	{
		...answerWithField,
		options: [FORM, JSON_MENU, { name: 'Nothing Is Asked', value: 'none' }, TWO_KEYS],
	},
	...settingFields,
];

const KINDS = ['form', 'json', 'keys'] as const;
const USUAL = { approve: { key: 1, label: 'Approve' }, decline: { key: 2, label: 'Decline' } };
const ANSWERS = /[,;|\n\r]+/;

/** What can be answered: the branches as the service takes them, and what each answer means. */
export interface Choices {
	ivrs: IDataObject[];
	kind: MenuKind;
	choices: Choice[];
	/** What is spoken behind the message. */
	hint: (message: string) => string;
}

/** @throws NodeOperationError naming the branch and the rule, or a key that stands for both answers */
export function readChoices(item: Item): Choices {
	const menu = item.choice('menu', ANSWER_WITH, KINDS, 'keys');
	return menu === 'keys' ? readKeys(item) : readOwnMenu(item, menu);
}

/** The same where it may be that nothing is asked. */
export function readOptionalChoices(item: Item): Choices {
	const isNone = item.choice('menu', ANSWER_WITH, [...KINDS, 'none'], 'keys') === 'none';
	return isNone ? { ivrs: [], kind: twoKeys, choices: [], hint: () => '' } : readChoices(item);
}

function readKeys(item: Item): Choices {
	const keys = item.group('keys', 'Keys');
	const [approve, decline] = [readKey(keys, 'approve'), readKey(keys, 'decline')];
	const ivrs = checkBranches(item, [approve.branch, decline.branch], twoKeys);
	const choices = [
		{ branch: '0', approved: true, label: approve.label, answers: answersTo(ivrs[0]) },
		{ branch: '1', approved: false, label: decline.label, answers: answersTo(ivrs[1]) },
	];
	return {
		ivrs,
		kind: twoKeys,
		choices,
		hint: (message) => readKeyHint(item, message, approve.digit, decline.digit),
	};
}

const readyKey = (title: string) => ({
	name: `'${title}'`,
	fields: { digit: `'${title} Key'`, keyWords: `'${title} Words'`, recordText: `'${title} Reply'` },
});
const twoKeys = formMenu(
	'Keys',
	[USUAL.approve, USUAL.decline].map(({ label }) => readyKey(label)),
);

/** @param answer `approve` or `decline`, as the names of the fields begin */
function readKey(keys: Group, answer: 'approve' | 'decline') {
	const title = USUAL[answer].label;
	const range = { min: 0, max: 9, whole: true };
	const digit = keys.number(`${answer}Key`, `${title} Key`, range) ?? USUAL[answer].key;
	const keyWords = readWords(keys, `${answer}Words`, `${title} Words`);
	const reply = keys.text(`${answer}Reply`, `${title} Reply`);
	const label = keys.text(`${answer}Label`, `${title} Label`) ?? title;
	return { digit, label, branch: { digit, keyWords, record: { text: reply } } };
}

/** A text with bars is split at them only, as in a menu. */
function readWords(keys: Group, name: string, label: string): string[] {
	const written = keys.raw(name, label);
	return keys.list(name, label, typeof written === 'string' && written.includes('|') ? /\|/ : /,/);
}

function readOwnMenu(item: Item, menu: 'form' | 'json'): Choices {
	const kind = menu === 'json' ? jsonMenu : formMenu('Branches');
	const ivrs = checkBranches(item, givenBranches(item, menu), kind);
	if (ivrs.length === 0) throw item.refuse(kind.title, 'has no branches, so there is nothing to answer');
	const approving = readApproving(item);
	// What the form begins with is no mistake: a menu may ask for something else than a yes.
	const isOwn = approving.join() !== approvingAnswersField.default;
	if (isOwn && approving.length > 0 && !isOffered(ivrs, approving))
		throw item.refuse(
			APPROVING,
			`names nothing that a branch listens to: ${approving.join(', ')}`,
			NOT_OFFERED,
		);
	return { ivrs, kind, choices: choicesIn(ivrs, { approving }), hint: () => '' };
}

const NOT_OFFERED =
	'Correct it or add a branch, or leave the field empty if no answer approves. Nobody was called.';

export const readApproving = (item: Item): string[] => item.list('approvingAnswers', APPROVING, ANSWERS);
