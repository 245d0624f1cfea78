/**
 * Joins still pictures into a moving one. An animated WebP holds every still as it is, at its place on a canvas, so nothing has to be
 * encoded anew.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { root } from './workflow';

/** Where the browser tests leave their pictures. */
const STILLS = path.join(root, '.reports/screenshots');
const FILM = path.join(root, 'docs/images/call.webp');
const EDITOR = 0;
/** The phone stands right of the editor. */
const PHONE = 904;

/** The stills of test/browser/approveByPhone.test.ts, in their order: left edge, and how long each stays. */
const FRAMES: Array<{ name: string; x: number; ms: number }> = [
	{ name: 'film-1-editor', x: EDITOR, ms: 20 },
	{ name: 'film-1-phone', x: PHONE, ms: 1800 },
	{ name: 'film-2-phone', x: PHONE, ms: 20 },
	{ name: 'film-2-editor', x: EDITOR, ms: 2200 },
	{ name: 'film-3-phone', x: PHONE, ms: 2800 },
	{ name: 'film-4-phone', x: PHONE, ms: 1200 },
	{ name: 'film-5-editor', x: EDITOR, ms: 4000 },
];

/** @returns the size of the film in bytes; undefined if there are no stills to make it of */
export function makeFilm(): number | undefined {
	const files = FRAMES.map(({ name }) => path.join(STILLS, `${name}.webp`));
	if (!files.every((file) => existsSync(file))) return undefined;
	const film = join(files.map((file, index) => ({ ...FRAMES[index], still: readStill(file) })));
	writeFileSync(FILM, film);
	return film.length;
}

interface Still {
	width: number;
	height: number;
	/** The picture itself, as it stands in its file. */
	chunk: Buffer;
}

function readStill(file: string): Still {
	const data = readFileSync(file);
	for (let at = 12; at < data.length; ) {
		const length = data.readUInt32LE(at + 4);
		const end = at + 8 + length + (length % 2);
		// The frame's header: three bytes of flags, three that are always the same, then width and height.
		if (data.toString('latin1', at, at + 4) === 'VP8 ') {
			const [width, height] = [14, 16].map((offset) => data.readUInt16LE(at + offset) & 0x3fff);
			return { width, height, chunk: data.subarray(at, end) };
		}
		at = end;
	}
	throw new Error(`${file} is not a lossy WebP`);
}

function join(frames: Array<{ x: number; ms: number; still: Still }>): Buffer {
	const width = Math.max(...frames.map(({ x, still }) => x + still.width));
	const height = Math.max(...frames.map(({ still }) => still.height));
	const isAnimated = Buffer.from([0x02, 0, 0, 0]);
	const header = chunk('VP8X', Buffer.concat([isAnimated, int24(width - 1), int24(height - 1)]));
	// A white background, and no end.
	const loop = chunk('ANIM', Buffer.from([0xff, 0xff, 0xff, 0xff, 0, 0]));
	const shown = frames.map(({ x, ms, still }) => {
		const numbers = [x / 2, 0, still.width - 1, still.height - 1, ms].map(int24);
		return chunk('ANMF', Buffer.concat([...numbers, Buffer.from([0x02]), still.chunk]));
	});
	return chunk('RIFF', Buffer.concat([Buffer.from('WEBP'), header, loop, ...shown]));
}

function chunk(name: string, data: Buffer): Buffer {
	const length = Buffer.alloc(4);
	length.writeUInt32LE(data.length);
	return Buffer.concat([Buffer.from(name), length, data, Buffer.alloc(data.length % 2)]);
}

function int24(value: number): Buffer {
	const bytes = Buffer.alloc(3);
	bytes.writeUIntLE(value, 0, 3);
	return bytes;
}
