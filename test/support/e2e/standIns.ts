/** What the examples of campaigns work with beside n8n: two CRMs and a sheet, as far as their documents matter here. */

import fastify, { type FastifyInstance } from 'fastify';

type Fields = Record<string, unknown>;

export interface StandIns {
	url: string;
	/** The deals of Bitrix24, by their IDs. */
	deals: Record<string, Fields>;
	/** The leads of amoCRM. */
	leads: Array<Fields & { id: number }>;
	/** The rows of the sheet. */
	rows: Fields[];
	close(): Promise<void>;
}

/** The address of a webhook of Bitrix24 ends like this. */
export const BITRIX = '/rest/1/webhook/';
export const TOKEN = 'Bearer of-the-stand-in';
const PAGE = 2;

export async function startStandIns(): Promise<StandIns> {
	const app = fastify();
	const state = { deals: {}, leads: [], rows: [] } as Pick<StandIns, 'deals' | 'leads' | 'rows'>;
	bitrix(app, state);
	amocrm(app, state);
	app.get('/rows', () => state.rows);
	const url = await app.listen({ port: 0, host: '127.0.0.1' });
	return { url, ...state, close: async () => await app.close() };
}

/** Pages are small here; those of Bitrix24 hold 50. */
function bitrix(app: FastifyInstance, { deals }: Pick<StandIns, 'deals'>): void {
	app.post<{ Body: { filter: Fields; start: number } }>(`${BITRIX}crm.deal.list`, ({ body }) => {
		const { filter, start } = body;
		const found = Object.entries(deals).filter(([, { STAGE_ID }]) => STAGE_ID === filter.STAGE_ID);
		const page = found.slice(Number(start), Number(start) + PAGE);
		const end = Number(start) + page.length;
		return {
			result: page.map(([ID, { TITLE, CONTACT_ID }]) => ({ ID, TITLE, CONTACT_ID })),
			...(end < found.length && { next: end }),
			total: found.length,
		};
	});
	app.post<{ Body: { id: string | null } }>(`${BITRIX}crm.contact.get`, async ({ body: { id } }, reply) => {
		if (!Number(id)) return await reply.status(400).send({ error: '', error_description: 'Not found' });
		return { result: { ID: id, PHONE: [{ ID: '1', VALUE_TYPE: 'WORK', VALUE: id, TYPE_ID: 'PHONE' }] } };
	});
	app.post<{ Body: { id: string; fields: Fields } }>(`${BITRIX}crm.deal.update`, ({ body }) => {
		Object.assign(deals[body.id], body.fields);
		return { result: true };
	});
}

function amocrm(app: FastifyInstance, { leads }: Pick<StandIns, 'leads'>): void {
	app.addHook('onRequest', async ({ url, headers }, reply) => {
		if (url.startsWith('/api/v4/') && headers.authorization !== TOKEN) await reply.status(401).send({});
	});
	app.get<{ Querystring: Record<string, string> }>('/api/v4/leads', ({ query }) => ({
		_embedded: {
			leads: leads.filter(
				({ pipeline_id: pipeline, status_id: status }) =>
					query['filter[statuses][0][pipeline_id]'] === String(pipeline) &&
					query['filter[statuses][0][status_id]'] === String(status),
			),
		},
	}));
	app.get<{ Params: { id: string } }>('/api/v4/contacts/:id', ({ params: { id } }) => ({
		id: Number(id),
		custom_fields_values: [
			{ field_code: 'EMAIL', values: [{ value: 'somebody@example.com' }] },
			{ field_code: 'PHONE', values: [{ value: id, enum_code: 'WORK' }] },
		],
	}));
	app.patch<{ Body: Array<Fields & { id: number }> }>('/api/v4/leads', ({ body }) => {
		for (const changed of body) Object.assign(leads.find(({ id }) => id === changed.id) ?? {}, changed);
		return { _embedded: { leads: body.map(({ id }) => ({ id })) } };
	});
}
