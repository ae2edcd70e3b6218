/* SPDX-License-Identifier: MIT */
#include "search/analyse.h"

#include "base/map.h"
#include "search/analyse_impl.h"
#include "search/romanise.h"
#include "search/syllables.h"
#include "text/chars.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>

static bool is_chinese(const struct locale *locale)
{
	return str_starts(locale->script, STR("Han"));
}

struct analyser *analyser_new(
	const struct locale *locale, const struct han *han)
{
	struct analyser *analyser = xcalloc(1, sizeof(*analyser));
	char *tag = xstrdup(locale->tag);

	analyser->locale = locale;
	analyser->fold = fold_new(locale);
	analyser->stem = stem_new(tag);
	free(tag);
	analyser->romaniser = romaniser_new(locale);
	if (!analyser->romaniser && locale->keep_marks.len > 0) {
		struct locale bare = *locale;

		bare.keep_marks = STR("");
		analyser->bare = fold_new(&bare);
	}
	if (han && is_chinese(locale)) {
		analyser->han = han;
		fold_simplify(analyser->fold, han);
		analyser->codes = syllable_codes_new(han);
	}
	return analyser;
}

void analyser_free(struct analyser *analyser)
{
	if (!analyser)
		return;
	fold_free(analyser->fold);
	fold_free(analyser->bare);
	romaniser_free(analyser->romaniser);
	stem_free(analyser->stem);
	analysed_release(&analyser->whole);
	folded_release(&analyser->part);
	buf_release(&analyser->accented);
	buf_release(&analyser->written);
	buf_release(&analyser->joined);
	free(analyser->codes);
	free(analyser->known);
	free(analyser);
}

static enum letter classify(uint32_t cp)
{
	if (!chars_is_word(cp))
		return LETTER_NONE;
	if (chars_is_mark(cp))
		return LETTER_MARK;
	return chars_is_single(cp) ? LETTER_ONE : LETTER_WORD;
}

enum letter analyser_classify(struct analyser *analyser, uint32_t cp)
{
	const enum letter letter = classify(cp);

	if (cp < LETTER_COUNT)
		analyser->letters[cp] = (uint8_t)letter;
	return letter;
}

/* The end of the token whose first letter ends at `pos` [B]. */
static size_t token_end(
	struct analyser *analyser, struct str text, size_t pos, bool is_single)
{
	while (pos < text.len) {
		size_t next = pos;
		const uint8_t byte = (uint8_t)text.ptr[pos];
		enum letter letter;

		if (byte < 0x80 && !is_single &&
			analyser->letters[byte] == LETTER_WORD) {
			pos++;
			continue;
		}
		letter = analyser_letter(analyser, utf8_next(text, &next));
		if (letter != LETTER_MARK &&
			(is_single || letter != LETTER_WORD))
			break;
		pos = next;
	}
	return pos;
}

void analyser_fold(
	struct analyser *analyser, struct str text, struct analysed *out)
{
	fold_text(analyser->fold, text, &out->folded);
	vec_clear(&out->tokens);
}

void analyser_take(
	struct analyser *analyser, struct str text, struct analysed *out)
{
	struct str folded;

	fold_text(analyser->fold, text, &out->folded);
	folded = buf_view(&out->folded.text);
	vec_clear(&out->tokens);
	for (size_t pos = 0; pos < folded.len;) {
		const size_t start = pos;
		const enum letter letter =
			analyser_letter(analyser, utf8_next(folded, &pos));
		const bool is_single = letter == LETTER_ONE;

		if (letter == LETTER_NONE)
			continue;
		pos = token_end(analyser, folded, pos, is_single);
		vec_push(&out->tokens, ((struct token){(uint32_t)start,
					       (uint32_t)pos, is_single}));
	}
}

void analysed_release(struct analysed *analysed)
{
	folded_release(&analysed->folded);
	vec_release(&analysed->tokens);
}

struct str analysed_token(const struct analysed *analysed, size_t token)
{
	const struct token *at = &analysed->tokens.ptr[token];

	return str_sub(buf_view(&analysed->folded.text), at->start, at->end);
}

void analysed_source(const struct analysed *analysed, size_t first, size_t last,
	size_t *start, size_t *end)
{
	const uint32_t *from = analysed->folded.from.ptr;
	size_t after = analysed->tokens.ptr[last].end;

	/* The rest of the last cluster belongs to it. */
	while (after < analysed->folded.text.len &&
		from[after] == from[after - 1])
		after++;
	*start = from[analysed->tokens.ptr[first].start];
	*end = from[after];
}

void analyser_put_term(
	struct buf *out, size_t start, bool is_stem, struct str term)
{
	if (out->len > start)
		buf_byte(out, ' ');
	if (is_stem)
		buf_byte(out, TERM_STEM);
	buf_str(out, term);
}

/* analyser_stem_word, remembered. */
static void put_stems(struct analyser *analyser, struct str written,
	struct str folded, size_t start, struct buf *out)
{
	const size_t before = out->len;
	struct known_word *known;
	uint64_t hash;

	if (!analyser->stem)
		return;
	if (!analyser->known)
		analyser->known = xcalloc(KNOWN_COUNT, sizeof(*known));
	hash = map_hash(written, 0);
	hash ^= hash >> 32;
	known = &analyser->known[hash & (KNOWN_COUNT - 1)];
	if (known->hash == hash && known->word_len == written.len &&
		written.len > 0 &&
		memcmp(known->bytes, written.ptr, written.len) == 0) {
		buf_str(out, (struct str){known->bytes + written.len,
				     known->stems_len});
		return;
	}
	analyser_stem_word(analyser, written, folded, start, out);
	if (written.len == 0 || written.len + (out->len - before) > KNOWN_BYTES)
		return;
	known->hash = hash;
	known->word_len = (uint8_t)written.len;
	known->stems_len = (uint8_t)(out->len - before);
	memcpy(known->bytes, written.ptr, written.len);
	if (known->stems_len > 0)
		memcpy(known->bytes + written.len, out->ptr + before,
			known->stems_len);
}

void analyser_put(struct analyser *analyser, struct str text, struct buf *out)
{
	struct analysed *whole = &analyser->whole;
	const size_t start = out->len;
	size_t last = 0; /* of the hyphened word before */

	analyser_take(analyser, text, whole);
	for (size_t i = 0; i < whole->tokens.len; i++) {
		const struct str token = analysed_token(whole, i);

		analyser_put_term(out, start, false, token);
		if (whole->tokens.ptr[i].is_single)
			continue;
		put_stems(analyser, analysed_written(text, whole, i), token,
			start, out);
		if (i > last || i == 0)
			last = analyser_put_joined(
				analyser, text, whole, i, start, out);
	}
}
