/** Audio records, and the recordings of calls. */

import type { FastifyInstance } from 'fastify';

import { see } from '../coverage';
import { pay, type SandboxState } from '../state';
import type { SandboxRecord } from './catalogue';
import { refuse, success } from './envelope';
import { schemas } from './schemas';
import { nowInSeconds } from './store';

const LARGE_BYTES = 3 * 1024 * 1024;
const AUDIO = /^audio\//;

interface NewRecord {
	name: string;
	source: 'text' | 'file';
	text?: string;
	file?: { fileName: string; type: string; size: number };
}

export function recordRoutes(app: FastifyInstance, state: SandboxState, textPrice: number): void {
	const { zvonobot: store } = state;
	app.post<{ Body: NewRecord }>(
		'/apiCalls/createRecord',
		{ schema: { body: schemas.createRecord } },
		(request) => {
			const { name, source, text, file } = request.body;
			if (file && (!AUDIO.test(file.type) || file.size === 0)) return refuse(state, 'Это не звуковой файл');
			const id = (store.nextId += 1);
			const record: SandboxRecord = {
				id,
				createdAt: nowInSeconds(),
				needModeration: 1,
				moderatorComment: null,
				name,
				path: `/records/${id}.mp3`,
				status: 'moderation',
				recordText: text ?? null,
				cost: source === 'text' ? (textPrice / 100).toFixed(2) : '0.00',
			};
			pay(state, 'zvonobot', source === 'text' ? textPrice : 0);
			store.records.set(id, record);
			return success(record);
		},
	);
	app.post<{ Body: { idList: number[] } }>(
		'/apiCalls/removeRecord',
		{ schema: { body: schemas.removeRecord } },
		(request) => {
			const removed = request.body.idList.flatMap((id) => {
				const record = store.records.get(id);
				store.records.delete(id);
				return record ? [{ ...record, deletedAt: nowInSeconds() }] : [];
			});
			if (removed.length === 0) return refuse(state, 'Аудиоролик не найден');
			return success(removed.length === 1 ? removed[0] : removed);
		},
	);
	// Not documented (docs/api-notes.md, Zvonobot: List of recordings).
	app.post('/apiCalls/getRecords', { schema: { body: schemas.keyOnly } }, () =>
		success([...store.records.values()]),
	);
	app.get<{ Params: { file: string } }>('/recordings/:file', async (request, reply) => {
		see(state, 'zvonobot', 'endpoint', 'GET recording');
		const { file } = request.params;
		if (file.startsWith('gone')) return await reply.code(404).send('');
		const size = file.startsWith('large') ? LARGE_BYTES : 2048;
		return await reply.type('audio/mpeg').send(Buffer.alloc(size, 'ID3'));
	});
}
