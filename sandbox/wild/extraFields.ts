/** Fields that no document names, beside what is documented. */

import { type ContentIdea, isCallback } from './idea';
import { isObject, type JsonObject, mapObjects } from './json';

/** None of them says anything of a call; those that name errors say that there are none. */
export const EXTRA: JsonObject = {
	execution_time: 0.0213,
	server: 'web-3',
	request_id: '5f2c9a',
	version: '2.7.1',
	server_time: 1_767_225_600,
	debug: [],
	error: null,
	errors: [],
	warnings: '',
	meta: { page: '1', total: 1 },
};

/** Whatever a template has is passed on, so this would show in results. */
const PASSED_ON = '/apiCalls/getTemplates';
/** What a row has; other objects inside an answer hold words of the service, or values of the user. */
const ROW = ['id', 'phone', 'number', 'verification_call_uuid'];
const isRow = (object: JsonObject) => ROW.some((field) => field in object);

export const extraFields: ContentIdea = (outgoing, chance) => {
	const { about, service, content } = outgoing;
	const extra = Object.fromEntries(chance.shuffled(Object.entries(EXTRA)).slice(0, 3));
	const atTop = (told: typeof content) => (isObject(told) ? { ...extra, ...told } : told);
	// What Zvonobot's callbacks have at the top are parameters of the user.
	if (isCallback(outgoing)) return service === 'zvonobot' ? content : atTop(content);
	if (about === PASSED_ON) return atTop(content);
	return atTop(mapObjects(content, (object) => (isRow(object) ? { ...extra, ...object } : object)));
};
