/** What people type into the editor's search, and the nodes that they are to find. */

const all = ['mcnTelecom', 'mobilgroup', 'zvonobot'];
const mass = ['mobilgroup', 'zvonobot'];

export const searchWords: Record<string, string[]> = {
	'flash call': all,
	'missed call': all,
	'phone verification': all,
	OTP: all,
	'2FA': all,
	'SMS alternative': all,
	voice: all,
	'phone call': all,
	robocall: mass,
	'voice mailing': mass,
	'text to speech': mass,
	'voice password': ['mobilgroup'],
	IVR: ['zvonobot'],
	autodialer: ['zvonobot'],
	Calldog: ['zvonobot'],
	'MCN Telecom': ['mcnTelecom'],
	Mobilgroup: ['mobilgroup'],
	Zvonobot: ['zvonobot'],
	звонок: all,
	'флеш-колл': all,
	флешколл: all,
	'код по звонку': all,
	'подтверждение номера': all,
	телефония: all,
	обзвон: mass,
	автообзвон: mass,
	'голосовая рассылка': mass,
	робот: mass,
	'голосовой пароль': ['mobilgroup'],
	мобилгрупп: ['mobilgroup'],
	звонобот: ['zvonobot'],
	'мсн телеком': ['mcnTelecom'],
};
