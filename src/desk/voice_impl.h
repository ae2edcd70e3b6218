/* SPDX-License-Identifier: MIT */
/* Inside the voice: voice.c (its life, connecting), voice_talk.c (the
 * conversation). Nobody else includes it. */
#ifndef KOINE_DESK_VOICE_IMPL_H
#define KOINE_DESK_VOICE_IMPL_H

#include "base/buf.h"
#include "base/vec.h"
#include "desk/ssip.h"
#include "desk/voice.h"

#define EARLY_MAX 4

enum await {
	AWAIT_NOTHING,
	AWAIT_GREETING,
	AWAIT_SETTING, /* refused or not: it goes on */
	AWAIT_SPEAK,   /* that the text may come */
	AWAIT_QUEUED,
};

struct item {
	int id;
	int message; /* 0: not taken yet */
	char *lang, *name, *text;
};

struct voice {
	struct loop *loop;
	const struct env *env;
	voice_fn *fn;
	void *ctx;
	int fd;      /* -1 */
	pid_t child; /* 0: none is being started */
	int tries;
	struct ssip ssip;
	enum await await;
	size_t greeted;
	bool is_cancel_due;
	bool is_dropped; /* the text being handed over is not wanted any more */
	VEC(struct item) items; /* handed over first */
	size_t handed;          /* of the items */
	int rate, rate_set;
	bool has_rate, has_rate_set;
	char *lang, *name; /* set; NULL: not yet */
	int strays;
	struct ssip_answer early[EARLY_MAX]; /* events before the answer that
	                                        says whose they are */
	int early_count;
};

/* ---- voice.c ---- */
/* No connection and nothing to say; the fault is told if there was. */
void voice_lose(struct voice *voice, enum voice_fault fault);
void voice_tell(struct voice *voice, enum voice_event_kind kind, int id);
void voice_item_release(struct item *item);
/* A timer only while something is due. */
void voice_set_patience(struct voice *voice);

/* ---- voice_talk.c ---- */
/* The next command, if none is waiting for its answer. */
void voice_pump(struct voice *voice);
/* False if the connection is lost by it. */
bool voice_send(struct voice *voice, struct str bytes);
void voice_on_readable(void *ctx, int fd, unsigned events);

#endif
