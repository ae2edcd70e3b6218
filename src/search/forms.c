/* SPDX-License-Identifier: MIT */
/* What people are told of search: the query language, kinds of hits. */
#include "search/search.h"

#include "base/mo.h"

#include <assert.h>

/* clang-format off */
const struct search_form search_forms[] = {
	{ "risk rules",
		N_("both words in one block, in any of their forms") },
	{ "=risk", N_("this form of the word only") },
	{ "risk*", N_("words that begin so") },
	{ "~isk", N_("any part of a word") },
	{ "\"open source\"", N_("these words as they stand") },
	{ "-risk", N_("not where this is") },
	{ "risk OR danger", N_("where one or the other is") },
	{ "lang:ru", N_("in this language only") },
	{ "tier:plain", N_("in this tier only") },
	{ "in:2.1", N_("in this part, section or block only") },
	{ "ref:12", N_("where this reference is called") },
	{ "term:deepfake", N_("where this term of the glossary is meant") },
	{ NULL, NULL },
};
/* clang-format on */

static const char *const kinds[] = {
	[SEARCH_HEADING] = N_("heading"),
	[SEARCH_BLOCK] = N_("text"),
	[SEARCH_CONCEPT] = N_("glossary"),
	[SEARCH_REFERENCE] = N_("reference"),
	[SEARCH_NOTE] = N_("editor’s note"),
	[SEARCH_QUESTION] = N_("question"),
};
static_assert(
	ARRAY_LEN(kinds) == SEARCH_KIND_COUNT, "every kind needs a label");

const char *search_kind_label(enum search_kind kind)
{
	return _(kinds[kind]);
}
