import { campaignObserver, campaignOf } from './support/campaignObserver';
import { counting, expectSeen, LONG_MS, tableOf } from './support/report';
import { stage } from './support/stage';
import { type Subject, subjectsOf } from './support/walk';

const world = stage();

describe('A campaign', () => {
	const count = counting('Campaigns');

	it.each(['mobilgroupCampaign', 'zvonobotCampaign'].map(campaignOf))(
		'$name reads every value of every field as it is meant, or refuses it by name before any request',
		async (campaign) => {
			const observerFor = (subject: Subject) => campaignObserver(world, campaign, subject);
			expect(await tableOf(count, campaign.name, subjectsOf(campaign.fields), observerFor)).toBe('');
		},
		LONG_MS,
	);

	// All rows are in one request.
	expectSeen(count, ['Safety → Calls at a Time', 'Safety → Calls per Second']);
});
