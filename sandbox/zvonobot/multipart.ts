/** Reads `multipart/form-data`: fields as text, the file as its name, type and size. */

import type { FastifyInstance, FastifyRequest } from 'fastify';

export function acceptMultipart(app: FastifyInstance): void {
	app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, readForm);
}

async function readForm(request: FastifyRequest, body: Buffer): Promise<Record<string, unknown>> {
	const headers = { 'content-type': request.headers['content-type'] ?? '' };
	const form = await new Response(new Uint8Array(body), { headers }).formData();
	const fields: Record<string, unknown> = {};
	for (const [name, value] of form) {
		fields[name] =
			typeof value === 'string' ? value : { fileName: value.name, type: value.type, size: value.size };
	}
	return fields;
}
