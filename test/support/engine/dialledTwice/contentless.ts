/** Answers with status 200 that name no call; every operation can get them. */

import { about, type Answer, type Dialect, unclear } from './answer';

/** As they come over the wire. */
const texts = [
	'',
	'null',
	'12345',
	'OK',
	'Доступ запрещён',
	'<?xml version="1.0"?><response><id>5</id></response>',
	'{"result":"ok","id"',
	'[]',
	'{}',
	'{"data":[]}',
	'{"data":null}',
	'{"id":null}',
	'{"id":0}',
	'{"message":"Not enough money"}',
	'{"message":"temporarily unavailable"}',
	'{"message":"Internal error","code":500}',
	'{"success":true}',
	'{"success":false}',
	'{"success":false,"message":"timeout"}',
	'{"status":"success"}',
	'{"status":"success","data":[]}',
	'{"status":"error"}',
	'{"status":"error","data":{"message":""}}',
	'{"result":"ok"}',
	'{"result":"error"}',
	'{"result":"error","error_code":"internal_error"}',
	'{"error":"timeout"}',
	'{"errors":[]}',
	'{"code":200}',
	'{"code":500}',
];

export const contentless = ({ signs }: Dialect): Answer[] =>
	texts.map((text) => about(`the answer '${text}'`, signs[text] ?? unclear, () => text));
