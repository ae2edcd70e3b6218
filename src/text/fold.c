/* SPDX-License-Identifier: MIT */
#include "text/fold.h"

#include "text/brk.h"
#include "text/cluster.h"
#include "text/fold_impl.h"
#include "text/han.h"
#include "text/utf16.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#define CACHE_SIZE 512  /* [code points], a power of two */
#define CACHE_HAN  4096 /* in Chinese */
/* Its place there: ASCII its own, the blocks of other letters beside it. */
#define PLACE(fold, cp)   (((cp) ^ (cp) >> 8 << 5) & (fold)->mask)
#define ROOM              16 /* [B] more than one known folding */
#define DECOMPOSITION_MAX 32 /* [units] ICU's longest has 4 */

struct pair {
	uint32_t from;
	struct str to;
};

/* What a code point alone folds to. */
struct folding {
	uint32_t cp; /* 0: free */
	uint8_t len; /* [B] */
	char bytes[11];
};

struct fold {
	struct arena arena;
	const UNormalizer2
		*casefold; /* NFKC_Casefold; NULL without ICU's data */
	const UNormalizer2 *canonical;
	VEC(struct pair) pairs; /* by `from` */
	VEC(uint32_t) keep;
	struct utf16 source; /* one cluster */
	struct utf16 target;
	struct buf bytes;      /* one cluster, folded */
	const struct han *han; /* may be NULL */
	uint32_t mask;         /* of the cache's places */
	struct folding cache[];
};

static int compare_pairs(const void *a, const void *b)
{
	const uint32_t left = ((const struct pair *)a)->from;
	const uint32_t right = ((const struct pair *)b)->from;

	return (left > right) - (left < right);
}

static const struct pair *find_pair(const struct fold *fold, uint32_t cp)
{
	const struct pair key = {.from = cp};

	if (fold->pairs.len == 0)
		return NULL;
	return bsearch(&key, fold->pairs.ptr, fold->pairs.len, sizeof(key),
		compare_pairs);
}

static bool is_kept(const struct fold *fold, uint32_t cp)
{
	for (size_t i = 0; i < fold->keep.len; i++)
		if (fold->keep.ptr[i] == cp)
			return true;
	return false;
}

static uint32_t simplified(const struct fold *fold, uint32_t cp)
{
	return fold->han && cp >= 0x3000 ? han_simplify(fold->han, cp) : cp;
}

/* Appends a code point that is left of a cluster; marks and what is dropped
 * give nothing. */
static void put_base(const struct fold *fold, uint32_t cp, struct buf *out)
{
	const struct pair *pair = find_pair(fold, cp);

	if (pair)
		buf_str(out, pair->to);
	else if (!fold_is_mark(cp))
		buf_utf8(out, simplified(fold, fold_sign(cp)));
}

/* Appends the letters of a composed one, if it has marks to lose. */
static bool put_decomposed(
	const struct fold *fold, uint32_t cp, struct buf *out)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar parts[DECOMPOSITION_MAX];
	const int32_t len = unorm2_getDecomposition(fold->canonical,
		(UChar32)cp, parts, DECOMPOSITION_MAX, &status);
	bool has_mark = false;

	if (U_FAILURE(status) || len <= 0)
		return false;
	for (int32_t i = 0; i < len; i++)
		has_mark = has_mark || fold_is_mark(parts[i]);
	/* Hangul stays in syllables. */
	for (size_t i = 0; has_mark && i < (size_t)len;)
		put_base(fold, utf16_next(parts, (size_t)len, &i), out);
	return has_mark;
}

static void put_letter(const struct fold *fold, uint32_t cp, struct buf *out)
{
	if (is_kept(fold, cp))
		buf_utf8(out, cp);
	else if (cp < 0x80 || find_pair(fold, cp) ||
		 !put_decomposed(fold, cp, out))
		put_base(fold, cp, out);
}

static bool is_ascii(char c)
{
	return c >= 0x20 && c <= 0x7E;
}

/* NFKC_Casefold of `source` in fold->target. */
static bool casefold(struct fold *fold, struct str source)
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t len;

	if (source.len == 1 && is_ascii(source.ptr[0])) {
		utf16_reserve(&fold->target, 1);
		fold->target.ptr[0] = (UChar)u_tolower(source.ptr[0]);
		fold->target.len = 1;
		return true;
	}
	if (!fold->casefold || !utf16_set(&fold->source, source))
		return false;
	/* U+FDFA, the longest, becomes 18 units. */
	utf16_reserve(&fold->target, 18 * fold->source.len + 1);
	len = unorm2_normalize(fold->casefold, fold->source.ptr,
		(int32_t)fold->source.len, fold->target.ptr,
		(int32_t)fold->target.cap, &status);
	fold->target.len = (size_t)len;
	return U_SUCCESS(status);
}

/* Folds one cluster into fold->bytes. */
static void fold_cluster(struct fold *fold, struct str cluster)
{
	const struct utf16 *target = &fold->target;

	buf_clear(&fold->bytes);
	if (!casefold(fold, cluster)) {
		buf_str(&fold->bytes, cluster);
		return;
	}
	for (size_t i = 0; i < target->len;)
		put_letter(fold, utf16_next(target->ptr, target->len, &i),
			&fold->bytes);
}

static void take_pairs(struct fold *fold, const struct locale *locale)
{
	for (size_t i = 0; i < locale->fold_count; i++) {
		const struct locale_pair *pair = &locale->fold[i];
		size_t pos = 0;

		vec_push(&fold->pairs,
			((struct pair){utf8_next(pair->from, &pos),
				arena_str(&fold->arena, pair->to)}));
	}
	for (size_t i = 0; i < locale->drop_count; i++)
		vec_push(&fold->pairs,
			((struct pair){locale->drop[i], STR("")}));
	if (fold->pairs.len > 0)
		qsort(fold->pairs.ptr, fold->pairs.len,
			sizeof(*fold->pairs.ptr), compare_pairs);
}

struct fold *fold_new(const struct locale *locale)
{
	const uint32_t places =
		str_starts(locale->script, STR("Han")) ? CACHE_HAN : CACHE_SIZE;
	struct fold *fold =
		xcalloc(1, sizeof(*fold) + places * sizeof(fold->cache[0]));
	UErrorCode status = U_ZERO_ERROR;

	fold->mask = places - 1;
	fold->casefold = unorm2_getNFKCCasefoldInstance(&status);
	fold->canonical = unorm2_getNFCInstance(&status);
	if (U_FAILURE(status))
		fold->casefold = NULL;
	take_pairs(fold, locale);
	for (size_t pos = 0; pos < locale->keep_marks.len;)
		vec_push(&fold->keep, utf8_next(locale->keep_marks, &pos));
	return fold;
}

void fold_free(struct fold *fold)
{
	if (!fold)
		return;
	arena_free(&fold->arena);
	vec_release(&fold->pairs);
	vec_release(&fold->keep);
	utf16_release(&fold->source);
	utf16_release(&fold->target);
	buf_release(&fold->bytes);
	free(fold);
}

void fold_simplify(struct fold *fold, const struct han *han)
{
	fold->han = han;
	if (fold->bytes.cap == 0)
		return; /* nothing has been folded yet */
	memset(fold->cache, 0, (fold->mask + 1) * sizeof(fold->cache[0]));
}

/* Appends what the cluster at source offset `start` [B] folds to. */
static void put_folded(struct folded *out, struct str bytes, size_t start)
{
	const bool has_space =
		out->text.len > 0 && out->text.ptr[out->text.len - 1] == ' ';

	/* CR LF is one cluster of two. */
	while (bytes.len > 0 && bytes.ptr[0] == ' ' &&
		(has_space || (bytes.len > 1 && bytes.ptr[1] == ' ')))
		bytes = str_sub(bytes, 1, bytes.len);
	buf_str(&out->text, bytes);
	for (size_t i = 0; i < bytes.len; i++)
		vec_push(&out->from, (uint32_t)start);
}

/* The folding of a cluster of one code point, remembered. */
static struct str fold_single(
	struct fold *fold, struct str cluster, uint32_t cp)
{
	struct folding *known = &fold->cache[PLACE(fold, cp)];

	if (known->cp == cp && cp != 0)
		return (struct str){known->bytes, known->len};
	fold_cluster(fold, cluster);
	if (fold->bytes.len <= sizeof(known->bytes)) {
		known->cp = cp;
		known->len = (uint8_t)fold->bytes.len;
		if (known->len > 0)
			memcpy(known->bytes, fold->bytes.ptr, known->len);
	}
	return buf_view(&fold->bytes);
}

/* Room for so many more bytes. */
static void make_room(struct folded *out, size_t room)
{
	if (out->text.cap - out->text.len < room)
		buf_reserve(&out->text, out->text.len + room);
	if (out->from.cap - out->from.len >= room)
		return;
	out->from.cap = 2 * out->from.cap + room;
	out->from.ptr =
		xrealloc(out->from.ptr, out->from.cap * sizeof(*out->from.ptr));
}

/* put_folded for what is known, where there is room. */
static void put_known(
	struct folded *out, const struct folding *known, size_t start)
{
	char *to = out->text.ptr + out->text.len;
	uint32_t *from = out->from.ptr + out->from.len;
	const bool is_again = known->bytes[0] == ' ' && known->len > 0 &&
	                      out->text.len > 0 && to[-1] == ' ';
	const char *bytes = known->bytes + is_again;
	const size_t len = known->len - (size_t)is_again;

	for (size_t i = 0; i < len; i++) {
		to[i] = bytes[i];
		from[i] = (uint32_t)start;
	}
	out->text.len += len;
	out->from.len += len;
}

/* fold_plain for ASCII that has room and folds to one: most Latin letters. */
static size_t fold_ascii(
	const struct fold *fold, struct str s, size_t pos, struct folded *out)
{
	const size_t room = out->text.cap - out->text.len;
	char *to = out->text.ptr + out->text.len;
	uint32_t *from = out->from.ptr + out->from.len;
	char last = 'a';
	size_t count = 0;

	if (out->text.len > 0)
		last = to[-1];
	/* What follows may be a mark, and there is a zero at the end. */
	for (; count + ROOM < room &&
		count + ROOM < out->from.cap - out->from.len &&
		pos + 1 < s.len && is_ascii(s.ptr[pos]) &&
		is_ascii(s.ptr[pos + 1]);
		pos++) {
		const struct folding *known =
			&fold->cache[(unsigned char)s.ptr[pos]];

		if (known->cp != (unsigned char)s.ptr[pos] || known->len != 1)
			break;
		if (last == ' ' && known->bytes[0] == ' ')
			continue;
		from[count] = (uint32_t)pos;
		last = known->bytes[0];
		to[count++] = last;
	}
	out->text.len += count;
	out->from.len += count;
	return pos;
}

/*
 * Folds from pos [B] on as far as every code point is a cluster of its own that
 * was met before: nearly all of a text. Returns where that ends.
 */
static size_t fold_plain(
	const struct fold *fold, struct str s, size_t pos, struct folded *out)
{
	size_t next = pos = fold_ascii(fold, s, pos, out);
	uint32_t cp = utf8_next(s, &next);

	while (cluster_is_plain(cp)) {
		const struct folding *known = &fold->cache[PLACE(fold, cp)];
		const size_t end = next;

		if (known->cp != cp)
			break;
		cp = end < s.len ? utf8_next(s, &next) : ' ';
		/* A mark may follow. */
		if (!cluster_is_plain(cp))
			break;
		make_room(out, ROOM);
		put_known(out, known, pos);
		pos = end;
		if (pos == s.len)
			break;
		if (cp >= 0x80 || next == s.len || !is_ascii(s.ptr[next]))
			continue;
		next = pos = fold_ascii(fold, s, pos, out);
		cp = utf8_next(s, &next);
	}
	if (out->text.ptr)
		out->text.ptr[out->text.len] = '\0';
	return pos;
}

void fold_text(struct fold *fold, struct str s, struct folded *out)
{
	size_t pos = 0;

	buf_clear(&out->text);
	vec_clear(&out->from);
	make_room(out, s.len + (size_t)2 * ROOM);
	while (pos < s.len && (pos = fold_plain(fold, s, pos, out)) < s.len) {
		const size_t end = brk_next_grapheme(s, pos);
		const struct str cluster = str_sub(s, pos, end);
		size_t next = pos;
		const uint32_t cp = utf8_next(s, &next);

		if (next == end) {
			put_folded(out, fold_single(fold, cluster, cp), pos);
		} else {
			fold_cluster(fold, cluster);
			put_folded(out, buf_view(&fold->bytes), pos);
		}
		pos = end;
	}
	vec_push(&out->from, (uint32_t)s.len);
}
