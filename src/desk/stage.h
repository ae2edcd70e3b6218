/* SPDX-License-Identifier: MIT */
/*
 * The presenter's side: listens, greets consoles, tells them what is shown,
 * hears what they ask for (talk.h). Nothing here waits, whatever a peer does or
 * leaves undone; one that breaks the rules is hung up on, and the others do not
 * notice. Does nothing at all while nobody speaks.
 */
#ifndef KOINE_DESK_STAGE_H
#define KOINE_DESK_STAGE_H

#include "base/loop.h"
#include "desk/room.h"
#include "desk/talk.h"

#include <sys/types.h>

#define STAGE_CONSOLES 4 /* at once; a further one is told so */
#define STAGE_PEERS \
	8 /* with those that have not greeted yet; of these the oldest goes */
#define STAGE_RATE     100  /* commands in a second; no hand is faster */
#define STAGE_AGAIN_MS 1000 /* between two tries at another's place */

struct stage;

typedef void stage_fn(void *ctx, const struct talk_command *command);

/*
 * Hears user `uid` only. `fn` must not free the stage. Borrows the loop.
 */
struct stage *stage_new(struct loop *loop, uid_t uid, stage_fn *fn, void *ctx);
void stage_free(struct stage *stage);
/*
 * Makes the socket; false with one sentence: then no console can join. If
 * that is because another koine has it, it is tried again every
 * STAGE_AGAIN_MS, and taken over when the other one has gone.
 */
bool stage_listen(
	struct stage *stage, const struct paths *paths, struct err *err);
/* Takes a connection over, as if it had come through the socket. */
void stage_take(struct stage *stage, int fd);
/* How many consoles have joined. */
int stage_count(const struct stage *stage);
/* One has joined that does not know what is shown. */
bool stage_is_asked(const struct stage *stage);
/* Tells all of them. */
void stage_tell(struct stage *stage, const struct talk_show *show);

#endif
