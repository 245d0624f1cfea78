/**
 * Reads a menu: branches of the form and branches in JSON alike (document, `ivrs.*`).
 *
 * Everything is checked before anything is sent, because a menu that the service reads differently calls people and
 * tells them the wrong thing.
 */

import type { IDataObject } from 'n8n-workflow';

import { isRecord } from '../../shared/values/text';
import { IvrFaults } from './faults';
import type { IvrFault } from './faults';
import type { Reader } from './values';
import * as values from './values';

const LONGEST_SMS = 70;
/** Deeper than any conversation; it keeps a broken export from using up the stack. */
const DEEPEST = 100;

/** Every documented field of a branch but `ivrs`. */
const READERS: Record<string, Reader> = {
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
/** Left over in exports of the cabinet; the service does not take them (field notes §5.1). */
const FROM_EXPORTS = new Set(['id', 'name', 'extend']);
/** Passed on as it is, for what newer documents name. */
const ADDITIONAL = 'additionalFields';

export type ReadIvrs = { ivrs: IDataObject[] } | { faults: IvrFault[] };

/**
 * @param branches a list of branches, by the document's names; flags may be booleans, parameters objects, words lists
 * @returns the branches as the service takes them, or everything that is wrong with them
 */
export function readIvrs(branches: unknown): ReadIvrs {
	const faults = new IvrFaults();
	const ivrs = readLevel(branches, 'ivrs', 1, faults);
	return faults.found.length > 0 ? { faults: faults.found } : { ivrs };
}

function readLevel(branches: unknown, path: string, depth: number, faults: IvrFaults): IDataObject[] {
	if (!Array.isArray(branches)) {
		faults.add(path, 'must be a list of branches');
		return [];
	}
	if (depth > DEEPEST) {
		faults.add(path, `is level ${depth}, ${DEEPEST} allowed`);
		return [];
	}
	const read = branches.map((branch, place) => readBranch(branch, `${path}[${place}]`, depth, faults));
	findTwins(read, path, faults);
	return read;
}

function readBranch(branch: unknown, path: string, depth: number, faults: IvrFaults): IDataObject {
	const read: IDataObject = {};
	if (!isRecord(branch)) {
		faults.add(path, 'must be an object');
		return read;
	}
	for (const [name, value] of Object.entries(branch)) {
		if (values.isEmpty(value) || FROM_EXPORTS.has(name) || name === ADDITIONAL) continue;
		const place = `${path}.${name}`;
		const field =
			name === 'ivrs' ? readLevel(value, place, depth + 1, faults) : readField(name, value, place, faults);
		if (field !== undefined) read[name] = field as IDataObject[string];
	}
	if (Array.isArray(read.ivrs) && read.ivrs.length === 0) delete read.ivrs;
	checkTogether(read, path, faults);
	return isRecord(branch[ADDITIONAL]) ? { ...read, ...(branch[ADDITIONAL] as IDataObject) } : read;
}

function readField(name: string, value: unknown, path: string, faults: IvrFaults): unknown {
	if (!Object.hasOwn(READERS, name)) {
		return faults.add(path, `is no field of a branch; what is not in the document goes into ${ADDITIONAL}`);
	}
	return READERS[name](value, path, faults);
}

/** Fields that only make sense, or no sense, together. */
function checkTogether(branch: IDataObject, path: string, faults: IvrFaults): void {
	const { anyWord, digit, keyWords, recognitionTimeout, smsText, smsTemplateId } = branch;
	if (anyWord === 1 && (digit !== undefined || keyWords !== undefined)) {
		faults.add(`${path}.anyWord`, 'can not stand beside digit or keyWords');
	}
	if (recognitionTimeout !== undefined && anyWord !== 1) {
		faults.add(`${path}.recognitionTimeout`, 'needs anyWord');
	}
	if (smsText !== undefined && smsTemplateId !== undefined) {
		faults.add(`${path}.smsText`, 'is replaced by smsTemplateId, one allowed');
	}
	for (const needing of ['webhookParameters', 'webhookHeaders']) {
		if (branch[needing] !== undefined && branch.webhookUrl === undefined) {
			faults.add(`${path}.${needing}`, 'needs webhookUrl');
		}
	}
}

/** Two branches that listen to the same: nobody could say which one is taken. */
function findTwins(branches: IDataObject[], path: string, faults: IvrFaults): void {
	const taken = new Map<string, number>();
	branches.forEach((branch, place) => {
		for (const { cause, field } of causesOf(branch)) {
			const first = taken.get(cause);
			if (first === undefined) taken.set(cause, place);
			else if (first !== place) faults.add(`${path}[${place}]${field}`, `is taken by ${path}[${first}]`);
		}
	});
}

function causesOf({ digit, keyWords, anyWord }: IDataObject): Array<{ cause: string; field: string }> {
	if (anyWord === 1) return [{ cause: 'any word', field: '.anyWord' }];
	const words = typeof keyWords === 'string' ? keyWords.toLowerCase().split('|') : [];
	const causes = words.map((word) => ({ cause: `word ${word}`, field: '.keyWords' }));
	if (typeof digit === 'number') causes.push({ cause: `digit ${digit}`, field: '.digit' });
	return causes.length > 0 ? causes : [{ cause: 'stay on the line', field: '' }];
}
