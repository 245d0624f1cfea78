/** Create an audio record: `POST /apiCalls/createRecord`, JSON for a text, multipart for a file (field notes §5.3). */

import type { IDataObject, IExecuteSingleFunctions, INodeProperties } from 'n8n-workflow';

import { inputError } from '../../../shared/errors';
import { forOperation, optionsField } from '../../../shared/fields';
import { textOf } from '../../../shared/values/text';
import { LONGEST_SPEECH } from '../../ivr/values';

export const createRecordFields: INodeProperties[] = forOperation(
	{ resource: ['audioRecord'], operation: ['create'] },
	[
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. Order is ready',
			description: 'What the record is called in the cabinet',
		},
		{
			displayName: 'Source',
			name: 'source',
			type: 'options',
			default: 'text',
			options: [
				{ name: 'File', value: 'file', description: 'An audio file from the input' },
				{ name: 'Text', value: 'text', description: 'Made into speech. Costs extra.' },
			],
		},
		{
			displayName: 'Text',
			name: 'text',
			type: 'string',
			typeOptions: { rows: 4 },
			required: true,
			default: '',
			placeholder: 'e.g. Your order is ready.',
			displayOptions: { show: { source: ['text'] } },
		},
		{
			displayName: 'Input Data Field Name',
			name: 'binaryProperty',
			type: 'string',
			required: true,
			default: 'data',
			description: 'The binary field that holds the audio file, of at most 20 MB',
			displayOptions: { show: { source: ['file'] } },
		},
		optionsField,
	],
);

const LARGEST_BYTES = 20 * 1024 * 1024;
/** Files from a form or a disk often come without their type. */
const AUDIO_NAME = /\.(mp3|wav|ogg|oga|m4a|aac|flac|wma)$/i;
const AUDIO_TYPE = /^audio\//i;

/** Fills in the request from the fields. */
export async function readNewRecord(context: IExecuteSingleFunctions): Promise<IDataObject | FormData> {
	const name = textOf(context.getNodeParameter('name', ''));
	if (name === undefined) throw inputError(context, 'Name', 'is empty');
	if (context.getNodeParameter('source', 'text') === 'file') return await readFile(context, name);
	const text = textOf(context.getNodeParameter('text', ''));
	if (text === undefined) throw inputError(context, 'Text', 'is empty');
	const { length } = [...text];
	if (length <= LONGEST_SPEECH) return { name, source: 'text', text };
	throw inputError(context, 'Text', `has ${length} characters; ${LONGEST_SPEECH} are allowed`);
}

async function readFile(context: IExecuteSingleFunctions, name: string): Promise<FormData> {
	const property = textOf(context.getNodeParameter('binaryProperty', 'data')) ?? 'data';
	const { mimeType, fileName = 'record.mp3' } = context.helpers.assertBinaryData(property);
	if (!AUDIO_TYPE.test(mimeType) && !AUDIO_NAME.test(fileName)) {
		throw inputError(context, 'Input Data Field Name', `names a file that is no audio (${mimeType})`);
	}
	const content = await context.helpers.getBinaryDataBuffer(property);
	if (content.length === 0) throw inputError(context, 'Input Data Field Name', 'names an empty file');
	if (content.length > LARGEST_BYTES) {
		const megabytes = Math.ceil(content.length / 1024 / 1024);
		throw inputError(context, 'Input Data Field Name', `names a file of ${megabytes} MB; 20 are allowed`);
	}
	const form = new FormData();
	form.set('name', name);
	form.set('source', 'file');
	form.set('file', new Blob([new Uint8Array(content)], { type: mimeType }), fileName);
	return form;
}
