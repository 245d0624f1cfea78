/** `npm run test:engine` runs what it says. */

import { Expression } from 'n8n-workflow';

it.each(['n8n-core', 'n8n-workflow', '@n8n/di'])('%s is the one of a real n8n', (name) => {
	expect(require.resolve(name)).toContain(`${process.env.VOICE_CALLS_ENGINE_FROM}/${name}/`);
});

it('expressions are evaluated in isolates, as in that n8n', () => {
	const { getActiveImplementation } = Expression as { getActiveImplementation?: () => string };
	expect(getActiveImplementation?.call(Expression)).toBe('vm');
});
