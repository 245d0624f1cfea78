/** The rows of the form that depend on what the account holds. */

import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';

import { pickerItem } from '../../shared/item';
import { textOf } from '../../shared/values/text';
import { allTemplates, variablesOf } from '../api/templates';

/** The variables of the chosen template, each of them to be filled in. */
export async function getTemplateVariables(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const item = pickerItem(this);
	const id = textOf(item.raw('template', 'Template'));
	if (id === undefined) return { fields: [], emptyFieldsNotice: 'Choose a template first.' };
	const template = (await allTemplates(item)).find((one) => textOf(one.id) === id);
	const fields = variablesOf(template ?? {}).map((name) => ({
		id: name,
		displayName: name,
		required: true,
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		type: 'string' as const,
	}));
	const emptyFieldsNotice = template
		? "Zvonobot shows no variables in this template. Add those that you know in 'Variables'."
		: 'Zvonobot does not list this template.';
	return fields.length > 0 ? { fields } : { fields, emptyFieldsNotice };
}
