/** Takes what workflows have come to, from an HTTP Request node at their end. */

import fastify from 'fastify';

export interface Collector<Result> {
	url: string;
	results: Result[];
	close(): Promise<void>;
}

export async function startCollector<Result>(): Promise<Collector<Result>> {
	const results: Result[] = [];
	const app = fastify();
	app.post('/', ({ body }) => {
		results.push(body as Result);
		return {};
	});
	const url = await app.listen({ port: 0, host: '127.0.0.1' });
	return { url, results, close: async () => await app.close() };
}
