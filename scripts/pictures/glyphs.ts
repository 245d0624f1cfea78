/** Small line drawings for the nodes of n8n, 24 by 24; those of this package have icons of their own. */

/** By the type of the node, without its package. */
export const glyphs: Record<string, string> = {
	aggregate: 'M4 5h6M4 12h6M4 19h6M14 5l6 7-6 7',
	agent: 'M5 9h14v10H5zM12 5v4M9 13v2M15 13v2M12 4a1 1 0 1 0 .01 0',
	convertToFile: 'M6 3h8l4 4v14H6zM14 3v4h4M9 16h6M12 11v5',
	dataTable: 'M4 5h16v14H4zM4 10h16M4 14.500h16M10 5v14',
	extractFromFile: 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6',
	filter: 'M4 5h16l-6 7v7l-4-2v-5z',
	form: 'M5 3h14v18H5zM8 8h8M8 12h8M8 16h4',
	formTrigger: 'M5 3h14v18H5zM8 8h8M8 12h8M8 16h4',
	googleSheets: 'M6 3h12v18H6zM9 9h6v8H9zM9 13h6M12 9v8',
	httpRequest: 'M12 3a9 9 0 1 0 .01 0M3 12h18M12 3q-8 9 0 18M12 3q8 9 0 18',
	if: 'M4 12h6M10 12l4-5h6M10 12l4 5h6M17 4l3 3-3 3M17 14l3 3-3 3',
	lmChatOpenAi: 'M12 3l2.500 6.500L21 12l-6.500 2.500L12 21l-2.500-6.500L3 12l6.500-2.500z',
	chatTrigger: 'M4 4h16v12H10l-5 4v-4H4zM8 9h8M8 12h5',
	manualTrigger: 'M6 3l13 8-6 1.500L9.500 19z',
	merge: 'M4 6h4l5 6M4 18h4l5-6M13 12h7M17 9l3 3-3 3',
	removeDuplicates: 'M4 4h11v11H4zM9 18v2h11V9h-2',
	respondToWebhook: 'M20 12H6M11 6l-6 6 6 6M20 6v12',
	scheduleTrigger: 'M12 3a9 9 0 1 0 .01 0M12 7v5l4 2',
	set: 'M4 20l1-5L16 4l4 4L9 19zM13.500 6.500l4 4',
	splitInBatches: 'M5 9a8 8 0 0 1 14 1M19 5v5h-5M19 15a8 8 0 0 1-14-1M5 19v-5h5',
	splitOut: 'M4 12h5M9 12l5-7h6M9 12h11M9 12l5 7h6',
	switch: 'M4 12h5M9 12l4-7h7M9 12h11M9 12l4 7h7',
	wait: 'M12 3a9 9 0 1 0 .01 0M10 8v8M14 8v8',
	webhook: 'M9 11a4 4 0 1 1 5-5M12 7l4 7M15 14a4 4 0 1 1-1 5M14 18H8M8 14a4 4 0 1 0 2 6',
};
