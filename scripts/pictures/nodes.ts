/** The boxes of a picture: nodes with their icons and names, and the notes behind them. */

import { readFileSync } from 'node:fs';
import path from 'node:path';

import { glyphs } from './glyphs';
import { canvasHeight } from './ports';
import { escape, plain, wrap } from './text';
import { type ExampleNode, root, textOf } from './workflow';

/** How much smaller than n8n's canvas a picture is. */
const SCALE = 2 / 3;
const BOX_ON_CANVAS = 96;
const AGENT_ON_CANVAS = 256;
export const BOX = BOX_ON_CANVAS * SCALE;
const ICON = 32;
const GLYPH_SIZE = 24;
const ROUND = 9;
const NAME_CHARACTERS = 20;
const LINE = 14;
const WORD_WIDTH = 5.7;
const PAD = 14;
const SERVICES = ['mcnTelecom', 'mobilgroup', 'phoneVerification', 'zvonobot'];

export interface Place {
	x: number;
	y: number;
}

/** Where a node stands in the picture. */
export const placeOf = ({ position: [x, y] }: ExampleNode): Place => ({
	x: Math.round(x * SCALE),
	y: Math.round(y * SCALE),
});

export const heightOf = (node: ExampleNode): number => Math.round(canvasHeight(node) * SCALE);

export const widthOf = ({ role }: ExampleNode): number =>
	role === 'agent' ? Math.round(AGENT_ON_CANVAS * SCALE) : BOX;

/** The icons of the services that a picture needs, once each, by day and by night. */
export function symbolsFor(nodes: ExampleNode[]): string {
	const services = new Set(nodes.map(({ type }) => serviceOf(type)));
	return [...services]
		.filter((service) => service !== undefined)
		.sort()
		.flatMap((service) => [symbol(service, 'light', ''), symbol(service, 'dark', '.dark')])
		.join('\n');
}

function symbol(service: string, theme: string, ending: string): string {
	const icon = readFileSync(path.join(root, `icons/${service}${ending}.svg`), 'utf8');
	const shapes = icon.replace(/^<svg[^>]*>\s*|\s*<\/svg>\s*$/g, '').replace(/\s*\n\s*/g, '');
	return `<symbol id="${service}-${theme}" viewBox="0 0 60 60">${shapes}</symbol>`;
}

/** Nodes of this package bear the icon of their service, as triggers and as tools of agents too. */
function serviceOf(type: string): string | undefined {
	const [, name] = type.split('n8n-nodes-voice-calls.');
	return name === undefined ? undefined : SERVICES.find((service) => name.startsWith(service));
}

/** @throws Error for a node of n8n that has no glyph yet */
export function drawNode(node: ExampleNode): string {
	return [`<path class="box" d="${outline(node)}"/>`, drawIcon(node), ...drawName(node)].join('\n');
}

/** Below the node; agents are wide enough to have it inside. */
function drawName(node: ExampleNode): string[] {
	const { x, y } = placeOf(node);
	const text = (line: string, left: number, top: number) =>
		`<text class="name" x="${left}" y="${top}">${escape(line)}</text>`;
	if (node.role === 'agent') return [text(node.name, x + (widthOf(node) + ICON) / 2, y + BOX / 2 + 4)];
	const below = y + heightOf(node) + 1;
	return wrap(node.name, NAME_CHARACTERS).map((line, place) =>
		text(line, x + BOX / 2, below + LINE * (place + 1)),
	);
}

/** Triggers are round on the left, and parts of agents all around, as on n8n's canvas. */
function outline(node: ExampleNode): string {
	const { x, y } = placeOf(node);
	const right = node.role === 'part' ? BOX / 2 : ROUND;
	const left = node.role === 'part' || /Trigger$|\.webhook$/.test(node.type) ? BOX / 2 : ROUND;
	const across = widthOf(node) - left - right;
	const corner = (radius: number, dx: number, dy: number) => `a${radius} ${radius} 0 0 1 ${dx} ${dy}`;
	return [
		`M${x + left} ${y}h${across}`,
		corner(right, right, right),
		`v${heightOf(node) - 2 * right}`,
		corner(right, -right, right),
		`h${-across}`,
		corner(left, -left, -left),
		`v${2 * left - heightOf(node)}`,
		corner(left, left, -left),
		'z',
	].join('');
}

function drawIcon(node: ExampleNode): string {
	const at = (size: number) => {
		const { x, y } = placeOf(node);
		return { x: x + (BOX - size) / 2, y: y + (heightOf(node) - size) / 2 };
	};
	const service = serviceOf(node.type);
	if (service !== undefined) {
		const { x, y } = at(ICON);
		const use = (theme: string) =>
			`<use class="${theme}" href="#${service}-${theme}" x="${x}" y="${y}" width="${ICON}" height="${ICON}"/>`;
		return use('light') + use('dark');
	}
	const glyph = glyphs[node.type.split('.')[1]];
	if (!glyph) throw new Error(`${node.type} has no glyph: add one to scripts/pictures/glyphs.ts`);
	const { x, y } = at(GLYPH_SIZE);
	return `<path class="glyph" transform="translate(${x} ${y})" d="${glyph}"/>`;
}

/** @returns the size of a note in the picture */
export function sizeOf({ parameters }: ExampleNode): { width: number; height: number } {
	return {
		width: Math.round(Number(parameters.width) * SCALE),
		height: Math.round(Number(parameters.height) * SCALE),
	};
}

export function drawNote(note: ExampleNode): string {
	const { x, y } = placeOf(note);
	const { width, height } = sizeOf(note);
	const [head, ...rest] = textOf(note).split('\n');
	const words = rest.flatMap((line) => wrap(plain(line), Math.floor((width - 2 * PAD) / WORD_WIDTH)));
	return [
		`<rect class="note" x="${x}" y="${y}" width="${width}" height="${height}" rx="${ROUND}"/>`,
		`<text class="head" x="${x + PAD}" y="${y + 24}">${escape(plain(head.replace(/^#+ /, '')))}</text>`,
		...words.map(
			(line, place) =>
				`<text class="words" x="${x + PAD}" y="${y + 42 + LINE * place}">${escape(line)}</text>`,
		),
	].join('\n');
}
