const Sequencer = require('@jest/test-sequencer').default;

/** Those that take minutes, of which some mostly wait for n8n to look at what is due; the others run beside them. */
const LONG = [
	...['callList', 'callListKilled', 'campaignExamples', 'manyWaiting', 'waitingLimit'],
	...['promises', 'phoneVerification', 'forgedCallbacks', 'byThePage', 'threePhones', 'manyPeople'],
	...['e2e/verification', 'dialledTwice/mobilgroup', 'dialledTwice/zvonobot', 'secrets', 'editor/fields'],
];
const isLong = ({ path }) => LONG.some((name) => path.endsWith(`/${name}.test.ts`));

/** Those first; else in jest's own order. */
module.exports = class extends Sequencer {
	sort(tests) {
		const sorted = super.sort(tests);
		return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
	}
};
