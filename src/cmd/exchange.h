/* SPDX-License-Identifier: MIT */
/* What `koine export` and `koine import` share. Private to them. */
#ifndef KOINE_CMD_EXCHANGE_H
#define KOINE_CMD_EXCHANGE_H

#include "cmd/cmd.h"
#include "desk/sync.h"
#include "exchange/exchange.h"

/* A unit_state_fn over a struct sync: what a translator's tool is told. */
enum unit_state exchange_state(void *ctx, int item, struct text_name text);

/*
 * What a kind of `koine export` for a class does: appends to run->out. It opens
 * the work itself and takes what follows the kind from run->argv[1] on; false
 * with err.
 */
typedef bool export_class_fn(struct run *run, struct err *err);

/* ---- export_class.c ---- */
export_class_fn export_handout, export_cloze, export_gift, export_anki,
	export_sheet;

#endif
