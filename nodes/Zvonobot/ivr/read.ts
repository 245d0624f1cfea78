/**
 * Reads a menu: branches of the form and branches in JSON alike (API documentation, `ivrs.*`).
 *
 * Everything is checked before anything is sent, because a menu that the service reads differently calls people and
 * tells them the wrong thing.
 */

import type { IDataObject } from 'n8n-workflow';

import { parseJson } from '../../shared/values/json';
import { plain } from '../../shared/values/speech';
import { booleanOf, isRecord, isUnset, wholeOf } from '../../shared/values/text';
import { type MenuProblem, type MenuRule, Problems } from './faults';
import * as values from './values';

const LONGEST_SMS = 70;
/** Deeper than any conversation; it keeps a broken export from using up the stack. */
const DEEPEST = 100;

/** Every documented field of a branch but `ivrs`. */
const READERS: Record<string, values.ValueReader> = {
	digit: values.wholeNumber(0, 9),
	keyWords: values.keyWords,
	anyWord: values.flag,
	recognitionTimeout: values.wholeNumber(1, 15),
	recognize: values.flag,
	needBlock: values.flag,
	record: values.record,
	managerPhone: values.phone,
	smsText: values.text(LONGEST_SMS),
	smsTemplateId: values.wholeNumber(1),
	smsChannel: values.text(50),
	webhookUrl: values.address,
	webhookParameters: values.jsonText,
	webhookHeaders: values.jsonText,
	emailTimeout: values.wholeNumber(0),
};
/** Only exports of the account portal have them (docs/api-notes.md, Zvonobot: Branches of a menu). */
const FROM_EXPORTS = new Set(['id', 'name', 'extend']);
/** Passed on as it is, for what newer API documentation names. */
const ADDITIONAL = 'additionalFields';

export type ReadIvrs = { ivrs: IDataObject[] } | { problems: MenuProblem[] };

/**
 * @param branches a list of branches, by their API names; flags may be booleans, parameters objects, words lists
 * @returns the branches as the service takes them, or everything that is wrong with them
 */
export function readIvrs(branches: unknown): ReadIvrs {
	const problems = new Problems();
	const ivrs = readLevel(branches, 'ivrs', 1, problems);
	return problems.found.length > 0 ? { problems: problems.found } : { ivrs };
}

function readLevel(branches: unknown, path: string, depth: number, problems: Problems): IDataObject[] {
	if (!Array.isArray(branches)) {
		problems.add(path, 'must be a list of branches');
		return [];
	}
	if (depth > DEEPEST) {
		problems.add(path, `is level ${depth}, ${DEEPEST} allowed`);
		return [];
	}
	const read = branches.map((branch, at) => readBranch(branch, `${path}[${at}]`, depth, problems));
	findTwins(read, path, problems);
	return read;
}

function readBranch(branch: unknown, path: string, depth: number, problems: Problems): IDataObject {
	const read: IDataObject = {};
	if (!isRecord(branch)) {
		problems.add(path, 'must be an object with the fields of a branch');
		return read;
	}
	for (const [name, value] of Object.entries(branch)) {
		if (isUnset(value) || FROM_EXPORTS.has(name) || name === ADDITIONAL) continue;
		const here = `${path}.${name}`;
		const field =
			name === 'ivrs' ? readLevel(value, here, depth + 1, problems) : readField(name, value, here, problems);
		if (field !== undefined) read[name] = field as IDataObject[string];
	}
	if (Array.isArray(read.ivrs) && read.ivrs.length === 0) delete read.ivrs;
	checkTogether(read, path, problems);
	return { ...read, ...readAdditional(branch[ADDITIONAL], `${path}.${ADDITIONAL}`, problems) };
}

function readField(name: string, value: unknown, path: string, problems: Problems): unknown {
	if (name === 'then') return problems.add(path, 'must be set field by field');
	if (!Object.hasOwn(READERS, name)) {
		return problems.add(
			path,
			`is not a field of a branch; what is not in the API documentation goes into ${ADDITIONAL}`,
		);
	}
	return READERS[name](value, path, problems);
}

function readAdditional(value: unknown, path: string, problems: Problems): IDataObject | undefined {
	if (isUnset(value)) return undefined;
	const object = typeof value === 'string' ? parseJson(value) : value;
	if (!isRecord(object)) return problems.add(path, 'must be a JSON object');
	const known = Object.keys(object).find((name) => name === 'ivrs' || Object.hasOwn(READERS, name));
	return known ? problems.add(`${path}.${known}`, 'belongs to the branch itself') : (object as IDataObject);
}

/** Fields that only make sense, or no sense, together. */
function checkTogether(branch: IDataObject, path: string, problems: Problems): void {
	const { anyWord, digit, keyWords, recognitionTimeout, smsText, smsTemplateId } = branch;
	if (anyWord === 1 && (digit !== undefined || keyWords !== undefined)) {
		problems.add(
			`${path}.anyWord`,
			(nameOf) => `cannot stand beside ${nameOf('digit')} or ${nameOf('keyWords')}`,
		);
	}
	if (recognitionTimeout !== undefined && anyWord !== 1) {
		problems.add(`${path}.recognitionTimeout`, needs('anyWord'));
	}
	if (smsText !== undefined && smsTemplateId !== undefined) {
		problems.add(`${path}.smsText`, (nameOf) => `is replaced by ${nameOf('smsTemplateId')}, one allowed`);
	}
	for (const needing of ['webhookParameters', 'webhookHeaders']) {
		if (branch[needing] !== undefined && branch.webhookUrl === undefined) {
			problems.add(`${path}.${needing}`, needs('webhookUrl'));
		}
	}
}

const needs =
	(name: string): MenuRule =>
	(nameOf) =>
		`needs ${nameOf(name)}`;

/** Two branches that listen to the same: nobody could say which one is taken. */
function findTwins(branches: IDataObject[], path: string, problems: Problems): void {
	const taken = new Map<string, number>();
	branches.forEach((branch, at) => {
		for (const [heard, cause] of causesOf(branch)) {
			const first = taken.get(heard);
			if (first === undefined) taken.set(heard, at);
			else if (first !== at)
				problems.add(
					`${path}[${at}]`,
					(nameOf) => `${cause}, which ${nameOf(`${path}[${first}]`)} has taken`,
				);
		}
	});
}

/** @returns what a branch is taken by, as answers are compared, and in words */
function causesOf({ digit, keyWords, anyWord }: IDataObject): Array<[heard: string, cause: string]> {
	if (anyWord === 1) return [['', 'listens to any words']];
	const words = typeof keyWords === 'string' ? keyWords.toLowerCase().split('|') : [];
	const causes = words.map((word): [string, string] => [plain(word), `listens to the word '${word}'`]);
	if (typeof digit === 'number') causes.push([String(digit), `listens to key ${digit}`]);
	return causes.length > 0 ? causes : [['-1', 'is for staying on the line']];
}

/**
 * Turns the form of a menu into branches by their API names; `readIvrs` checks them.
 *
 * @param form the value of the form's field, `{branch: [{digit, then, branches}]}`
 * @returns a list of branches; what is no form comes back as it is, for `readIvrs` to refuse
 */
export function branchesOfForm(form: unknown): unknown {
	if (isUnset(form)) return [];
	const branches = isRecord(form) ? (form.branch ?? []) : form;
	return Array.isArray(branches) ? branches.map(toBranch) : branches;
}

function toBranch(branch: unknown): unknown {
	if (!isRecord(branch)) return branch;
	const { digit, keyWords, anyWord, then, branches } = branch;
	if (!isUnset(then) && !isRecord(then)) return { then };
	const { recordId, recordText, recordGender, ...actions } = isRecord(then) ? then : {};
	return {
		digit: Object.hasOwn(branch, 'digit') ? keyOf(digit) : undefined,
		keyWords,
		// A switch that is off says nothing.
		...(booleanOf(anyWord) !== false && { anyWord }),
		...dropEmpty(actions),
		record: {
			id: isRecord(recordId) && recordId.__rl === true ? recordId.value : recordId,
			text: recordText,
			gender: isUnset(recordText) ? undefined : recordGender,
		},
		ivrs: branchesOfForm(branches),
	};
}

/** 'No Key' is an empty text; nothing else that an expression leaves empty means that the person stays on the line. */
const keyOf = (digit: unknown): unknown => (digit === '' || !isUnset(digit) ? digit : NaN);

const JSON_FIELDS = ['webhookHeaders', 'webhookParameters'];

/** A number field that was left alone is 0, a JSON field is an empty object. */
function dropEmpty(actions: Record<string, unknown>): Record<string, unknown> {
	const isEmpty = ([name, value]: [string, unknown]) =>
		(name === 'smsTemplateId' && wholeOf(value) === '0') ||
		(JSON_FIELDS.includes(name) && isEmptyObject(value));
	return Object.fromEntries(Object.entries(actions).filter((action) => !isEmpty(action)));
}

const isEmptyObject = (value: unknown): boolean => {
	const object = typeof value === 'string' ? parseJson(value) : value;
	return isRecord(object) && Object.keys(object).length === 0;
};
