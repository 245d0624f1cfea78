/** Holds everything that a field can be given against what is right, and lists what is neither read nor refused. */

import {
	BY_FORM,
	describeSeen,
	isRefusal,
	isRefused,
	isSame,
	isUnderstood,
	type Observation,
} from './observation';
import type { Observer } from './observer';
import type { Held } from './parameters';
import type { Reading } from './readings';
import { optionsOf, sampleOf } from './samples';
import { type Value, valuesFor } from './values';
import type { Subject } from './walk';

export interface Fault {
	parameter: string;
	value: string;
	happened: string;
}

export interface Verdict {
	faults: Fault[];
	values: number;
	/** Whether the test could see the field's effect at all. */
	visible: boolean;
}

export async function judge(
	subject: Subject,
	observer: Observer,
	values = valuesFor(subject),
): Promise<Verdict> {
	const court = new Court(subject, observer);
	const faults = observer.alone ? await court.oneByOne(values) : await court.together(values);
	return {
		faults: [...faults, ...(values.some(({ value }) => value === 1.5) ? await court.cutNumbers() : [])],
		values: values.length,
		visible: await court.isVisible(),
	};
}

/** Values that must come to the same. */
interface Party {
	/** What is right; none of them is `refused` where the values can be read. */
	readings: Reading[];
	values: Value[];
}

class Court {
	private readonly label: string;
	private readonly labels: string[];

	constructor(
		private readonly subject: Subject,
		private readonly observer: Observer,
	) {
		this.label = subject.field.displayName;
		this.labels = subject.line.map(({ displayName }) => displayName);
	}

	/** Values with one meaning are the items of one run; only where that goes wrong has each a run of its own. */
	async together(values: Value[]): Promise<Fault[]> {
		const faults: Fault[] = [];
		const parties = partiesOf(values);
		const good = parties.find(({ readings }) => readings[0] !== 'refused')?.values[0];
		for (const party of parties) {
			const misfit = await this.misfit(party, good);
			if (!misfit) continue;
			const found = await this.oneByOne(party.values);
			const beside = {
				value: namesOf(party.values),
				happened: `wrong beside other items, right alone: ${describeSeen(misfit)}`,
			};
			// Where several outcomes are right, each value may have come to another.
			const sure = found.length > 0 || party.values.some(({ readings }) => readings.length > 1);
			faults.push(...(sure ? found : [this.fault(beside)]));
		}
		return faults;
	}

	async oneByOne(values: Value[]): Promise<Fault[]> {
		const faults: Fault[] = [];
		for (const value of values) {
			const happened = await this.wrongWith(value);
			if (happened !== undefined) faults.push(this.fault({ value: value.name, happened }));
		}
		return faults;
	}

	/** A number that is no whole one must not become one on the way. */
	async cutNumbers(): Promise<Fault[]> {
		const { name, type } = this.subject.field;
		if (type !== 'number' || LIMITS.includes(name)) return [];
		const [one, two, between] = [await this.typed(1), await this.typed(2), await this.typed(1.5)];
		const tells = !isSame(one, two, this.label) && !isRefusal(between, this.label);
		const like = tells ? [one, two].findIndex((whole) => isSame(whole, between, this.label)) : -1;
		return like < 0 ? [] : [this.fault({ value: '1.5', happened: `taken as ${like + 1}` })];
	}

	async isVisible(): Promise<boolean> {
		const { field } = this.subject;
		if (field.type === 'fixedCollection') return true;
		const choices = field.type === 'options' ? optionsOf(field).map(({ value }) => value) : [];
		const nothing = await this.observer.observe('nothing', [anyValue]);
		const switches = field.type === 'boolean' ? [true, false] : [];
		for (const value of [sampleOf(field), ...choices, ...switches]) {
			if (!isSame(nothing, await this.typed(value), this.label)) return true;
		}
		return false;
	}

	private async typed(value: unknown): Promise<Observation> {
		return await this.observer.observe({ typed: value }, [anyValue]);
	}

	private fault(fault: Omit<Fault, 'parameter'>): Fault {
		return { parameter: this.subject.name, ...fault };
	}

	/** @returns what was seen instead of what is right */
	private async misfit({ readings, values }: Party, good?: Value): Promise<Observation | undefined> {
		if (readings[0] === 'refused') return await this.notRefused(values, good);
		const seen = await this.observer.observe('expression', values);
		for (const reading of readings) {
			if (reading === 'refused') continue;
			if (this.comesTo(seen, await this.observer.observe(heldFor(reading), values))) return undefined;
		}
		return seen;
	}

	private comesTo(seen: Observation, meant: Observation): boolean {
		if (meant.failed === BY_FORM) return isRefusal(seen, this.label);
		return this.isUnderstood(meant) && isSame(seen, meant, this.label);
	}

	private isUnderstood(meant: Observation): boolean {
		return isUnderstood(meant, this.labels, this.observer.mayFail);
	}

	/** A good item before them goes its way. */
	private async notRefused(values: Value[], good: Value | undefined): Promise<Observation | undefined> {
		const seen = await this.observer.observe('expression', good ? [good, ...values] : values);
		if (!good) return isRefusal(seen, this.label) ? undefined : seen;
		const alone = await this.observer.observe('expression', [good]);
		const [first, ...others] = seen.results;
		const right =
			seen.failed === undefined &&
			others.every((results) => isRefused(results, this.label)) &&
			isSame({ ...seen, results: [first], rest: '' }, { ...alone, rest: '' }, this.label);
		return right ? undefined : seen;
	}

	/** @returns what has come of the value, where that is none of what is right */
	private async wrongWith(value: Value): Promise<string | undefined> {
		const seen = await this.observer.observe('expression', [value]);
		let unclear: string | undefined;
		for (const reading of value.readings) {
			if (reading === 'refused') {
				if (isRefusal(seen, this.label)) return undefined;
				continue;
			}
			const meant = await this.observer.observe(heldFor(reading), [value]);
			if (this.comesTo(seen, meant)) return undefined;
			if (meant.failed !== BY_FORM && !this.isUnderstood(meant))
				unclear = `typed into the form it does no better: ${describeSeen(meant)}`;
		}
		const nothing = await this.observer.observe('nothing', [value]);
		const ignored = isSame(seen, nothing, this.label) && !isRefusal(seen, this.label);
		return unclear ?? (ignored ? 'taken as not set' : describeSeen(seen));
	}
}

/** What the items hold does not matter where nothing takes it. */
const anyValue: Value = { name: 'any', value: 'any', readings: [] };

/** Of a limit is seen only on which side of it something is. */
const LIMITS = ['largestMb', 'stopAtCost'];

const heldFor = (reading: Exclude<Reading, 'refused'>): Held =>
	reading === 'unset' ? 'nothing' : { typed: reading.as };

const namesOf = (values: Value[]) => values.map(({ name }) => name).join(', ');

function partiesOf(values: Value[]): Party[] {
	const parties = new Map<string, Party>();
	for (const value of values) {
		const read = value.readings.filter((reading) => reading !== 'refused');
		const readings = read.length > 0 ? read : value.readings;
		const party = parties.get(JSON.stringify(readings)) ?? { readings, values: [] };
		party.values.push(value);
		parties.set(JSON.stringify(readings), party);
	}
	return [...parties.values()];
}
