/* SPDX-License-Identifier: MIT */
/* What the two files that read TBX share. Private to this folder. */
#ifndef KOINE_GLOSS_TBX_TERM_H
#define KOINE_GLOSS_TBX_TERM_H

#include "gloss/gloss.h"

struct tbx {
	struct arena *arena;
	gloss_warn_fn *warn;
	void *ctx;
	struct str id, lang;          /* of what is being read, for warnings */
	VEC(struct gloss_lang) langs; /* of one concept */
};

/* Warns about `node`; a message too long is cut. */
void tbx_warn(struct tbx *tbx, const struct xml_node *node, const char *fmt,
	...) PRINTF_LIKE(3, 4);
/* First child element `name` whose type is `type`, or NULL. */
const struct xml_node *tbx_typed(
	const struct xml_node *node, const char *name, const char *type);
/* Reads the terms of a langSec, the preferred one first. */
void tbx_read_terms(
	struct tbx *tbx, const struct xml_node *sec, struct gloss_lang *lang);

#endif
