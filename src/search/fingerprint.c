/* SPDX-License-Identifier: MIT */
#include "base/map.h"
#include "search/analyse_impl.h"
#include "text/version.h"

/*
 * Raised whenever the code behind analyse.h gives other terms or keys for the
 * same text and locale file.
 */
#define ANALYSE_FORMAT 4

/* A word of each language with a stemmer, whose library tells no version. */
static const char *const samples =
	"stakeholders gouvernées regulaciones безопасности والمسؤوليات";

uint64_t analyser_fingerprint(struct analyser *analyser)
{
	const struct str text = str_of(samples);
	struct analysed analysed = {0};
	struct buf facts = {0};
	uint64_t hash;

	buf_printf(&facts, "%d %.*s %llx ", ANALYSE_FORMAT,
		STR_ARG(analyser->locale->tag),
		(unsigned long long)analyser->locale->sum);
	text_version(&facts);
	buf_printf(&facts, " %llx\n",
		analyser->han ? (unsigned long long)han_sum(analyser->han)
			      : 0ULL);
	analyser_take(analyser, text, &analysed);
	for (size_t i = 0; i < analysed.tokens.len; i++)
		analyser_stems(analyser, text, &analysed, i, &facts);
	analysed_release(&analysed);
	hash = map_hash(buf_view(&facts), 0);
	buf_release(&facts);
	return hash;
}
