/**
 * Create a recording: `POST /apiCalls/createRecord`, JSON for a text, multipart for a file (docs/api-notes.md, Zvonobot:
 * Creating and deleting recordings).
 */

import { createHash } from 'node:crypto';

import type { IDataObject, IN8nHttpFullResponse, INodeProperties } from 'n8n-workflow';

import type { CallOutcome, PaidOperation } from '../../../shared/calls/operation';
import { forOperation, isSimplified, optionsField } from '../../../shared/fields';
import type { Item } from '../../../shared/item';
import { accountOf, CREDENTIAL, type ZvonobotAccount } from '../../api/credentials';
import { recordings } from '../../api/entries';
import { idBesideError, recordEffect } from '../../api/errors';
import { postRequest } from '../../api/request';
import { findFault, withoutResult } from '../../api/response';
import { complains, rowsOf } from '../../api/rows';
import { canBeSound, isNoSound, soundName } from '../../../shared/values/audio';
import { LONGEST_SPEECH } from '../../ivr/values';

export const fields: INodeProperties[] = forOperation({ resource: ['audioRecord'], operation: ['create'] }, [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Order is ready',
		description: 'What the recording is called in the account portal',
	},
	{
		displayName: 'Source',
		name: 'source',
		type: 'options',
		default: 'text',
		options: [
			{ name: 'File', value: 'file', description: 'An audio file from the input' },
			{ name: 'Text', value: 'text', description: 'Converted to speech. Costs extra.' },
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
]);

interface Reading {
	account: ZvonobotAccount;
	simplify: boolean;
}

/** A recording to make. Speech costs money, so it goes through the gate like a call. */
interface NewRecording {
	name: string;
	text?: string;
	file?: AudioFile;
}

interface AudioFile {
	fileName: string;
	mimeType: string;
	/** Of the content. */
	digest: string;
	/** A function, so that megabytes are not written out where two recordings are compared. */
	content: () => Buffer;
}

export const operation: PaidOperation<Reading, NewRecording> = {
	service: 'zvonobot',
	credential: CREDENTIAL,
	effect: recordEffect,
	limit: 1,
	callsNobody: true,
	short: [
		...['recordId', 'name', 'status', 'needsModeration', 'notice', 'url', 'text', 'price', 'createdAt'],
		'moderatorComment',
	],
	read: async (item) => ({ account: await accountOf(item), simplify: isSimplified(item) }),
	calls: async (item) => [await readRecording(item)],
	keyOf: ({ name, text, file }) => JSON.stringify([name, text ?? file?.digest]),
	shown: ({ name }) => ({ name }),
	request: ({ account }, [recording]) => postRequest(account, '/apiCalls/createRecord', bodyOf(recording)),
	results: (answer, reading) => [readResult(answer, reading)],
};

const SOURCES = ['file', 'text'] as const;

async function readRecording(item: Item): Promise<NewRecording> {
	const name = item.requiredText('name', 'Name');
	if (item.choice('source', 'Source', SOURCES, 'text') === 'file')
		return { name, file: await readFile(item) };
	const text = item.requiredText('text', 'Text');
	const { length } = [...text];
	if (length <= LONGEST_SPEECH) return { name, text };
	throw item.refuse('Text', `has ${length} characters; ${LONGEST_SPEECH} are allowed`);
}

const FILE = 'Input Data Field Name';
const MEGABYTE = 1024 * 1024;
const LARGEST_MB = 20;

async function readFile(item: Item): Promise<AudioFile> {
	const property = item.requiredText('binaryProperty', FILE);
	const { mimeType, fileName } = item.binary(property);
	const noAudio = () => item.refuse(FILE, `names a file that is not audio (${mimeType})`);
	// Files from a form or a disk often come without their type, or without a name.
	if (!canBeSound(mimeType, fileName)) throw noAudio();
	const content = await item.bytes(property);
	if (isNoSound(mimeType, content)) throw noAudio();
	if (content.length === 0) throw item.refuse(FILE, 'names an empty file');
	if (content.length > LARGEST_MB * MEGABYTE) {
		const megabytes = Math.ceil(content.length / MEGABYTE);
		throw item.refuse(FILE, `names a file of ${megabytes} MB; ${LARGEST_MB} are allowed`);
	}
	const digest = createHash('sha256').update(content).digest('base64url');
	return { fileName: soundName(fileName ?? '', mimeType, content), mimeType, digest, content: () => content };
}

function bodyOf({ name, text, file }: NewRecording): IDataObject | FormData {
	if (!file) return { name, source: 'text', text };
	const form = new FormData();
	form.set('name', name);
	form.set('source', 'file');
	form.set('file', new Blob([new Uint8Array(file.content())], { type: file.mimeType }), file.fileName);
	return form;
}

function readResult(answer: IN8nHttpFullResponse, { account: { apiKey }, simplify }: Reading): CallOutcome {
	const fault = findFault(answer, recordEffect, [apiKey]);
	if (fault) return fault;
	const [made] = rowsOf(answer.body, recordings.isRow) ?? [];
	if (!made) return withoutResult(answer, 'the recording', recordEffect, [apiKey]);
	if (complains(made)) return { failure: idBesideError(recordEffect) };
	return { json: { ...recordings.simplify(made), ...(!simplify && { response: made }) } };
}
