/* SPDX-License-Identifier: MIT */
/*
 * Texts spoken by speech-dispatcher, one after the other, in the one loop:
 * nothing waits, nothing is longer than a buffer, a timer runs only while an
 * answer is due. Knows texts and languages, neither pages nor keys.
 *
 * Over the socket of the user's session only; a socket of the network is
 * refused. Where none is there `speech-dispatcher --spawn` is started, as its
 * own library does it (its settings may forbid it), but not under
 * KOINE_SECURE, and not where SPEECHD_ADDRESS says another socket.
 */
#ifndef KOINE_DESK_VOICE_H
#define KOINE_DESK_VOICE_H

#include "base/env.h"
#include "base/loop.h"

#include <sys/types.h>

struct voice;

enum voice_fault {
	VOICE_ABSENT,  /* not running, and it cannot be started */
	VOICE_NETWORK, /* SPEECHD_ADDRESS names no socket of this machine */
	VOICE_REFUSES,
	VOICE_SILENT, /* it does not answer */
	VOICE_GONE,   /* it has ended */
	VOICE_GARBLED /* it answers what no speech-dispatcher does */
};

enum voice_event_kind {
	VOICE_STARTING, /* speech-dispatcher is being started */
	VOICE_BEGAN,    /* text `id` is heard now */
	VOICE_ENDED,    /* it has been said */
	VOICE_CANCELED, /* another program has silenced it */
	VOICE_LOST      /* nothing more is said, see `fault`; voice_say may be
	                   tried again */
};

struct voice_event {
	enum voice_event_kind kind;
	int id;
	enum voice_fault fault;
};

/* May say and stop, but not free the voice. */
typedef void voice_fn(void *ctx, const struct voice_event *event);

/* What is said. Strings are copied. */
struct voice_text {
	int id;          /* for events; not 0 */
	struct str lang; /* tag */
	struct str name; /* of the synthesizer's voice; empty: by language */
	struct str text; /* clean, in logical order */
};

#define VOICE_AHEAD 2 /* texts that it is good to have said ahead */

/* Nothing is connected before the first text. */
struct voice *voice_new(
	struct loop *loop, const struct env *env, voice_fn *fn, void *ctx);
/* Silence, and the end of the connection. Accepts NULL. */
void voice_free(struct voice *voice);
/* Speaks after what is said before. Faults come as events, perhaps at once. */
void voice_say(struct voice *voice, const struct voice_text *text);
/* Silence now; what has not been said is forgotten. No events follow. */
void voice_stop(struct voice *voice);
/* From -100 to 100; 0 is the user's own where speech-dispatcher has it so.
 * Without a call the rate is not touched. */
void voice_set_rate(struct voice *voice, int rate);

/* ---- voice_find.c ---- */

/* The path of the socket, in the arena; NULL: SPEECHD_ADDRESS names one of
 * another kind. */
const char *voice_socket(const struct env *env, struct arena *arena);
/* The program that is started where nobody listens, in the arena; NULL: it is
 * not there, or may not be. */
const char *voice_program(const struct env *env, struct arena *arena);
/*
 * A connection that does not block, -1 if there is none; *fault says why:
 * ABSENT: nobody listens.
 */
int voice_connect(const char *path, enum voice_fault *fault);
/* `speech-dispatcher --spawn`; false: it cannot be. The caller waits for *pid.
 */
bool voice_spawn(const struct env *env, pid_t *pid);

#endif
