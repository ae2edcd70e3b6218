/* SPDX-License-Identifier: MIT */
/* Whether something can be read aloud; speech-dispatcher is not started. */
#include "cmd/doctor.h"

#include "base/mo.h"
#include "desk/voice.h"

#include <unistd.h>

static void put_absent(struct doctor *doctor)
{
	struct run *run = doctor->run;
	const char *program = voice_program(run->env, &run->arena);

	if (program != NULL) {
		doctor_row(doctor, C_("doctor", "speech"),
			/* TRANSLATORS: the path of a program */
			_("%s, started when something is read aloud"), program);
		return;
	}
	doctor_row(doctor, C_("doctor", "speech"), "%s", C_("doctor", "none"));
	doctor_degraded(doctor, "%s",
		_("nothing is read aloud: speech-dispatcher is not running, "
		  "and it cannot be started"));
}

void doctor_speech(struct doctor *doctor)
{
	struct run *run = doctor->run;
	const char *path = voice_socket(run->env, &run->arena);
	enum voice_fault fault = VOICE_NETWORK;
	int fd = path != NULL ? voice_connect(path, &fault) : -1;

	if (fd >= 0) {
		close(fd);
		doctor_row(doctor, C_("doctor", "speech"),
			/* TRANSLATORS: the path of a socket */
			_("speech-dispatcher, at %s"), path);
	} else if (fault == VOICE_ABSENT) {
		put_absent(doctor);
	} else {
		doctor_row(doctor, C_("doctor", "speech"), "%s",
			C_("doctor", "none"));
		doctor_degraded(doctor, "%s",
			fault == VOICE_NETWORK
				? _("nothing is read aloud: SPEECHD_ADDRESS "
				    "names no Unix socket, and koine uses no "
				    "network")
				: _("nothing is read aloud: speech-dispatcher "
				    "refuses"));
	}
}
