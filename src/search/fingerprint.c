/* SPDX-License-Identifier: MIT */
#include "base/map.h"
#include "search/analyse_impl.h"
#include "text/version.h"

#define ANALYSE_FORMAT 3 /* raised when what is below sees no difference */

/* Words whose analysis shows a rule of some language. */
static const char *const samples =
	"The co-operating risks' categories, don\u2019t they? Straße ﬁnal №½ "
	"l\u2019œuvre naïve élèves gouvernées año señales regulación "
	"ещё йод безопасности искусственным научно-технический объект "
	"المسؤولية والمخاطر ٱلذكاء بالسياسات ١٢٣ "
	"人工智能的發展與風險 乐行 AI安全 カタカナ ไทย 10.5 "
	"bezopasnostʹ shchyot xorosho jizn almakhatir ash-sharika 3arabi "
	"xianzai rengongzhineng nvlve";

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
	struct str rest = str_of(samples), word;
	struct buf facts = {0};
	uint64_t hash;

	buf_printf(&facts, "%d %.*s ", ANALYSE_FORMAT,
		STR_ARG(analyser->locale->tag));
	text_version(&facts);
	buf_printf(&facts, " %llx\n",
		analyser->han ? (unsigned long long)han_sum(analyser->han)
			      : 0ULL);
	put_locale(analyser->locale, &facts);
	analyser_put(analyser, rest, &facts);
	analyser_put_syllables(analyser, rest, &facts);
	while (str_word(&rest, &word)) {
		buf_byte(&facts, '\n');
		analyser_word_key(analyser, word, &facts);
	}
	hash = map_hash(buf_view(&facts), 0);
	buf_release(&facts);
	return hash;
}
