/** Runs a campaign to its end with a field that holds something, and tells what is seen of that. */

import { setTimeout as delay } from 'node:timers/promises';

import type { IDataObject } from 'n8n-workflow';

import type { CannedRequest } from '../../support/cannedService';
import { type Course, runCourse } from '../../support/engine/campaigns';
import type { NodeUnderTest } from '../../support/engine/engine';
import { nodeTypes } from '../../support/engine/nodeTypes';
import { goodAnswer } from '../../support/goodAnswers';
import { rewind } from './frozen';
import { BY_FORM, type Observation, requestText, resultOf, sorted } from './observation';
import type { Observer } from './observer';
import { filled, formOf } from './parameters';
import { type Scene, sceneOf } from './scenes';
import { MOMENT_ISO } from './samples';
import type { Stage } from './stage';
import type { Value } from './values';
import type { Operation, Subject } from './walk';

const LONGEST_MS = 20_000;
/** What a row says is read again when its call is looked at, and the clock goes on until then. */
const EXPRESSION = `={{ $json.fromNow ? DateTime.fromISO('${MOMENT_ISO}') : $json.value }}`;
/** Asked for before a row is read whole; it calls nobody. */
const isFree = ({ path }: CannedRequest) => path.endsWith('/getTemplates');

/** A campaign has no operations: all its fields belong to it. */
export function campaignOf(type: string): Operation {
	const { displayName, properties } = nodeTypes.getByNameAndVersion(type).description;
	return { name: displayName, type, resource: '', operation: '', fields: properties };
}

export function campaignObserver(stage: Stage, campaign: Operation, subject: Subject): Observer {
	const scene = sceneOf(campaign, subject);
	const base = formOf(campaign.fields, {}, subject, scene.parameters);
	const credentials = stage.credentialFor(campaign.type);
	const seen = new Map<string, Promise<Observation>>();
	return {
		...{ alone: true, mayFail: scene.mayFail === true },
		async observe(held, [value]) {
			const parameters = filled(base, subject, held, EXPRESSION);
			const node = { type: campaign.type, parameters, credentials };
			if (held === 'expression') return await observe(stage, node, value, scene);
			// What is typed into the form is the same whatever the row holds.
			const name = JSON.stringify(held);
			const known = seen.get(name) ?? observe(stage, node, value, scene);
			seen.set(name, known);
			return await known;
		},
	};
}

async function observe(stage: Stage, node: NodeUnderTest, value: Value, scene: Scene): Promise<Observation> {
	tellOfCalls(stage, scene.hears);
	stage.begin(scene);
	const started = rewind();
	const rows = rowsOf(value, scene);
	let course = await inTime(node, rows, '1');
	for (let again = 1; again < (scene.runs ?? 1); again += 1)
		course = await inTime(node, rows, String(again + 1));
	const asked = stage.service.requests.filter((request) => !isFree(request));
	const requests = [...asked.map(requestText), ...stage.elsewhere].sort();
	if (typeof course === 'string') return { failed: course, requests: [], results: [], rest: '' };
	const { done, error, progress } = course;
	const rest = sorted([progress, Date.now() - started]);
	if (!error) return { requests, results: [done.map(resultOf)], rest };
	const { context, message } = error as { context?: IDataObject; message: string };
	const refused = { message, outcome: context?.outcome as string };
	return { requests, results: [[{ text: message, error: refused }]], rest };
}

/** @returns why there is no result, as text */
async function inTime(
	node: NodeUnderTest,
	rows: IDataObject[],
	executionId: string,
): Promise<Course | string> {
	try {
		const onWait = (until: Date) => void jest.setSystemTime(Math.max(until.getTime(), Date.now()));
		const late = delay(LONGEST_MS, 'the campaign never ends', { ref: false });
		return await Promise.race([runCourse(node, rows, { onWait, executionId }), late]);
	} catch (error) {
		const { name, message } = error as Error;
		return name === 'WorkflowHasIssuesError' ? BY_FORM : message;
	}
}

const rowsOf = ({ value, fromNow }: Value, { copies = 1, samePhone, json }: Scene): IDataObject[] =>
	Array.from({ length: copies }, (_, copy) => ({
		phone: String(79000000100 + (samePhone ? 0 : copy)),
		...{ name: 'Ann', ...json, value, ...(fromNow && { fromNow }), slot: 0 },
	})) as IDataObject[];

/** Both services tell the same of all calls that they have taken. */
function tellOfCalls({ service }: Stage, hears?: Scene['hears']): void {
	service.answer('/apiCalls/get', (request) => {
		const { body } = goodAnswer(request) as { body: { data: Array<{ calls: IDataObject[] }> } };
		body.data.forEach(({ calls: [call] }) => Object.assign(call, zvonobotCall(hears)));
		return { body };
	});
	service.answer('/api/get/', ({ body }) => {
		const { id } = body as { id: string };
		const subscribers = service
			.asked('/api/send/')
			.flatMap(subscribersOf)
			.map((phone) => row(phone, hears));
		return { body: { result: 'ok', id, phones: String(subscribers.length), budget: '1', subscribers } };
	});
}

function zvonobotCall(hears: Scene['hears']): IDataObject {
	const unheard = { answeredAt: null, ivrDigit: null, ivrAnswers: null };
	if (hears === 'busy') return { ...unheard, status: 'canceled', hangupCause: 17 };
	if (hears === 'declined') return { ivrDigit: 2, ivrAnswers: '|2' };
	return hears ? { ...unheard, status: 'started', finishedAt: null, hangupCause: null } : {};
}

const WORDS = { busy: 'Занято', declined: 'Успешно', underWay: '', approved: 'Успешно' };
const row = (phone: string, hears: Scene['hears']) => ({
	...{ phone, date: '', status: WORDS[hears ?? 'approved'] },
	...{ attempts: '1', duration: '13', price: '0.91' },
});

const subscribersOf = ({ body }: CannedRequest): string[] =>
	(body as { subscribers: Array<{ phone: string }> }).subscribers.map(({ phone }) => phone);
