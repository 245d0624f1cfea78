/** The results of the calls of a campaign, mailing by mailing. */

import type { IDataObject } from 'n8n-workflow';

import type { Told } from '../../shared/campaign/course';
import type { Line, OpenCall } from '../../shared/campaign/service';
import { send } from '../../shared/http/send';
import { goesOn } from '../../shared/values/callState';
import { toldPhone } from '../../shared/values/phone';
import { idIn } from '../../shared/values/rows';
import { recipientStatus } from '../api/callInfo';
import { accountOf, type MobilgroupAccount } from '../api/credentials';
import { bodyOf, effects, findFailure } from '../api/response';
import { readState, stateRequest } from '../resources/mailing/getState';

/** Requests at a time: texts of their own in 'Text' make a mailing for each row. */
const AT_A_TIME = 10;

/** @returns what each call has come to; undefined for those that the service does not report */
export async function look(line: Line, calls: OpenCall[]): Promise<Array<Told | undefined>> {
	const account = await accountOf(line.item);
	const ids = [...new Set(calls.map(({ callId }) => callId))].filter((id) => id !== '');
	const mailings = new Map<string, Map<string, Told>>();
	for (let at = 0; at < ids.length; at += AT_A_TIME) {
		const some = ids.slice(at, at + AT_A_TIME);
		await Promise.all(some.map(async (id) => mailings.set(id, await askAbout(line, account, id))));
	}
	return calls.map(({ callId, phone }) => mailings.get(callId)?.get(phone));
}

/** @returns what the service tells, by phone; nothing where it could not be asked or understood: the next look asks again */
async function askAbout(
	{ context, signature, http }: Line,
	account: MobilgroupAccount,
	id: string,
): Promise<Map<string, Told>> {
	try {
		const answer = await send(context, signature, { ...stateRequest(account, id), ...http });
		if (findFailure(answer, effects.read, account.secrets)) return new Map();
		const { mailing, rows = [] } = readState(bodyOf(answer));
		return (idIn(mailing.id) ?? id) === id ? byPhone(rows) : new Map();
	} catch {
		return new Map();
	}
}

/** Of several rows for a phone, one that says that it was reached counts, or else one that is not over. */
function byPhone(rows: IDataObject[]): Map<string, Told> {
	const told = new Map<string, Told>();
	for (const row of rows) {
		const phone = toldPhone(row.phone) ?? '';
		const [one, known] = [toldOf(row), told.get(phone)];
		if (!known || rankOf(one) > rankOf(known)) told.set(phone, one);
	}
	return told;
}

const rankOf = ({ isOver, outcome }: Told): number => (outcome === 'answered' ? 2 : isOver ? 0 : 1);

/** A word that nobody knows ends nothing. */
function toldOf(row: IDataObject): Told {
	const { state, price, durationSeconds } = recipientStatus(null, row);
	const isOver = !goesOn(state) && state !== 'unknown';
	const isReached = state === 'answered' || state === 'completed';
	return {
		isOver,
		outcome: isReached ? 'answered' : isOver ? 'notReached' : 'timedOut',
		state,
		...{ answer: null, label: null, approved: false, isSuccess: isReached },
		price,
		talkSeconds: durationSeconds,
		recordingUrl: null,
		// The documents do not say who has canceled the call: it may have been the person.
		...(state === 'canceled' && { isFinal: true }),
	};
}
