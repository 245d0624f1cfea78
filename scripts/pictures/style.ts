/** The colours of the pictures, by day and by night. */

export const style = `
	text { font-family: system-ui, -apple-system, 'Segoe UI', sans-serif; }
	.paper { fill: #f7f8fa; }
	.note { fill: #e9ecf1; }
	.head { font-size: 14px; font-weight: 600; fill: #2b3040; }
	.words { font-size: 11px; fill: #565d70; }
	.box { fill: #ffffff; stroke: #b9c0ce; stroke-width: 1.5; }
	.glyph { fill: none; stroke: #6d4fd8; stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
	.name { font-size: 12px; font-weight: 500; fill: #2b3040; text-anchor: middle; }
	.link { fill: none; stroke: #9aa3b5; stroke-width: 1.8; }
	.part { stroke-dasharray: 4 3; }
	.failed { stroke: #d9705f; }
	.port { font-size: 10px; fill: #6b7285; stroke: #e9ecf1; stroke-width: 4; paint-order: stroke; }
	.tip { fill: #9aa3b5; }
	.dark { display: none; }
	@media (prefers-color-scheme: dark) {
		.paper { fill: #17191f; }
		.note { fill: #232730; }
		.head, .name { fill: #e8eaf0; }
		.words, .port { fill: #a4abbb; }
		.port { stroke: #232730; }
		.box { fill: #2f3440; stroke: #59617a; }
		.glyph { stroke: #b9a5ff; }
		.link { stroke: #6f788e; }
		.failed { stroke: #e58a7b; }
		.tip { fill: #6f788e; }
		.light { display: none; }
		.dark { display: inline; }
	}
`;
