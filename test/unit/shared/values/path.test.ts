import fc from 'fast-check';

import { fieldOf, missingField } from '../../../../nodes/shared/values/path';

const json = {
	Phone: '79000000010',
	'contact.phone': '79000000011',
	contact: { phone: '79000000012', 'work phone': '79000000013', 'a.b': '79000000014' },
	PHONE: [{ VALUE: '79000000015' }, { VALUE: '79000000016' }],
	'x[0]': '79000000017',
	empty: null,
	'': '79000000018',
};

describe('a field of an item', () => {
	it.each([
		['Phone', '79000000010'],
		[' Phone ', '79000000010'],
		['contact.phone', '79000000011'],
		['contact["phone"]', '79000000012'],
		["contact['work phone']", '79000000013'],
		['contact.work phone', '79000000013'],
		["contact['a.b']", '79000000014'],
		['PHONE[0].VALUE', '79000000015'],
		['PHONE.1.VALUE', '79000000016'],
		["PHONE[1]['VALUE']", '79000000016'],
		['x[0]', '79000000017'],
		['', '79000000018'],
		['PHONE[0]', { VALUE: '79000000015' }],
		['empty', null],
	])('is found by %p', (path, value) => {
		expect(fieldOf(json, path)).toEqual(value);
	});

	it.each([
		'phone',
		'PHONE[2].VALUE',
		'PHONE[-1].VALUE',
		'PHONE.length',
		'PHONE.VALUE',
		'Phone.length',
		'Phone[0]',
		'constructor',
		'__proto__',
		'contact.constructor.name',
		'PHONE.map',
		'contact.',
		'.contact',
		'contact..phone',
		'contact[phone]',
		'PHONE[0',
		'PHONE[0]VALUE',
		'[',
		'empty.phone',
	])('is not found by %p', (path) => {
		expect(fieldOf(json, path)).toBeUndefined();
	});

	it('is found by its exact name, whatever it is called', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (name, other) => {
				const item = Object.fromEntries([
					[name, 1],
					[`${name}${other}!`, 2],
				]);
				expect(fieldOf(item, name)).toBe(1);
			}),
		);
	});

	it('is never something that the item does not hold', () => {
		const names = fc.constantFrom(
			'a',
			'0',
			'length',
			'constructor',
			'__proto__',
			'toString',
			'[0]',
			"['a']",
			'.',
		);
		fc.assert(
			fc.property(fc.array(names, { maxLength: 6 }), (steps) => {
				const found = fieldOf({ a: { a: [{ a: 'x' }], 0: 'x' } }, steps.join('.'));
				expect(['undefined', 'object', 'string']).toContain(typeof found);
				if (typeof found === 'string') expect(found).toBe('x');
			}),
		);
	});
});

describe('a field that is missing', () => {
	it('is told with those that there are', () => {
		expect(missingField({ Phone: '', Name: '', Sum: 1 }, 'phone')).toBe(
			"the items have no field 'phone'; they have: Phone, Name, Sum",
		);
	});

	it('is told with those beside it', () => {
		expect(missingField({ name: 'Anna', contact: { Phone: '', Mail: '' } }, 'contact.phone')).toBe(
			"the items have no field 'contact.phone'; they have: contact.Phone, contact.Mail",
		);
		expect(missingField({ PHONE: [{ NUMBER: '' }] }, 'PHONE[0].VALUE')).toBe(
			"the items have no field 'PHONE[0].VALUE'; they have: PHONE.0.NUMBER",
		);
	});

	it('is told shortly', () => {
		const many = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`f${index}`, index]));
		expect(missingField(many, 'phone')).toBe(
			"the items have no field 'phone'; they have: f0, f1, f2, f3, f4, f5, f6, f7, …",
		);
		expect(missingField({ ['x'.repeat(500)]: 1 }, 'phone')).toBe(
			`the items have no field 'phone'; they have: ${'x'.repeat(40)}…`,
		);
		expect(missingField({}, 'phone')).toBe("the items have no field 'phone'; they have: no fields");
	});
});
