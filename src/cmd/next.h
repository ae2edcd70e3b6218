/* SPDX-License-Identifier: MIT */
/* `koine status LANG --next`. */
#ifndef KOINE_CMD_NEXT_H
#define KOINE_CMD_NEXT_H

#include "cmd/cmd.h"
#include "desk/sync.h"

/* Appends what the languages want next, in the format asked for. The exit
 * status; 2 with err. */
int next_put(struct run *run, const struct sync *sync, const int *langs,
	int count, struct err *err);

#endif
