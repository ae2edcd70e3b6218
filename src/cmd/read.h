/* SPDX-License-Identifier: MIT */
/* What opens the reader: `koine read` and commands that do something in it. */
#ifndef KOINE_CMD_READ_H
#define KOINE_CMD_READ_H

#include "cmd/cmd.h"
#include "tui/app.h"

/* There is a screen to draw on, or the line mode was asked for. */
bool read_is_drawn(const struct run *run);
/* The options of the command line, for a work or a file. */
struct app_opts read_opts(struct run *run);
/* Opens the reader on the work, at the place in opts, until it is closed. */
int read_work(struct run *run, struct app_opts *opts, struct err *err);

/* The same with its book, language and place in opts; the work is open. */
int read_shown(struct run *run, struct app_opts *opts, struct err *err);

#endif
