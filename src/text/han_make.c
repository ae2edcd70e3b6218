/* SPDX-License-Identifier: MIT */
/* The table of han.c, made from ICU's transforms when koine is built. */
#include "text/han.h"

#include "base/mo.h"
#include "base/vec.h"
#include "text/chars.h"
#include "text/han_file.h"
#include "text/i18n.h"
#include "text/utf8.h"

#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#define CHAIN_MAX 8  /* steps from a character to its simplest form */
#define UNITS_MAX 64 /* [units] of one character after a transform */

/* A reading of a character, while the table is made. */
struct found {
	uint32_t cp;
	uint32_t order; /* the usual one first */
	char syllable[HAN_SYLLABLE_MAX + 1];
};

struct making {
	struct i18n icu;
	UTransliterator *simplify;
	UTransliterator *latin;
	const UNormalizer2 *decompose;
	VEC(uint32_t) pairs; /* from, to, from, to … */
	VEC(struct found) found;
	VEC(struct str) syllables; /* point into `found` */
};

static UTransliterator *open_transform(
	const struct making *make, const UChar *id, UErrorCode *status)
{
	return make->icu.transform_open(
		id, -1, UTRANS_FORWARD, NULL, 0, NULL, status);
}

static bool open_all(struct making *make, struct err *err)
{
	UErrorCode status = U_ZERO_ERROR;

	if (i18n_load(&make->icu)) {
		make->simplify = open_transform(
			make, u"Traditional-Simplified", &status);
		make->latin = open_transform(make, u"Han-Latin", &status);
		make->decompose = unorm2_getNFDInstance(&status);
	} else {
		status = U_MISSING_RESOURCE_ERROR;
	}
	return U_SUCCESS(status) ||
	       err_set(err, ERR_SYSTEM, _("ICU has no data: %s"),
		       u_errorName(status));
}

static void close_all(struct making *make)
{
	if (make->simplify)
		make->icu.transform_close(make->simplify);
	if (make->latin)
		make->icu.transform_close(make->latin);
	vec_release(&make->pairs);
	vec_release(&make->found);
	vec_release(&make->syllables);
}

/* One character through a transform; 0 units if ICU cannot. */
static int32_t transform(const struct making *make, const UTransliterator *by,
	uint32_t cp, UChar units[UNITS_MAX])
{
	UErrorCode status = U_ZERO_ERROR;
	int32_t len = 0;
	int32_t limit;

	U16_APPEND_UNSAFE(units, len, (UChar32)cp);
	limit = len;
	make->icu.transform(by, units, &len, UNITS_MAX, 0, &limit, &status);
	return U_SUCCESS(status) ? len : 0;
}

static void add_simplified(struct making *make, uint32_t cp)
{
	UChar units[UNITS_MAX];
	const int32_t len = transform(make, make->simplify, cp, units);

	/* One unit is all that the characters up to HAN_LAST become. */
	if (len != 1 || units[0] == cp || U16_IS_SURROGATE(units[0]))
		return;
	vec_push(&make->pairs, cp);
	vec_push(&make->pairs, units[0]);
}

static void add_found(
	struct making *make, uint32_t cp, uint32_t order, struct str syllable)
{
	struct found found = {.cp = cp, .order = order};

	if (syllable.len == 0 || syllable.len > HAN_SYLLABLE_MAX)
		return;
	memcpy(found.syllable, syllable.ptr, syllable.len);
	vec_push(&make->found, found);
}

/* ICU's reading, "nǚ", as people type it: "nv". */
static void add_reading(struct making *make, uint32_t cp)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar units[UNITS_MAX], parts[UNITS_MAX];
	char syllable[HAN_SYLLABLE_MAX];
	struct str read = {syllable, 0};
	const int32_t len = transform(make, make->latin, cp, units);
	const int32_t count = unorm2_normalize(
		make->decompose, units, len, parts, UNITS_MAX, &status);

	for (int32_t i = 0; U_SUCCESS(status) && i < count; i++) {
		const UChar unit = parts[i];

		if (unit == 0x308 && read.len > 0 &&
			syllable[read.len - 1] == 'u')
			syllable[read.len - 1] = 'v';
		else if (unit >= 'a' && unit <= 'z' &&
			 read.len < HAN_SYLLABLE_MAX)
			syllable[read.len++] = (char)unit;
		else if (!chars_is_mark(unit) && unit != ' ')
			return;
	}
	add_found(make, cp, 0, read);
}

static bool is_syllable(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		if (s.ptr[i] < 'a' || s.ptr[i] > 'z')
			return false;
	}
	return s.len > 0 && s.len <= HAN_SYLLABLE_MAX;
}

/* "行>hang 乐>yue" */
static bool add_more(struct making *make, struct str more, struct err *err)
{
	struct str item;
	uint32_t order = 1;

	while (str_word(&more, &item)) {
		size_t pos = 0;
		const uint32_t cp = utf8_next(item, &pos);
		const struct str read = str_sub(item, pos + 1, item.len);

		if (!chars_is_single(cp) || pos >= item.len ||
			item.ptr[pos] != '>' || !is_syllable(read))
			return err_set(err, ERR_INPUT,
				_("'%.*s' is no reading of a character"),
				STR_ARG(item));
		add_found(make, cp, order++, read);
	}
	return true;
}

static int compare_found(const void *a, const void *b)
{
	const struct found *left = a;
	const struct found *right = b;

	if (left->cp != right->cp)
		return left->cp < right->cp ? -1 : 1;
	return (left->order > right->order) - (left->order < right->order);
}

static int compare_numbers(const void *a, const void *b)
{
	const uint32_t left = *(const uint32_t *)a;
	const uint32_t right = *(const uint32_t *)b;

	return (left > right) - (left < right);
}

static int compare_syllables(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* Sorts what was found, drops doubles, and lists the syllables. */
static void arrange(struct making *make)
{
	struct str *list;
	size_t kept = 0;

	qsort(make->found.ptr, make->found.len, sizeof(*make->found.ptr),
		compare_found);
	for (size_t i = 0; i < make->found.len; i++) {
		const struct found *found = &make->found.ptr[i];
		size_t same = kept;
		bool is_known = false;

		while (same > 0 && make->found.ptr[same - 1].cp == found->cp)
			is_known |= strcmp(make->found.ptr[--same].syllable,
					    found->syllable) == 0;
		if (!is_known && kept - same < HAN_READINGS)
			make->found.ptr[kept++] = *found;
	}
	make->found.len = kept;
	for (size_t i = 0; i < kept; i++)
		vec_push(&make->syllables, str_of(make->found.ptr[i].syllable));
	list = make->syllables.ptr;
	qsort(list, kept, sizeof(*list), compare_syllables);
	make->syllables.len = 0;
	for (size_t i = 0; i < kept; i++) {
		if (make->syllables.len == 0 ||
			!str_eq(list[make->syllables.len - 1], list[i]))
			list[make->syllables.len++] = list[i];
	}
}

static void put_number(struct buf *out, uint64_t number, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_byte(out, (char)(number >> (8 * i) & 0xFF));
}

static size_t find_syllable(const struct making *make, const char *syllable)
{
	const struct str key = str_of(syllable);
	const struct str *at = bsearch(&key, make->syllables.ptr,
		make->syllables.len, sizeof(key), compare_syllables);

	return (size_t)(at - make->syllables.ptr);
}

/* The pair of a character, or NULL. */
static const uint32_t *find_pair(const struct making *make, uint32_t cp)
{
	return bsearch(&cp, make->pairs.ptr, make->pairs.len / 2,
		2 * sizeof(cp), compare_numbers);
}

/*
 * Where the pairs lead from `cp`: a text folded twice is what it was folded
 * once. Two characters that ICU changes into one another both become the first
 * of them.
 */
static uint32_t last_of_chain(const struct making *make, uint32_t cp)
{
	uint32_t at = cp;
	const uint32_t *pair;

	for (int i = 0; i < CHAIN_MAX && (pair = find_pair(make, at)); i++) {
		if (pair[1] == cp)
			return cp < at ? cp : at;
		at = pair[1];
	}
	return at;
}

/* Puts the end of a chain in place of its first step. */
static void shorten_chains(struct making *make)
{
	VEC(uint32_t) pairs = {0};

	for (size_t i = 0; i < make->pairs.len; i += 2) {
		const uint32_t cp = make->pairs.ptr[i];
		const uint32_t last = last_of_chain(make, cp);

		if (last == cp)
			continue;
		vec_push(&pairs, cp);
		vec_push(&pairs, last);
	}
	vec_clear(&make->pairs);
	for (size_t i = 0; i < pairs.len; i++)
		vec_push(&make->pairs, pairs.ptr[i]);
	vec_release(&pairs);
}

static void put_table(const struct making *make, struct buf *out)
{
	put_number(out, make->pairs.len / 2, 4);
	put_number(out, make->syllables.len, 4);
	put_number(out, make->found.len, 4);
	for (size_t i = 0; i < make->pairs.len; i++)
		put_number(out, make->pairs.ptr[i], 4);
	for (size_t i = 0; i < make->syllables.len; i++) {
		const struct str s = make->syllables.ptr[i];

		buf_str(out, s);
		buf_fill(out, '\0', HAN_SYLLABLE_MAX - s.len);
	}
	for (size_t i = 0; i < make->found.len; i++) {
		const struct found *found = &make->found.ptr[i];
		const size_t syllable = find_syllable(make, found->syllable);

		put_number(out, found->cp | syllable << HAN_CP_BITS, 4);
	}
}

bool han_make(struct str more, struct buf *out, struct err *err)
{
	struct making make = {0};
	struct buf table = {0};
	bool is_made = open_all(&make, err) && add_more(&make, more, err);

	for (uint32_t cp = 0x3000; is_made && cp <= HAN_LAST; cp++) {
		if (!u_hasBinaryProperty((UChar32)cp, UCHAR_IDEOGRAPHIC))
			continue;
		add_simplified(&make, cp);
		add_reading(&make, cp);
	}
	if (is_made) {
		shorten_chains(&make);
		arrange(&make);
		put_table(&make, &table);
		buf_str(out, STR(HAN_MAGIC));
		put_number(out, HAN_VERSION, 4);
		put_number(out, han_checksum(buf_view(&table)), 8);
		buf_str(out, buf_view(&table));
	}
	buf_release(&table);
	close_all(&make);
	return is_made;
}
