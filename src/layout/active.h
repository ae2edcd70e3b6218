/* SPDX-License-Identifier: MIT */
/* Inside layout/: which spans of a text cover a byte, and how they style it. */
#ifndef KOINE_LAYOUT_ACTIVE_H
#define KOINE_LAYOUT_ACTIVE_H

#include "layout/flow.h"

#define ACTIVE_MAX 32 /* spans open at one byte; deeper ones are not styled */

struct active {
	const struct doc_span *open[ACTIVE_MAX];
	int count;
	size_t next;    /* first span not opened yet */
	uint32_t until; /* [B] where the first of them ends or another begins */
	style_t style;
	uint16_t link;
};

/* Nothing is open before the text's first byte. */
void active_init(struct active *active, const struct flow_text *text);
/*
 * Moves on to byte `at` of the text, which is `until` or later: before that
 * nothing changes. Links that begin are added to the flow's lines. True if a
 * reference or note begins right there.
 */
bool active_move(struct active *active, struct flow *flow,
	const struct flow_text *text, uint32_t at);

#endif
