import type { IDataObject, INodePropertyCollection } from 'n8n-workflow';

import {
	endOfWait,
	limitWaitTimeOption,
	readLimit,
	type WaitLimit,
} from '../../../../nodes/shared/waiting/waitLimit';
import { itemWith } from '../../support/items';

const due = Date.parse('2026-01-31T10:00:00Z');

/** n8n stores only what the user has changed. */
const read = (values?: IDataObject): WaitLimit =>
	readLimit(itemWith({ options: values ? { limitWaitTime: { values } } : {} }));

describe('the time limit of waiting', () => {
	it.each<[string, IDataObject | undefined, string]>([
		['is fifteen minutes where nothing is set', undefined, '2026-01-31T10:15:00.000Z'],
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
			'is fifteen minutes after the call where the time passes before it',
			{ limitType: 'atSpecifiedTime', maxDateAndTime: '2026-01-31T10:00:00Z' },
			'2026-01-31T10:15:00.000Z',
		],
	])('%s', (_name, values, expected) => {
		expect(endOfWait(read(values), due).toISOString()).toBe(expected);
	});

	it.each<[string, IDataObject, string]>([
		['nothing', { resumeAmount: 0 }, "'Amount' must be a number above 0"],
		['less than nothing', { resumeAmount: -5 }, "'Amount' must be a number above 0"],
		['no number', { resumeAmount: 'soon' }, "'Amount' must be a number above 0"],
		['an unknown unit', { resumeUnit: 'moons' }, "'Unit' must be one of minutes, hours, days"],
		[
			'an unknown type',
			{ limitType: 'never' },
			"'Limit Type' must be one of afterTimeInterval, atSpecifiedTime",
		],
		['no time', { limitType: 'atSpecifiedTime', maxDateAndTime: '' }, "'Date and Time' is empty"],
		[
			'longer than a year',
			{ resumeAmount: 367, resumeUnit: 'days' },
			"'Limit Wait Time' may be 366 days at most",
		],
	])('that is %s is refused', (_name, values, message) => {
		expect(() => read(values)).toThrow(message);
	});

	it('that cannot be read is refused, and not taken for none', () => {
		const item = itemWith({ options: { limitWaitTime: {} } });
		expect(() => readLimit(item)).toThrow("'Limit Wait Time' cannot be read");
	});

	it("is named as in n8n's own nodes that wait", () => {
		const [{ name, values }] = limitWaitTimeOption.options as INodePropertyCollection[];
		expect([name, ...values.map((value) => value.name)]).toEqual([
			'values',
			'limitType',
			'resumeAmount',
			'resumeUnit',
			'maxDateAndTime',
		]);
	});
});
