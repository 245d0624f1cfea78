/**
 * Runs a campaign: a list in, an answer for every row out. The node places calls, puts the execution to wait, and gets its
 * turn again over its own first output; it then asks the service about all open calls at once. So it holds no worker,
 * needs no public address, and goes on after a restart.
 */

import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { hintAtUnclear } from '../calls/hints';
import { nameRun, runIndexOf } from '../calls/owner';
import { asOpenError, failedItem } from '../errors';
import { itemsOf } from '../item';
import { isCampaignOver, isStopped, nextLook, stopRows } from './course';
import { lookAtAll, stop } from './looking';
import { progressOf, reportOf, resultsOf, summaryOf } from './output';
import { callDue } from './placing';
import { readOutput, readRules } from './rules';
import type { CampaignService } from './service';
import { beginCampaign, type Campaign, endCampaign, linkToRows, openCampaign, withRows } from './state';
import { wrongWay } from './wayBack';

/** For `execute`. */
export function runCampaign<Reading, Call>(service: CampaignService<Reading, Call>) {
	return async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const [first] = itemsOf(this);
		try {
			const campaign = openCampaign(this) ?? begin(this, service);
			const outputs = await withRows(this, campaign, async () => await takePass(this, service, campaign));
			if (isCampaignOver(campaign.rows)) linkToRows(this, campaign);
			return outputs;
		} catch (error) {
			const failure = asOpenError(first, error);
			if (!this.continueOnFail()) throw failure;
			// n8n would give the rows on over 'Continue', and the campaign would begin anew without end.
			return [[], this.getInputData().map((_, item) => failedItem(failure, item))];
		}
	};
}

/** @throws NodeOperationError where the node would not get its turn again, before anybody is called */
function begin<Reading, Call>(
	context: IExecuteFunctions,
	{ stopAfterLabel }: CampaignService<Reading, Call>,
): Campaign {
	const [first] = itemsOf(context);
	const wrong = wrongWay(context);
	if (wrong) throw first.refuse('Continue', wrong.rule, wrong.advice);
	if (first.node.executeOnce)
		throw first.refuse('Execute Once', 'must be off: it lets the node see one row only');
	if (first.node.alwaysOutputData)
		throw first.refuse('Always Output Data', 'must be off: the campaign would begin anew when it has ended');
	return beginCampaign(context, {
		run: runIndexOf(context),
		rules: readRules(first, stopAfterLabel),
		output: readOutput(first),
		startedAt: Date.now(),
	});
}

async function takePass<Reading, Call>(
	context: IExecuteFunctions,
	service: CampaignService<Reading, Call>,
	campaign: Campaign,
): Promise<INodeExecutionData[][]> {
	const items = itemsOf(context);
	const { rows, rules } = campaign;
	// All passes of a campaign are one run, whose rows may be called once in each of them.
	nameRun(items[0], `${campaign.run}.${campaign.pass}`);
	const before = JSON.stringify(rows);
	await lookAtAll(context, service, campaign, items);
	if (isStopped(rows, rules)) await stop(context, service, campaign, items);
	const failure = await callDue(context, service.operation, campaign, items);
	if (failure) {
		endCampaign(context, campaign);
		throw failure;
	}
	if (isStopped(rows, rules)) stopRows(rows);
	const now = Date.now();
	if (JSON.stringify(rows) !== before) campaign.changedAt = now;
	return isCampaignOver(rows)
		? finish(context, campaign, now)
		: await wait(context, campaign, nextLook(rows, rules, now, campaign.changedAt));
}

async function wait(
	context: IExecuteFunctions,
	campaign: Campaign,
	next: number,
): Promise<INodeExecutionData[][]> {
	const progress = progressOf(campaign, next);
	campaign.pass += 1;
	// When the time has come, n8n gives on what stands here.
	context.getExecuteData().data.main[0] = [progress];
	await context.putExecutionToWait(new Date(next));
	return [[progress], []];
}

function finish(context: IExecuteFunctions, campaign: Campaign, now: number): INodeExecutionData[][] {
	const report = reportOf(campaign, now);
	const results = resultsOf(campaign);
	context.addExecutionHints({ message: summaryOf(report), location: 'outputPane' });
	hintAtUnclear(context, report.outcomes.unclear ?? 0);
	endCampaign(context, campaign);
	if (!campaign.output.report) return [[], results];
	const pairedItem = results.map((_, item) => ({ item }));
	return [[], [...results, { json: { report: { ...report } }, pairedItem }]];
}
