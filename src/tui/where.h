/* SPDX-License-Identifier: MIT */
/*
 * Where am I, and what is this text: the same sentences for the box and for
 * speech, in the interface language.
 */
#ifndef KOINE_TUI_WHERE_H
#define KOINE_TUI_WHERE_H

#include "out/page.h"
#include "state/state.h"

/*
 * Appends the sentences about unit `index` as `page` shows it, a line each:
 * place, section, pages, language, tier, what stands in, edition, citation,
 * provenance, what the full text has more.
 */
void where_text(struct page *page, int index, struct buf *out);
/*
 * Saves the place and appends a line: it is kept, or why not; and one with the
 * profile, if one was named.
 */
void where_kept(const struct env *env, struct state *state, struct str work,
	const struct state_place *place, struct buf *out);

#endif
