/** Draws an example as n8n's canvas shows it, small, in one file for light and dark. */

import { drawLinks, drawPorts } from './links';
import { BOX, drawNode, drawNote, placeOf, sizeOf, symbolsFor, widthOf } from './nodes';
import { style } from './style';
import { escape } from './text';
import { type Example, isMainNote, notesOf, workingNodesOf } from './workflow';

const MARGIN = 16;
/** Names and loops below a node. */
const BELOW = 54;
const BESIDE = 40;

/** @returns the picture as SVG; the note that says what the workflow does is left to the text beside it */
export function draw(example: Example): string {
	const nodes = workingNodesOf(example);
	const notes = notesOf(example).filter((note) => !isMainNote(note));
	const corners = [
		...nodes.map((node) => ({ ...placeOf(node), width: widthOf(node) + BESIDE, height: BOX + BELOW })),
		...notes.map((note) => ({ ...placeOf(note), ...sizeOf(note) })),
	];
	const left = Math.min(...corners.map(({ x }) => x)) - MARGIN;
	const top = Math.min(...corners.map(({ y }) => y)) - MARGIN;
	const width = Math.max(...corners.map(({ x, width: wide }) => x + wide)) + MARGIN - left;
	const height = Math.max(...corners.map(({ y, height: high }) => y + high)) + MARGIN - top;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${width}" height="${height}" viewBox="${left} ${top} ${width} ${height}">`,
		`<title>${escape(example.name)}</title>`,
		`<style>${style}</style>`,
		symbolsFor(nodes),
		`<rect class="paper" x="${left}" y="${top}" width="${width}" height="${height}" rx="12"/>`,
		...notes.map(drawNote),
		drawLinks(example),
		...nodes.map(drawPorts).filter(Boolean),
		...nodes.map(drawNode),
		'</svg>\n',
	].join('\n');
}
