/**
 * A newcomer who builds a workflow by a page of the documentation alone. What the page does not say, he does not know: each
 * thing that he presses or fills in has to stand in the step that he has come to, and each text is taken from there.
 */

import path from 'node:path';

import type { Locator } from 'playwright-core';

import { read, root } from '../files';
import { drawLine } from './canvas';
import type { Page } from './editor';
import { fieldOf, formOf, inputOf, optionNamed, partNamed, pick, switchOn, typeInto } from './form';

/**
 * How long a person takes, reading included: to find what the page names and press it, to copy a text and paste it or to
 * type one, and to draw a line.
 */
const SECONDS = { press: 3, text: 8, line: 5 };

/** What a step of a page has to press, to choose, to type or to look at. */
const USED = /\*\*.+?\*\*|`.+?`/;

/** The numbered steps under a heading of a page, each on one line. */
function stepsOf(page: string, heading: string): string[] {
	const [, after] = read(page).split(`\n## ${heading}\n`);
	if (after === undefined) throw new Error(`${page} has no heading "${heading}"`);
	const [, ...steps] = after.split('\n## ')[0].split(/^\d+\. /m);
	return steps.map((step) =>
		step
			.split(/\n(?=\S)/)[0]
			.replace(/\s+/g, ' ')
			.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1'),
	);
}

/** In the page: whether the canvas has come to rest since it was last asked. */
const AT_REST = `(() => {
	const seen = window.seenTransform;
	window.seenTransform = document.querySelector('.vue-flow__transformationpane').style.transform;
	return seen === window.seenTransform;
})()`;
const LOOKS_EVERY_MS = 300;

export class Newcomer {
	/** What is still to be read of the step. */
	private rest = '';
	private readonly steps: string[];
	/** How long it took, as people go. */
	seconds = 0;

	constructor(
		readonly page: Page,
		file: string,
		heading: string,
	) {
		this.steps = stepsOf(file, heading);
	}

	/** Goes on to the next step of the page. */
	nextStep(): void {
		this.hasDoneAll();
		const [title, ...rest] = (this.steps.shift() ?? '').split(/(?<=\.\*\*) /);
		if (title === '') throw new Error('The page has no further step');
		this.rest = rest.join(' ');
	}

	/** @throws Error where the step says more than was done */
	hasDoneAll(): void {
		const [missed] = USED.exec(this.rest) ?? [];
		if (missed) throw new Error(`The step has ${missed} in it, which nobody has used: ${this.rest}`);
	}

	/**
	 * Reads on to these words.
	 *
	 * @throws Error where the page does not say them next
	 */
	reads(words: string): void {
		const at = this.rest.indexOf(words);
		if (at < 0 || USED.test(this.rest.slice(0, at))) {
			throw new Error(`The page does not say ${words} here: ${this.rest}`);
		}
		this.rest = this.rest.slice(at + words.length);
	}

	/** Presses what the page names next, or what everybody knows how to press. */
	async presses(what: Locator, name?: string): Promise<void> {
		if (name !== undefined) this.reads(`**${name}**`);
		this.seconds += SECONDS.press;
		await what.click();
	}

	/** Chooses from a dropdown. */
	async chooses(field: string, option: string): Promise<void> {
		this.reads(`_${option}_`);
		await this.picks(inputOf(this.page, field), optionNamed(this.page, option));
	}

	/** Opens a list and presses what it has. */
	async picks(list: Locator, option: Locator): Promise<void> {
		this.seconds += 2 * SECONDS.press;
		await pick(list, option);
	}

	async switchesOn(field: string, label: string): Promise<void> {
		this.reads(`**${label}**`);
		this.seconds += SECONDS.press;
		await switchOn(this.page, field);
	}

	/** Adds a part to a list, such as an option. */
	async adds(list: string, option: string): Promise<void> {
		this.reads(`**${list}**`);
		this.reads(`**${option}**`);
		const field = formOf(this.page).getByPlaceholder(list, { exact: true });
		await this.picks(field, partNamed(this.page, option));
	}

	/** Types a text of the page. */
	async types(into: Locator, label?: string): Promise<void> {
		await typeInto(into, this.text(label));
	}

	/** Drops a file of the project on a field. */
	async drops(into: Locator, file: string): Promise<void> {
		this.reads(path.basename(file));
		this.seconds += SECONDS.text;
		await into.setInputFiles(path.join(root, file));
	}

	/** Copies an expression from the page into a field, and leaves the field, whose preview covers what is below. */
	async pastes(name: string, label?: string): Promise<void> {
		const text = this.text(label);
		await this.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
		const field = fieldOf(this.page, name);
		await field.locator('.cm-content, input, textarea').first().click();
		await this.page.keyboard.press('ControlOrMeta+A');
		await this.page.keyboard.press('ControlOrMeta+V');
		await field.locator('.cm-content').filter({ hasText: text }).waitFor();
		await this.presses(this.page.getByTestId('tab-params'));
	}

	async draws(from: Locator, to: Locator): Promise<void> {
		this.seconds += SECONDS.line;
		await drawLine(this.page, from, to);
	}

	/** Adds a node behind an output: types into the search, and presses what it finds. */
	async addsNode(behind: Locator, output: string | undefined, names: string[]): Promise<void> {
		await this.presses(behind, '+');
		if (output !== undefined) this.reads(`**${output}**`);
		await this.types(this.page.getByTestId('node-creator-search-bar'));
		for (const name of names) await this.presses(this.listed(name), name);
		await formOf(this.page).waitFor();
	}

	/** What the list of nodes has. */
	listed(name: string): Locator {
		return this.page.getByTestId('node-creator').getByText(name, { exact: true }).first();
	}

	async closesForm(): Promise<void> {
		await this.presses(this.page.getByTestId('ndv-close-button'));
		await formOf(this.page).waitFor({ state: 'hidden' });
	}

	/** Brings all nodes into sight. */
	async looksAtAll(): Promise<void> {
		this.seconds += SECONDS.press;
		await this.page.keyboard.press('1');
		await this.page.waitForFunction(AT_REST, undefined, { polling: LOOKS_EVERY_MS });
	}

	/** The text that stands next on the page. */
	private text(label?: string): string {
		if (label !== undefined) this.reads(`**${label}**`);
		const [, text] = /`(.+?)`/.exec(this.rest) ?? [];
		if (text === undefined) throw new Error(`The page has no text for ${label ?? 'this'}: ${this.rest}`);
		this.reads(`\`${text}\``);
		this.seconds += SECONDS.text;
		return text;
	}
}
