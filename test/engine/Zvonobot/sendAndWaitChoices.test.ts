/** What a question cannot be asked with: answers that nobody can give, and people who are waited for in several ways. */

import { phonesOf, zvonobotPeople } from '../../support/engine/zvonobotPeople';

const people = zvonobotPeople();
const [FIRST, SECOND] = phonesOf(2);

describe('Zvonobot › Call › Ask by Phone and Wait, what it is asked with', () => {
	it.each([
		['3', '3'],
		['7;да', '7, да'],
	])('takes no Approving Answers that no branch listens to: %s', async (approvingAnswers, named) => {
		const menuJson = '[{"digit":1,"ivrs":[{"digit":4}]},{"digit":2}]';
		const { error } = await people.ask([FIRST], { menu: 'json', menuJson, approvingAnswers });
		expect(error?.message).toBe(`'Approving Answers' names nothing that a branch listens to: ${named}`);
	});

	it.each([
		['none', '[{"digit":2}]', ''],
		['what the form begins with', '[{"digit":2}]', '1'],
		['one that a branch has, and others', '[{"digit":2},{"digit":1}]', '1, yes'],
		['one of a branch below', '[{"digit":1,"ivrs":[{"digit":4}]},{"digit":2}]', '4'],
		['a word where any words are taken', '[{"digit":2},{"anyWord":true}]', 'да'],
	])('takes Approving Answers with %s', async (_what, menuJson, approvingAnswers) => {
		const { error } = await people.ask([FIRST], { menu: 'json', menuJson, approvingAnswers });
		expect(error).toBeUndefined();
	});

	it("calls nobody where 'Continue When' differs between the items", async () => {
		const goOnWhen = `={{ $json.phone === '${FIRST}' ? 'everyone' : 'majority' }}`;
		const { error } = await people.ask([FIRST, SECOND], { options: { goOnWhen } });
		expect(error?.message).toBe("'Continue When' is 'majority' here and 'everyone' in an item before");
		expect(people.asked('create')).toEqual([]);
	});
});
