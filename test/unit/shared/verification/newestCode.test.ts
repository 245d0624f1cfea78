import type { IDataObject } from 'n8n-workflow';

import { forgetExpired, isReplaced, noteNewest } from '../../../../nodes/shared/verification/newestCode';

const MINUTE_MS = 60_000;
let places = 0;

/** A workflow and what n8n keeps with it. */
const workflow = (staticData: IDataObject = {}, workflowId = `workflow-${(places += 1)}`) => ({
	workflowId,
	staticData,
});

describe('the newest code of a phone', () => {
	it('replaces the one before it, and no later one', () => {
		const place = workflow();
		noteNewest(place, 'phone', 1000);
		expect(isReplaced(place, 'phone', 999)).toBe(true);
		expect(isReplaced(place, 'phone', 1000)).toBe(false);
		expect(isReplaced(place, 'phone', 1001)).toBe(false);
	});

	it('replaces none of another phone or workflow', () => {
		const place = workflow();
		noteNewest(place, 'phone', 1000);
		expect(isReplaced(place, 'other phone', 0)).toBe(false);
		expect(isReplaced(workflow(), 'phone', 0)).toBe(false);
	});

	it('is known to another process by what n8n keeps with the workflow', () => {
		const place = workflow();
		noteNewest(place, 'phone', 1000);
		const stored = JSON.parse(JSON.stringify(place.staticData)) as IDataObject;
		expect(isReplaced(workflow(stored), 'phone', 999)).toBe(true);
	});

	it('is known to this process also where n8n has written an older state over it', () => {
		const place = workflow();
		noteNewest(place, 'phone', 1000);
		expect(isReplaced(workflow({}, place.workflowId), 'phone', 999)).toBe(true);
	});

	it('is forgotten when no code can live any more, and nothing else of the workflow is', () => {
		const place = workflow({ counter: 7 });
		noteNewest(place, 'old phone', 0);
		noteNewest(place, 'phone', MINUTE_MS);
		forgetExpired(place, 10 * MINUTE_MS);
		expect(place.staticData).toEqual({ counter: 7, newestVerificationCodes: { phone: MINUTE_MS } });
	});

	it('is read from nothing and from what is none', () => {
		expect(isReplaced(workflow({ newestVerificationCodes: 'text' }), 'phone', 0)).toBe(false);
		const place = workflow({ newestVerificationCodes: [1] });
		forgetExpired(place);
		expect(place.staticData).toEqual({ newestVerificationCodes: [1] });
	});
});
