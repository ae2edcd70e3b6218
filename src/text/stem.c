/* SPDX-License-Identifier: MIT */
#include "text/stem.h"

#include "base/arena.h"
#include "base/buf.h"
#include "text/utf8.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <unicode/uchar.h>

#define WORD_MAX_BYTES 255 /* [B] of a word worth stemming */

struct stem {
	struct sb_stemmer *snowball;
	struct buf lower;
};

/* The first subtag, in small letters, if it is a language of ISO 639-1: the
 * library takes names of algorithms, such as "porter", as well. */
static bool find_language(const char *lang, char code[3])
{
	for (int i = 0; i < 2; i++) {
		code[i] = (char)(lang[i] | 0x20);
		if (code[i] < 'a' || code[i] > 'z')
			return false;
	}
	code[2] = '\0';
	return lang[2] == '\0' || lang[2] == '-' || lang[2] == '_';
}

struct stem *stem_new(const char *lang)
{
	struct sb_stemmer *snowball;
	struct stem *stem;
	char code[3];

	if (!find_language(lang, code))
		return NULL;
	snowball = sb_stemmer_new(code, NULL);
	if (snowball == NULL)
		return NULL;
	stem = xcalloc(1, sizeof(*stem));
	stem->snowball = snowball;
	return stem;
}

void stem_free(struct stem *stem)
{
	if (stem == NULL)
		return;
	sb_stemmer_delete(stem->snowball);
	buf_release(&stem->lower);
	free(stem);
}

/* Code point by code point: enough for single words of these languages. */
static void lower(struct str word, struct buf *out)
{
	buf_clear(out);
	for (size_t pos = 0; pos < word.len;) {
		uint32_t cp = utf8_next(word, &pos);

		buf_utf8(out, (uint32_t)u_tolower((UChar32)cp));
	}
}

struct str stem_word(struct stem *stem, struct str word)
{
	const sb_symbol *result;

	lower(word, &stem->lower);
	if (stem->lower.len == 0 || stem->lower.len > WORD_MAX_BYTES)
		return buf_view(&stem->lower);
	result = sb_stemmer_stem(stem->snowball,
		(const sb_symbol *)stem->lower.ptr, (int)stem->lower.len);
	if (result == NULL)
		return buf_view(&stem->lower);
	return (struct str){(const char *)result,
		(size_t)sb_stemmer_length(stem->snowball)};
}

bool stem_is_letter(uint32_t cp)
{
	if (cp < 0x80)
		return (cp >= '0' && cp <= '9') || (cp >= 'a' && cp <= 'z') ||
		       (cp >= 'A' && cp <= 'Z');
	return (U_GET_GC_MASK((UChar32)cp) &
		       (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}
