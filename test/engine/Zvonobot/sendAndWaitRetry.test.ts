import { setTimeout as sleep } from 'node:timers/promises';

import type { IDataObject } from 'n8n-workflow';

import { type EngineResult, retryStopped } from '../../support/engine/engine';
import { allPassedOn } from '../../support/engine/waiting';
import { phonesOf, pressed, zvonobotPeople } from '../../support/engine/zvonobotPeople';

const people = zvonobotPeople();
const [FIRST, SECOND] = phonesOf(2);
const REFUSED = '79000001999';
const STOPPED = [FIRST, REFUSED, SECOND];
const outcomes = (items: Array<{ json: IDataObject }> = []) =>
	items.map(({ json }) => [json.phone, json.outcome, json.approved]);

describe('a retry of Ask by Phone and Wait', () => {
	/** A person has chosen to continue under 'On Error', and retries with the workflow as it is now. */
	async function retryWithContinue(stopped: EngineResult) {
		const [{ node }] = stopped.stored.data.executionData?.nodeExecutionStack ?? [];
		node.onError = 'continueRegularOutput';
		return await retryStopped(people.node(), stopped);
	}

	it('calls nobody again who was called, and asks the service what they have answered', async () => {
		const { error } = await people.ask(STOPPED, {}, { retryOnFail: true, maxTries: 2 });
		expect(error?.message).toMatch(/no money left/);
		expect(error?.description).toMatch(/Others were called: 2\. They are not called again: retry/);
		const sent = people.asked('create').map(({ phones: numbers }) => numbers);
		expect(sent).toEqual([STOPPED, [REFUSED]]);
	});

	it('of a stopped execution asks the service what they have answered, and goes on with that', async () => {
		const stopped = await people.ask(STOPPED);
		people.know(0, pressed(1));
		people.know(2, pressed(2));
		const { items, stored } = await retryWithContinue(stopped);
		expect(items.map(({ json }) => json.approved ?? (json.error as IDataObject).outcome)).toEqual([
			...[true, 'refused', false],
		]);
		expect(stored.waitTill).toBeUndefined();
		expect(people.asked('create').map(({ phones: numbers }) => numbers)).toEqual([STOPPED, [REFUSED]]);
	});

	/** The person who retries has filled up the account. */
	const filledUp = async (stopped: EngineResult) => {
		people.refuseNobody();
		return await retryStopped(people.node(), stopped);
	};

	it('calls nobody as long as calls of an earlier try go on: their answers cannot reach it', async () => {
		const stopped = await people.ask(STOPPED);
		people.know(0, pressed(1));
		const { error, stored } = await filledUp(stopped);
		expect(error?.message).toMatch(
			/'Phone Number' names people whom an earlier try of this execution has called \(1\), and their calls are not over yet/,
		);
		expect(error?.description).toMatch(
			/Retry the execution when they are, in 15 minutes at the latest: it continues with their answers\. Nobody was called/,
		);
		expect([stored.waitTill, people.asked('create').length]).toEqual([undefined, 1]);
	});

	it('calls who was refused once the others are done, and gives out the answers of all', async () => {
		const stopped = await people.ask(STOPPED);
		const tooEarly = await filledUp(stopped);
		people.know(0, pressed(1));
		people.know(2, pressed(2));
		const { stored } = await filledUp(tooEarly);
		expect(people.asked('create').map(({ phones }) => phones)).toEqual([STOPPED, [REFUSED]]);
		expect(outcomes(allPassedOn(stored))).toEqual([
			[FIRST, 'answered', true],
			[REFUSED, 'timedOut', false],
			[SECOND, 'answered', false],
		]);
		const { items } = await people.press(stored, 3, 1);
		expect(outcomes(items)).toEqual([
			[FIRST, 'answered', true],
			[REFUSED, 'answered', true],
			[SECOND, 'answered', false],
		]);
	});

	it('calls nobody where the service cannot tell what became of the others', async () => {
		const stopped = await people.ask(STOPPED);
		people.answerGet({ status: 500 });
		const { error } = await filledUp(stopped);
		expect(error?.message).toMatch(/has called \(2\), and they cannot be looked up/);
		expect(people.asked('create')).toHaveLength(1);
	});

	it('waits no more for who has not answered within the time limit of the earlier try', async () => {
		const values = { limitType: 'afterTimeInterval', resumeAmount: 0.01, resumeUnit: 'minutes' };
		const stopped = await people.ask(STOPPED, { options: { limitWaitTime: { values } } });
		people.know(0, pressed(1));
		people.canRemove(2);
		await sleep(700);
		const { stored } = await filledUp(stopped);
		expect(people.asked('remove').map(({ idList }) => idList)).toEqual([[people.idOf(2)]]);
		const { items } = await people.press(stored, 3, 1);
		expect(outcomes(items)).toEqual([
			[FIRST, 'answered', true],
			[REFUSED, 'answered', true],
			[SECOND, 'canceled', false],
		]);
	});

	it('takes back whom it has called itself, where earlier answers have decided', async () => {
		const stopped = await people.ask(STOPPED, { options: { goOnWhen: 'firstApproval' } });
		people.know(0, pressed(2));
		people.know(2, pressed(1));
		people.canRemove(3);
		const { items, stored } = await filledUp(stopped);
		expect([stored.waitTill, items.map(({ json }) => json.outcome)]).toEqual([
			undefined,
			['answered', 'canceled', 'answered'],
		]);
	});

	it('within the same execution waits on for those who were called: their callbacks come there', async () => {
		const settings = { retryOnFail: true, maxTries: 2, onError: 'continueRegularOutput' } as const;
		const { stored } = await people.ask([REFUSED, FIRST, SECOND], {}, settings);
		await people.press(stored, 1, 1);
		people.know(1, pressed(1));
		const { items } = await people.press(stored, 2, 1);
		expect(items?.map(({ json }) => json.approved)).toEqual([undefined, true, true]);
	});

	it('that continues after errors calls and takes back nobody either while earlier calls go on', async () => {
		const stopped = await people.ask(STOPPED, { options: { goOnWhen: 'firstApproval' } });
		people.know(2, pressed(1));
		people.canRemove(0);
		const { items } = await retryWithContinue(stopped);
		expect(items.map(({ json }) => (json.error as IDataObject).outcome)).toEqual([
			...['notSent', 'notSent', 'notSent'],
		]);
		expect([people.asked('create').length, people.asked('remove')]).toEqual([1, []]);
	});
});
