/* SPDX-License-Identifier: MIT */
/* A part's units beside their translations, as every export has them. */
#ifndef KOINE_EXCHANGE_PAIRS_H
#define KOINE_EXCHANGE_PAIRS_H

#include "exchange/units.h"

struct pair {
	const struct text_unit *source;
	const struct text_unit *target; /* NULL: its section is not written */
	enum unit_state state;
};

struct pairs {
	struct units source, target;
	VEC(struct pair) rows;
	int left; /* units without a counterpart in a section that is written */
};

/*
 * Pairs the units of a part that `wish` wants. False, with nothing to release,
 * if a text cannot be read.
 */
bool pairs_read(const struct export_wish *wish, int part, struct pairs *out,
	struct err *err);
void pairs_release(struct pairs *pairs);

#endif
