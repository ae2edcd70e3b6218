/* SPDX-License-Identifier: MIT */
/*
 * The console's side: joins the presenter of the same user, comes back when
 * that has died and another one listens, and keeps what was said last. The
 * folder is watched for a socket to appear: waiting costs no wake-ups (where
 * nothing can be watched it is tried once a second).
 */
#ifndef KOINE_DESK_SEAT_H
#define KOINE_DESK_SEAT_H

#include "base/loop.h"
#include "desk/room.h"
#include "desk/talk.h"

#include <sys/types.h>

enum seat_state {
	SEAT_ALONE,  /* nobody is presenting */
	SEAT_CALLED, /* connected, and not answered yet */
	SEAT_JOINED,
	SEAT_FULL,  /* there are as many consoles as may be */
	SEAT_OTHER, /* the presenter speaks another version, or no such thing */
};

struct seat;

/* Something has changed: state, or what is shown. */
typedef void seat_fn(void *ctx);

struct seat *seat_new(struct loop *loop, uid_t uid, seat_fn *fn, void *ctx);
void seat_free(struct seat *seat);
/* Begins; false with one sentence: there is no place to meet. */
bool seat_open(struct seat *seat, const struct paths *paths, struct err *err);
/* Takes a connection over, as if it had called by itself. */
void seat_take(struct seat *seat, int fd);
enum seat_state seat_state(const struct seat *seat);
/* What was shown last, also by one that has died since; NULL: nothing yet. Its
 * texts live until the next round of the loop. */
const struct talk_show *seat_show(const struct seat *seat);
/* How many classes have begun after one that was ended, not cut short. */
int seat_classes(const struct seat *seat);
/* [ms] How long the talk has been going on by now; it goes on while the
 * presenter is away. */
int64_t seat_elapsed(const struct seat *seat);
/* The line of a presenter, as if it had been heard; for scripts. */
bool seat_hear(struct seat *seat, struct str line);
/* Asks for a step, or sets the clock; false: there is nobody to hear it. */
bool seat_say(struct seat *seat, const struct talk_command *command);

#endif
