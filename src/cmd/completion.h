/* SPDX-License-Identifier: MIT */
/* Completion scripts, one file per kind of shell; appended to `out`. */
#ifndef KOINE_CMD_COMPLETION_H
#define KOINE_CMD_COMPLETION_H

#include "base/buf.h"

void completion_bash(struct buf *out);
void completion_zsh(struct buf *out);
void completion_fish(struct buf *out);

#endif
