/* SPDX-License-Identifier: MIT */
/* What `koine export` and `koine import` share. Private to them. */
#ifndef KOINE_CMD_EXCHANGE_H
#define KOINE_CMD_EXCHANGE_H

#include "desk/sync.h"
#include "exchange/exchange.h"

/* A unit_state_fn over a struct sync: what a translator's tool is told. */
enum unit_state exchange_state(void *ctx, int item, struct text_name text);

#endif
