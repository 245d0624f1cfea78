import type { IDataObject, IExecuteFunctions, INodePropertyCollection } from 'n8n-workflow';

import type { WaitLimit } from '../../../../nodes/shared/waiting/waitLimit';
import {
	DAY_MS,
	endOfWait,
	limitWaitTimeOption,
	MINUTE_MS,
	readLimit,
} from '../../../../nodes/shared/waiting/waitLimit';

const due = Date.parse('2026-01-31T10:00:00Z');
const usual = { after: DAY_MS };

/** What the node's field holds; n8n stores only what the user has changed. */
function read(values?: IDataObject): WaitLimit {
	const context = {
		getNodeParameter: (_name: string, _item: number, fallback: unknown) => values ?? fallback,
		getTimezone: () => 'Europe/Moscow',
	} as unknown as IExecuteFunctions;
	const node = { id: '1', name: 'Node', type: 'node', typeVersion: 1, position: [0, 0], parameters: {} };
	return readLimit(context, { getNode: () => node as never, getItemIndex: () => 0 }, usual);
}

describe('the time limit of waiting', () => {
	it.each<[string, IDataObject | undefined, string]>([
		['is the usual one where nothing is set', undefined, '2026-02-01T10:00:00.000Z'],
		[
			'is fifteen minutes where the option is added and left as it is',
			{ limitType: 'afterTimeInterval' },
			'2026-01-31T10:15:00.000Z',
		],
		['counts minutes', { resumeAmount: 90 }, '2026-01-31T11:30:00.000Z'],
		['counts hours', { resumeAmount: 0.5, resumeUnit: 'hours' }, '2026-01-31T10:30:00.000Z'],
		['counts days', { resumeAmount: 2, resumeUnit: 'days' }, '2026-02-02T10:00:00.000Z'],
		[
			'is a time, in the zone of the workflow',
			{ limitType: 'atSpecifiedTime', maxDateAndTime: '2026-01-31T14:00:00' },
			'2026-01-31T11:00:00.000Z',
		],
		[
			'is a day after the call where the time passes before it',
			{ limitType: 'atSpecifiedTime', maxDateAndTime: '2026-01-31T10:00:00Z' },
			'2026-02-01T10:00:00.000Z',
		],
	])('%s', (_name, values, expected) => {
		expect(endOfWait(read(values), due).toISOString()).toBe(expected);
	});

	it.each<[string, IDataObject]>([
		['nothing', { resumeAmount: 0 }],
		['less than nothing', { resumeAmount: -5 }],
		['no number', { resumeAmount: 'soon' }],
		['an unknown unit', { resumeAmount: 5, resumeUnit: 'moons' }],
		['no time', { limitType: 'atSpecifiedTime', maxDateAndTime: '' }],
	])('that is %s is refused', (_name, values) => {
		expect(() => read(values)).toThrow(/^'Limit Wait Time' /);
	});

	it("is named as in n8n's own nodes that wait", () => {
		const [{ name, values }] = limitWaitTimeOption('a day').options as INodePropertyCollection[];
		expect([name, ...values.map((value) => value.name)]).toEqual([
			'values',
			'limitType',
			'resumeAmount',
			'resumeUnit',
			'maxDateAndTime',
		]);
		expect(DAY_MS).toBe(1440 * MINUTE_MS);
	});
});
