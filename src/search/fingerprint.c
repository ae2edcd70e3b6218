/* SPDX-License-Identifier: MIT */
#include "base/map.h"
#include "search/analyse_impl.h"
#include "text/version.h"

/*
 * Raised whenever the code behind analyse.h gives other terms or keys for the
 * same text and locale.
 */
#define ANALYSE_FORMAT 4

/* Words of each language with a stemmer, whose library tells no version. */
static const char *const samples =
	"governing stakeholders gouvernées régionaux regulaciones año "
	"безопасности искусственными والمسؤوليات بالسياسات";

static void put_pairs(
	const struct locale_pair *pairs, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++) {
		buf_str(out, pairs[i].from);
		buf_byte(out, '>');
		buf_str(out, pairs[i].to);
		buf_byte(out, ' ');
	}
	buf_byte(out, '\n');
}

static void put_locale(const struct locale *locale, struct buf *out)
{
	put_pairs(locale->fold, locale->fold_count, out);
	for (size_t i = 0; i < locale->drop_count; i++)
		buf_utf8(out, locale->drop[i]);
	buf_str(out, locale->keep_marks);
	buf_byte(out, '\n');
	buf_str(out, locale->group);
	buf_byte(out, '\n');
	buf_str(out, locale->stem_before);
	buf_byte(out, '\n');
	buf_str(out, locale->stem_after);
	buf_byte(out, '\n');
	put_pairs(locale->stem_ends, locale->stem_ends_count, out);
	put_pairs(locale->romanise, locale->romanise_count, out);
	put_pairs(locale->romanised, locale->romanised_count, out);
	put_pairs(locale->romanised_last, locale->romanised_last_count, out);
}

uint64_t analyser_fingerprint(struct analyser *analyser)
{
	const struct str text = str_of(samples);
	struct analysed analysed = {0};
	struct buf facts = {0};
	uint64_t hash;

	buf_printf(&facts, "%d %.*s ", ANALYSE_FORMAT,
		STR_ARG(analyser->locale->tag));
	text_version(&facts);
	buf_printf(&facts, " %llx\n",
		analyser->han ? (unsigned long long)han_sum(analyser->han)
			      : 0ULL);
	put_locale(analyser->locale, &facts);
	analyser_take(analyser, text, &analysed);
	for (size_t i = 0; i < analysed.tokens.len; i++)
		analyser_stems(analyser, text, &analysed, i, &facts);
	analysed_release(&analysed);
	hash = map_hash(buf_view(&facts), 0);
	buf_release(&facts);
	return hash;
}
