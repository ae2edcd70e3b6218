/* SPDX-License-Identifier: MIT */
/* `koine search`: an answer on its way out, as text or as JSON. */
#ifndef KOINE_CMD_SEARCH_H
#define KOINE_CMD_SEARCH_H

#include "cmd/cmd.h"
#include "search/search.h"

struct found {
	struct run *run;
	struct book *book; /* of the work, or of the lone file */
	struct page page;
	struct str query; /* as it was asked */
	struct search_answer answer;
	struct str names[4]; /* of its concepts, in the page's language */
	struct arena arena;  /* of the answer */
};

/* The tag of a hit's language. */
const char *found_lang(const struct found *found, int lang);
/* The line of context of a hit, in as many columns as there is room for. In
 * the arena of the answer. */
struct search_snippet found_snippet(
	struct found *found, const struct search_hit *hit, int indent);

/* ---- search_text.c, search_json.c: append to run->out ---- */
void found_text(struct found *found);
void found_json(struct found *found);

#endif
