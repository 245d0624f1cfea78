/**
 * Labels that n8n does not cut. Beside each label the form has the switch 'Fixed | Expression', which leaves less room the
 * deeper a field lies. Measured in the editor of n8n 2.41.1 with its panel of 420 pixels: 184 pixels in a collection, in
 * which 'Remember Numbers For (Hours)' was cut with its 185, and 32 pixels less or more for each level.
 */

import type { INodeProperties, INodePropertyCollection, INodeType } from 'n8n-workflow';

import { McnTelecom } from '../../nodes/McnTelecom/McnTelecom.node';
import { McnTelecomTrigger } from '../../nodes/McnTelecom/McnTelecomTrigger.node';
import { Mobilgroup } from '../../nodes/Mobilgroup/Mobilgroup.node';
import { MobilgroupCampaign } from '../../nodes/Mobilgroup/MobilgroupCampaign.node';
import { MobilgroupTrigger } from '../../nodes/Mobilgroup/MobilgroupTrigger.node';
import { PhoneVerification } from '../../nodes/PhoneVerification/PhoneVerification.node';
import { Zvonobot } from '../../nodes/Zvonobot/Zvonobot.node';
import { ZvonobotCampaign } from '../../nodes/Zvonobot/ZvonobotCampaign.node';
import { ZvonobotTrigger } from '../../nodes/Zvonobot/ZvonobotTrigger.node';

/** Pixels for a label at each level. */
const ROOM = [216, 184, 152, 152, 152, 152];
/** About what n8n's font of 12 pixels takes: 185 for the label that was measured. */
const widthOf = (label: string): number =>
	[...label].reduce(
		(sum, letter) => sum + (/[ijlftr()' .-]/.test(letter) ? 4.3 : /[mw]/i.test(letter) ? 10.7 : 7.2),
		0,
	);

const nodes: INodeType[] = [
	...[new McnTelecom(), new Mobilgroup(), new PhoneVerification(), new Zvonobot()],
	...[new McnTelecomTrigger(), new MobilgroupTrigger(), new ZvonobotTrigger()],
	...[new MobilgroupCampaign(), new ZvonobotCampaign()],
];

/** Fields whose label stands alone: n8n shows no switch beside them. */
const standsAlone = ({ type, noDataExpression }: INodeProperties) =>
	noDataExpression === true || type === 'notice' || type === 'collection' || type === 'fixedCollection';

function labelsIn(fields: INodeProperties[], level = 0): Array<[string, number]> {
	return fields.flatMap((field) => {
		const own: Array<[string, number]> = standsAlone(field) ? [] : [[field.displayName, level]];
		if (field.type === 'collection')
			return [...own, ...labelsIn(field.options as INodeProperties[], level + 1)];
		if (field.type !== 'fixedCollection') return own;
		const groups = field.options as INodePropertyCollection[];
		return [...own, ...groups.flatMap(({ values }) => labelsIn(values, level + 1))];
	});
}

it('knows the label that was cut', () => {
	expect(widthOf('Remember Numbers For (Hours)')).toBeGreaterThan(ROOM[1]);
});

it.each(nodes.map(({ description }) => [description.displayName, description] as const))(
	'%s has no label that n8n cuts',
	(_name, { properties }) => {
		const cut = labelsIn(properties).filter(([label, level]) => widthOf(label) > ROOM[level]);
		expect([...new Set(cut.map(([label, level]) => `${level}: ${label}`))]).toEqual([]);
	},
);
