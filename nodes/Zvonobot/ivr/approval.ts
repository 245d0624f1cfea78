/** Which branches of a menu mean yes: approval belongs to branches, not to keys. */

import type { IDataObject } from 'n8n-workflow';

import { isSaid } from '../../shared/values/speech';
import { textOf } from '../../shared/values/text';
import { type Choice, STAYED } from '../callbacks/answer';

/** Nothing in particular for a branch that takes any words; staying on the line for one without key and words. */
export function answersTo({ digit, keyWords, anyWord }: IDataObject): string[] {
	const words = textOf(keyWords)?.split('|') ?? [];
	const key = textOf(digit);
	const answers = key === undefined ? words : [key, ...words];
	return answers.length > 0 || anyWord === 1 ? answers : [STAYED];
}

/** What is known of a level of the menu from the branches above it. */
interface Level {
	/** What the user wants to count as approval. */
	approving: string[];
	above?: string;
	/** Whether the branch above has approved, which holds as long as nothing is asked again. */
	approved?: boolean;
	/** Whether an approving answer was on offer above, and another was given. */
	declined?: boolean;
}

/**
 * Tells what each branch means. An approving answer counts where it is given: key 1 below a branch that has declined is no
 * yes. What lies below an approving branch approves too, unless it asks again.
 */
export function choicesIn(ivrs: IDataObject[], level: Level): Choice[] {
	const { approving, above = '', approved = false, declined = false } = level;
	const asked = asksIn(ivrs, approving);
	return ivrs.flatMap((branch, at) => {
		const path = `${above}${at}`;
		const isApproving = isApprovedBy(branch, approving);
		const isApproved = !declined && (asked ? isApproving : approved);
		const below = branchesOf(branch);
		const row = {
			branch: path,
			approved: isApproved && !asksBelow(below, approving),
			label: null,
			answers: answersTo(branch),
		};
		// What another branch listens to is an answer of that one.
		const free = branch.anyWord === 1 && !declined ? approving.filter((answer) => !offers(ivrs, answer)) : [];
		const words = free.length > 0 ? [{ ...row, approved: true, answers: free }] : [];
		const inner = { approving, above: `${path}.`, approved: isApproved };
		return [...words, row, ...choicesIn(below, { ...inner, declined: declined || (asked && !isApproving) })];
	});
}

/** Whether one of these branches listens to exactly this. */
const offers = (ivrs: IDataObject[], said: string): boolean =>
	ivrs.some((branch) => answersTo(branch).some((answer) => isSaid(answer, said)));

/** Whether somebody can give one of these answers: a branch of any level listens to it, or to any words. */
export const isOffered = (ivrs: IDataObject[], answers: string[]): boolean =>
	ivrs.some(({ anyWord }) => anyWord === 1) ||
	answers.some((answer) => offers(ivrs, answer)) ||
	ivrs.some((branch) => isOffered(branchesOf(branch), answers));

const asksIn = (ivrs: IDataObject[], approving: string[]): boolean =>
	ivrs.some((branch) => isApprovedBy(branch, approving));

const asksBelow = (ivrs: IDataObject[], approving: string[]): boolean =>
	asksIn(ivrs, approving) || ivrs.some((branch) => asksBelow(branchesOf(branch), approving));

const branchesOf = ({ ivrs }: IDataObject): IDataObject[] => (ivrs ?? []) as IDataObject[];

const isApprovedBy = (branch: IDataObject, approving: string[]): boolean =>
	answersTo(branch).some((answer) => approving.some((wanted) => isSaid(wanted, answer)));
