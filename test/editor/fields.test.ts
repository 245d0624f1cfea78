/** What a form shows for each resource and operation: the fields that belong, and no others. */

import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { Locator } from 'playwright-core';

import { McnTelecom } from '../../nodes/McnTelecom/McnTelecom.node';
import { Mobilgroup } from '../../nodes/Mobilgroup/Mobilgroup.node';
import { Zvonobot } from '../../nodes/Zvonobot/Zvonobot.node';
import { released } from '../support/releasedNames';
import { OPEN_MS, openEditor, takePictures, type Editor } from '../support/editor/editor';
import { choose, formOf, openForm, shownFields } from '../support/editor/form';

let editor: Editor;
beforeAll(async () => {
	editor = await openEditor();
	// Tall enough for the longest form: what is scrolled away is not drawn in the pictures.
	await editor.page.setViewportSize({ width: 1440, height: 1700 });
}, OPEN_MS);
afterAll(async () => await editor?.close());

const optionsOf = ({ options = [] }: INodeProperties) => options as INodePropertyOptions[];

/** Every resource and operation of a node, by their names and by what they are called. */
function operationsOf(properties: INodeProperties[]) {
	const [resources] = properties.filter(({ name }) => name === 'resource');
	return optionsOf(resources).flatMap((resource) =>
		properties
			.filter(({ name }) => name === 'operation')
			.filter(({ displayOptions }) => displayOptions?.show?.resource?.includes(resource.value))
			.flatMap(optionsOf)
			.map((operation) => ({ resource, operation, title: `${resource.name} › ${operation.name}` })),
	);
}

describe.each([new McnTelecom(), new Mobilgroup(), new Zvonobot()].map(({ description }) => description))(
	'$displayName',
	({ name, properties }) => {
		beforeAll(async () => void (await openForm(editor, { type: name })));

		/** The fields that are shown whatever the others hold. */
		const alwaysShown = (resource: unknown, operation: unknown) =>
			properties
				// Rows of variables wait for the template to be chosen.
				.filter(({ type }) => type !== 'notice' && type !== 'resourceMapper')
				.filter(({ displayOptions: { show = {} } = {} }) =>
					Object.entries(show).every(
						([field, values]) =>
							(field === 'resource' && values?.includes(resource as string)) ||
							(field === 'operation' && values?.includes(operation as string)),
					),
				)
				.filter(({ displayOptions }) => displayOptions?.show?.operation)
				.map((property) => property.name);

		it.each(operationsOf(properties))('$title', async ({ resource, operation }) => {
			const { page } = editor;
			await choose(page, 'resource', resource.name);
			await choose(page, 'operation', operation.name);
			for (const field of alwaysShown(resource.value, operation.value)) await labelOf(field).waitFor();
			const belonging = ['resource', 'operation'].concat(
				released[name][String(resource.value)][String(operation.value)],
			);
			const strangers = async () => (await shownFields(page)).filter((field) => !belonging.includes(field));
			// What belonged to the operation before goes away with a short delay.
			for (const field of await strangers()) await labelOf(field).waitFor({ state: 'detached' });
			expect(await strangers()).toEqual([]);
			await takePictures(page, `form-${name}-${String(resource.value)}-${String(operation.value)}`);
		});
	},
);

const labelOf = (field: string): Locator =>
	formOf(editor.page).locator(`label[for="${field}"]`).filter({ visible: true }).first();
