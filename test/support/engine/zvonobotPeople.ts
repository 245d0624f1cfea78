/** Several people who are asked at once: a Zvonobot whose calls are in the state that a test says, and their callbacks. */

import type { IDataObject, INode, INodeParameters, INodeType, IRun } from 'n8n-workflow';

import type * as NodeFile from '../../../nodes/Zvonobot/Zvonobot.node';
import { type Answerer, CannedService } from '../cannedService';
import { type EngineResult, runNode } from './engine';
import { deliverTo } from './waiting';
import type { Received } from './webhook';
import { asking, zvonobotNode } from './zvonobot';

const PATH = '/apiCalls';
const FIRST_ID = 7_000_001;

export const phonesOf = (count: number): string[] =>
	Array.from({ length: count }, (_, place) => String(79_000_001_000 + place));

interface Sent extends IDataObject {
	webhookParameters: string;
	phones: string[];
	ivrs: Array<{ webhookParameters: string }>;
}

export function zvonobotPeople() {
	let service: CannedService;
	/** What `get` knows of each call. */
	let attempts: Map<number, IDataObject>;
	let removable: Set<number>;
	let refuses: boolean;
	beforeEach(async () => {
		service = await CannedService.start();
		attempts = new Map();
		removable = new Set();
		refuses = true;
		const success = (data: unknown) => ({ body: { status: 'success', data } });
		service.answer(`${PATH}/create`, ({ body }) => {
			const rows = (body as Sent).phones.map((phone) => {
				const id = FIRST_ID + attempts.size;
				attempts.set(id, { phone, status: 'created' });
				return refuses && phone.endsWith('999')
					? { status: 'error', phone, message: 'Нет средств' }
					: { id, phone };
			});
			return success(rows);
		});
		service.answer(`${PATH}/get`, () =>
			success([...attempts].map(([id, attempt]) => ({ id, calls: [attempt] }))),
		);
		service.answer(`${PATH}/remove`, ({ body }) => {
			const { idList } = body as { idList: number[] };
			return success({ callIdList: idList.filter((id) => removable.has(id)) });
		});
	});
	afterEach(async () => await service.close());

	const asked = (operation: string) =>
		service.asked(`${PATH}/${operation}`).map(({ body }) => body as IDataObject);
	const sent = (place: number): Sent => {
		const bodies = asked('create') as Sent[];
		const phone = attempts.get(FIRST_ID + place)?.phone as string;
		// Who was refused before is in an earlier request too.
		return [...bodies].reverse().find(({ phones }) => phones.includes(phone)) ?? bodies[bodies.length - 1];
	};
	const node = (parameters: INodeParameters = {}, settings: Partial<INode> = {}) =>
		zvonobotNode(service.url, { ...asking, ...parameters }, settings);

	return {
		node,
		asked,
		idOf: (place: number) => FIRST_ID + place,
		/** Asks these people in one execution. */
		async ask(people: string[], parameters: INodeParameters = {}, settings: Partial<INode> = {}) {
			const input = people.map((phone) => ({ phone }));
			return await runNode(node(parameters, settings), input as never);
		},
		/** The same as an approval gate of an agent, which has one item. */
		async askTogether(
			people: string[] | string,
			parameters: INodeParameters = {},
			settings: Partial<INode> = {},
		): Promise<EngineResult> {
			const gate = {
				...node({ phoneNumber: '={{ $json.people }}', ...parameters }, settings),
				type: 'zvonobotHitlTool',
			};
			return await runNode(gate, [{ people }] as never);
		},
		/** From now on the service knows this of a call. */
		know(place: number, attempt: IDataObject) {
			attempts.set(FIRST_ID + place, { ...attempts.get(FIRST_ID + place), ...attempt });
		},
		/** From now on nobody is refused whose number ends on 999. */
		refuseNobody: () => void (refuses = false),
		/** Calls that have not begun. */
		canRemove: (...places: number[]) => places.forEach((place) => removable.add(FIRST_ID + place)),
		answerGet: (answer: Parameters<CannedService['answer']>[1]) => service.answer(`${PATH}/get`, answer),
		answerRemove: (answer: Answerer) => service.answer(`${PATH}/remove`, answer),
		/** Delivers the state of a call. */
		async tell(
			stored: IRun,
			place: number,
			attempt: IDataObject,
			process?: INodeType,
			under = node(),
		): Promise<Received> {
			const { phone } = attempts.get(FIRST_ID + place) ?? {};
			const body = {
				apiCalls: [{ id: FIRST_ID + place, calls: [{ phone, ...attempt }] }],
				...(JSON.parse(sent(place).webhookParameters) as object),
			};
			return await deliverTo(under, stored, { body }, process);
		},
		/** Delivers a key that was pressed, as the branch of it does. */
		async press(stored: IRun, place: number, key: number, process?: INodeType): Promise<Received> {
			const { phone } = attempts.get(FIRST_ID + place) ?? {};
			const branch = JSON.parse(sent(place).ivrs[key - 1].webhookParameters) as object;
			const body = { call: { phone, answer: key, apicallId: FIRST_ID + place }, ...branch };
			return await deliverTo(node(), stored, { body }, process);
		},
	};
}

/** Another process of n8n, or this one after a restart: it knows nothing of what was heard here. */
export function anotherProcess(): INodeType {
	let copy: INodeType | undefined;
	jest.isolateModules(() => {
		const { Zvonobot } = jest.requireActual<typeof NodeFile>('../../../nodes/Zvonobot/Zvonobot.node');
		copy = new Zvonobot();
	});
	if (!copy) throw new Error('The node cannot be loaded again');
	return copy;
}

export const pressed = (key: number): IDataObject => ({ status: 'finished', ivrAnswers: `|${key}` });
export const unreached: IDataObject = { status: 'canceled', hangupCause: 19 };
