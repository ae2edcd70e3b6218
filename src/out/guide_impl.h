/* SPDX-License-Identifier: MIT */
/* Inside the teacher's sheet: guide.c (the whole), guide_plan.c (a lesson's
 * steps), guide_lists.c (questions, terms, sources). */
#ifndef KOINE_OUT_GUIDE_IMPL_H
#define KOINE_OUT_GUIDE_IMPL_H

#include "out/guide.h"

/* How many of each there is room for. */
struct room {
	size_t sections, questions, terms, sources;
	bool has_replies;
};

struct writing {
	const struct guide *guide;
	struct paper *paper;
	struct room room;
};

/* ---- guide.c ---- */
/* A text in the paper's arena. */
struct str guide_kept(struct writing *writing, const struct buf *text);
void guide_put(struct writing *writing, struct str lead,
	const struct paper_piece *pieces, size_t count);

/* ---- guide_plan.c, guide_lists.c ---- */
void guide_plan(struct writing *writing);
void guide_questions(struct writing *writing);
void guide_terms(struct writing *writing);
void guide_sources(struct writing *writing);

#endif
