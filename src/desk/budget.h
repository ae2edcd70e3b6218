/* SPDX-License-Identifier: MIT */
/* Time for a lesson: what a person writes, how far it is used up. Pure. */
#ifndef KOINE_DESK_BUDGET_H
#define KOINE_DESK_BUDGET_H

#include "base/buf.h"

#include <stdint.h>

/*
 * "40m", "1h", "1h30", "1h30m", "90s", "40:00", "1:30:00", or minutes alone:
 * "90". [s] from 1 to TALK_BUDGET_MAX; false if it is none of these.
 */
bool budget_parse(struct str text, int *seconds);

enum budget_use {
	BUDGET_NONE,   /* there is none */
	BUDGET_FINE,   /* less than 90 % are used */
	BUDGET_NEARLY, /* less than all */
	BUDGET_OVER,
};

/* `elapsed` [s] */
enum budget_use budget_use(int64_t elapsed, int budget);
/* Appends "4:05" or "1:04:05". */
void budget_put(int64_t seconds, struct buf *out);

#endif
