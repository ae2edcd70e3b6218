/* SPDX-License-Identifier: MIT */
/*
 * `koine doctor`: what koine finds around itself, what does not work and why.
 * Each part appends rows; what is amiss is collected and said at the end.
 */
#ifndef KOINE_CMD_DOCTOR_H
#define KOINE_CMD_DOCTOR_H

#include "cmd/cmd.h"
#include "state/state.h"

struct doctor {
	struct run *run;
	struct state *state;
	struct err state_why; /* why it is not kept, from state_open */
	struct buf text;      /* not yet cleaned */
	struct buf degraded;  /* lines, for the end */
};

/* ---- doctor.c ---- */
void doctor_head(struct doctor *doctor, const char *title);
/* "  key    value"; an empty value is left out. */
void doctor_row(struct doctor *doctor, const char *key, const char *fmt, ...)
	PRINTF_LIKE(3, 4);
/* One sentence of what is amiss. */
void doctor_degraded(struct doctor *doctor, const char *fmt, ...)
	PRINTF_LIKE(2, 3);
/* A whole sentence, wrapped, after a mark ("" for none). Cleans what is there.
 */
void doctor_wrapped(
	struct doctor *doctor, const char *mark, const char *sentence);
/* Passes the text through the cleaner to run->out. */
void doctor_clean(struct doctor *doctor);

/* ---- doctor_facts.c ---- */
void doctor_terminal(struct doctor *doctor);
void doctor_languages(struct doctor *doctor);
void doctor_paths(struct doctor *doctor);
void doctor_content(struct doctor *doctor);
/* doctor_search.c: the row of the search index, of the content. */
void doctor_index(struct doctor *doctor);
/* doctor_profile.c: the row of the profile in use, or of those there are. */
void doctor_profile(struct doctor *doctor);
/* doctor_speech.c: the row of the voice, of the terminal. */
void doctor_speech(struct doctor *doctor);
/* The id of a bidi mode, as --bidi and the state have it. */
const char *doctor_bidi_name(enum bidi_mode mode);
/* The key of the state under which the answer for this terminal is kept. */
struct str doctor_bidi_key(struct run *run);

/* ---- doctor_samples.c ---- */
void doctor_widths(struct doctor *doctor);
/* One Arabic word in two ways; asks and keeps the answer on a terminal. */
void doctor_bidi(struct doctor *doctor);
/* Rulers and text at 40, 60 and 80 columns. */
void doctor_projector(struct doctor *doctor);

#endif
