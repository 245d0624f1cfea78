/** Turns the form of a menu into branches by the document's names; `readIvrs` checks them. */

import type { IDataObject } from 'n8n-workflow';

import { pickedText } from '../../shared/fields';
import { isRecord } from '../../shared/values/text';

/** @param form the value of the form's field, `{branch: [{digit, then, branches}]}` */
export function branchesOfForm(form: unknown): IDataObject[] {
	const branches = isRecord(form) && Array.isArray(form.branch) ? form.branch : [];
	return branches.filter(isRecord).map((branch) => toBranch(branch as IDataObject));
}

function toBranch({ digit, keyWords, anyWord, then, branches }: IDataObject): IDataObject {
	const { recordId, recordText, recordGender, ...actions } = (then ?? {}) as IDataObject;
	return {
		digit,
		keyWords,
		// A switch that is off says nothing.
		...(anyWord === true && { anyWord: 1 }),
		...dropEmptyObjects(dropZeroIds(actions)),
		record: {
			id: pickedText(recordId),
			text: recordText,
			gender: recordText ? recordGender : undefined,
		},
		ivrs: branchesOfForm(branches),
	};
}

function dropZeroIds({ smsTemplateId, ...rest }: IDataObject): IDataObject {
	return smsTemplateId === 0 ? rest : { smsTemplateId, ...rest };
}

function dropEmptyObjects(actions: IDataObject): IDataObject {
	const filled = Object.entries(actions).filter(([, value]) => value !== '{}' && !isEmptyObject(value));
	return Object.fromEntries(filled);
}

const isEmptyObject = (value: unknown) => isRecord(value) && Object.keys(value).length === 0;
