/* SPDX-License-Identifier: MIT */
/*
 * Languages: BCP 47 tags as people type them (zh_CN.UTF-8, pt-BR, zh-Hant-TW),
 * matching against what koine has, names and directions.
 */
#ifndef KOINE_TEXT_LANG_H
#define KOINE_TEXT_LANG_H

#include "base/buf.h"

struct lang_match {
	int index;        /* into the list of available tags; -1: none */
	bool is_regional; /* by the regional table (ky > ru, wo > fr, ca > es
	                     …), worth saying once */
};

/*
 * The best of `have` (count tags like "zh", "en") for a wish such as
 * "zh_TW.UTF-8", "ar-EG", "kk". Exact > language > regional table. "C", "POSIX"
 * and empty match nothing.
 */
struct lang_match lang_match(
	struct str want, const char *const *have, int count);
/*
 * The best of `have` for a list as LANGUAGE has it ("ar:zh") or a single
 * locale name; first that matches.
 */
struct lang_match lang_match_list(
	struct str list, const char *const *have, int count);
/* Its own name for itself ("français"), from CLDR; the tag itself if unknown.
 * Appends. */
void lang_endonym(const char *tag, struct buf *out);
/* Name of `tag` in the language `in` ("French", "法语"). Appends. */
void lang_name(const char *tag, const char *in, struct buf *out);
bool lang_is_rtl(const char *tag);
/*
 * The language of a text by the script of its letters: "zh" Han, "ar" Arabic,
 * "ru" Cyrillic, else "en". Looks at the first 4096 code points.
 */
const char *lang_guess(struct str text);

#endif
