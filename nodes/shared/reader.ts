/**
 * Reads values of any type as a person may mean them, and refuses the rest by the field's label. *Unset* is only what is
 * undefined, null or empty; nothing else is left out, and nothing is guessed.
 */

import { parseDate } from './values/inputDate';
import { parseJson } from './values/json';
import { parsePhone, type WithoutPlus } from './values/phone';
import { isRecord, isUnset } from './values/text';

const SEPARATORS = /[,;\n\r]+/;
/** As late as items come in that wait in a queue. */
const JUST_PASSED_MS = 10 * 60 * 1000;
const TO_COME =
	'Enter a future time, or leave it empty for now. A time up to ten minutes ago means now. Nothing was sent.';
const FLAGS: Record<string, boolean> = { true: true, '1': true, false: false, '0': false };

export interface NumberRange {
	/** Lowest value, itself allowed unless `above`. */
	min?: number;
	max?: number;
	/** Whether it has to be greater than `min`. */
	above?: boolean;
	whole?: boolean;
	/** Said behind the numbers in an error: `minutes`. */
	unit?: string;
}

export abstract class Reader {
	/** The value of a field as it came; throws where it can't be had. */
	protected abstract get(name: string, label: string): unknown;

	/** An error that names the field by its label. */
	abstract refuse(label: string, rule: string, advice?: string): Error;

	/** The value as it came; undefined where it is unset. */
	raw(name: string, label: string): unknown {
		const value = plain(this.get(name, label));
		return isUnset(value) ? undefined : value;
	}

	/** Whether it is a text with nothing in it, which somebody may have sent on purpose. */
	isBlank(name: string, label: string): boolean {
		const value = plain(this.get(name, label));
		return typeof value === 'string' && value.trim() === '';
	}

	/** A text, without blanks around it; a number counts as the text of its digits. */
	text(name: string, label: string): string | undefined {
		const value = this.raw(name, label);
		if (value === undefined) return undefined;
		const text = typeof value === 'number' && Number.isFinite(value) ? String(value) : value;
		if (typeof text === 'string') return text.trim();
		throw this.refuse(label, `must be text, not ${kindOf(value)}`);
	}

	requiredText(name: string, label: string): string {
		return this.required(this.text(name, label), label, name);
	}

	/** @param preset holds if nothing is set */
	flag(name: string, label: string, preset: boolean): boolean {
		return this.optionalFlag(name, label) ?? preset;
	}

	optionalFlag(name: string, label: string): boolean | undefined {
		const value = this.raw(name, label);
		if (value === undefined) return undefined;
		const flag = isPlain(value) ? FLAGS[String(value).trim().toLowerCase()] : undefined;
		if (flag === undefined) throw this.refuse(label, 'must be true or false');
		return flag;
	}

	number(name: string, label: string, range: NumberRange = {}): number | undefined {
		const value = this.raw(name, label);
		if (value === undefined) return undefined;
		const number = numberOf(value);
		if (number !== undefined && isWithin(number, range)) return number;
		throw this.refuse(label, ruleOf(range));
	}

	/** One of some values, which count as text. */
	choice<Value extends string>(name: string, label: string, values: readonly Value[], preset: Value): Value {
		const value = this.raw(name, label);
		if (value === undefined) return preset;
		const found = isPlain(value) ? values.find((one) => one === String(value).trim()) : undefined;
		if (found === undefined) throw this.refuse(label, `must be one of ${values.join(', ')}`);
		return found;
	}

	/** Any number of some values: a list, or a text with commas between them. */
	choices(name: string, label: string, values: readonly string[]): string[] {
		const chosen = this.list(name, label);
		const unknown = chosen.find((one) => !values.includes(one));
		if (unknown === undefined) return chosen;
		throw this.refuse(label, `may hold only ${values.join(', ')}`);
	}

	/** Entries of a list, or of a text with commas, semicolons or new lines between them. */
	list(name: string, label: string, separators = SEPARATORS): string[] {
		const value = this.raw(name, label);
		if (value === undefined) return [];
		const entries: unknown[] = Array.isArray(value) ? value : this.split(value, label, separators);
		return entries.filter((entry) => !isUnset(entry)).map((entry) => this.entry(entry, label));
	}

	/** Whole numbers of a list or a text. */
	numbers(name: string, label: string, range: NumberRange): number[] {
		return this.list(name, label).map((entry) => {
			const number = numberOf(entry);
			if (number !== undefined && isWithin(number, { ...range, whole: true })) return number;
			throw this.refuse(label, `may hold only whole numbers from ${range.min} to ${range.max}`);
		});
	}

	/** @returns digits as the services take them; undefined where nothing is set */
	phone(name: string, label: string): string | undefined {
		const value = this.raw(name, label);
		return value === undefined ? undefined : this.readPhone(value, label);
	}

	requiredPhone(name: string, label: string): string {
		return this.readPhone(this.required(this.raw(name, label), label, name), label);
	}

	/** Reads a number that stands elsewhere, such as in a list or in a field of the input. */
	readPhone(value: unknown, label: string): string {
		const parsed = parsePhone(value, this.withoutPlus);
		if ('digits' in parsed) return parsed.digits;
		throw this.refuse(label, parsed.rule, 'Enter it with its country code, such as +7 900 000-00-00.');
	}

	/** How phone numbers without + are read. */
	get withoutPlus(): WithoutPlus {
		return 'russian';
	}

	/**
	 * @param zone IANA zone of dates that name none
	 * @returns milliseconds since 1970
	 */
	date(name: string, label: string, zone: string): number | undefined {
		const value = this.raw(name, label);
		if (value === undefined) return undefined;
		const parsed = parseDate(value, zone);
		if ('moment' in parsed) return parsed.moment;
		throw this.refuse(label, parsed.rule);
	}

	/** When something is to happen. A time that has just passed means now; an earlier one is a mistake, and would mean now too. */
	upcoming(name: string, label: string, zone: string): number | undefined {
		const moment = this.date(name, label, zone);
		if (moment === undefined || moment >= Date.now() - JUST_PASSED_MS) return moment;
		throw this.refuse(label, `is in the past: ${new Date(moment).toISOString()}`, TO_COME);
	}

	/** A JSON object, or its text; undefined for an empty one. */
	object(name: string, label: string): Record<string, unknown> | undefined {
		const value = this.raw(name, label);
		const object = typeof value === 'string' ? parseJson(value) : value;
		if (value === undefined) return undefined;
		if (!isRecord(object)) throw this.refuse(label, 'must be a JSON object');
		return Object.keys(object).length > 0 ? object : undefined;
	}

	/** An ID: a whole number above 0. */
	id(name: string, label: string): number {
		return this.readId(this.required(this.raw(name, label), label, name), label);
	}

	readId(value: unknown, label: string): number {
		if (isUnset(value)) throw this.refuse(label, 'is empty');
		const id = isPlain(value) && /^\s*\d{1,15}\s*$/.test(String(value)) ? Number(value) : 0;
		if (id > 0) return id;
		throw this.refuse(label, 'must be an ID, a whole number');
	}

	/** A collection of the form, as a reader of its members. */
	group(name: string, label: string): Group {
		return new Group(this.members(name, label), this);
	}

	protected members(name: string, label: string): Record<string, unknown> {
		const value = this.raw(name, label);
		if (value === undefined || isRecord(value)) return value ?? {};
		throw this.refuse(label, 'must be set field by field');
	}

	/** @param name of the parameter that the value comes from */
	required<Value>(value: Value | undefined, label: string, name = ''): Value {
		if (value === undefined) throw this.refuse(label, this.emptyRule(name));
		return value;
	}

	/** What to say of a field that holds nothing, by the name of its parameter. */
	protected readonly emptyRule: (name: string) => string = () => 'is empty';

	private split(value: unknown, label: string, separators: RegExp): string[] {
		if (typeof value === 'string' || Number.isFinite(value)) return String(value).split(separators);
		throw this.refuse(label, `must be a list or text, not ${kindOf(value)}`);
	}

	private entry(value: unknown, label: string): string {
		if (typeof value === 'string' || Number.isFinite(value)) return String(value).trim();
		throw this.refuse(label, `may hold only text and numbers, not ${kindOf(value)}`);
	}
}

/** The members of a collection. */
export class Group extends Reader {
	constructor(
		private readonly values: Record<string, unknown>,
		private readonly owner: Pick<Reader, 'refuse'> & Partial<Pick<Reader, 'withoutPlus'>>,
	) {
		super();
	}

	override get withoutPlus(): WithoutPlus {
		return this.owner.withoutPlus ?? 'russian';
	}

	/** Whether the user has added the member, whatever is in it. */
	has(name: string): boolean {
		return Object.hasOwn(this.values, name);
	}

	protected override get(name: string): unknown {
		return this.has(name) ? this.values[name] : undefined;
	}

	override refuse(label: string, rule: string, advice?: string): Error {
		return this.owner.refuse(label, rule, advice);
	}
}

/** What a picker holds: chosen from its list, typed as an ID, or given by an expression. */
function plain(value: unknown): unknown {
	return isRecord(value) && value.__rl === true ? value.value : value;
}

const isPlain = (value: unknown): value is string | number | boolean =>
	typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

function numberOf(value: unknown): number | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
	const isNumber = typeof value === 'string' && /^[+-]?\d+(\.\d+)?$/.test(value.trim());
	return isNumber ? Number(value) : undefined;
}

function isWithin(number: number, { min = -Infinity, max = Infinity, above, whole }: NumberRange): boolean {
	if (whole && !Number.isSafeInteger(number)) return false;
	return (above ? number > min : number >= min) && number <= max;
}

function ruleOf({ min, max, above, whole, unit }: NumberRange): string {
	const what = whole ? 'a whole number' : 'a number';
	const from = above ? `above ${min}` : `from ${min}`;
	const range = [
		min !== undefined && max !== undefined && `${from} ${above ? 'and up ' : ''}to ${max}`,
		min !== undefined && max === undefined && (above ? from : `of ${min} or more`),
	].find(Boolean);
	return ['must be', what, range, unit].filter(Boolean).join(' ');
}

function kindOf(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	if (value instanceof Date) return 'a date';
	return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
