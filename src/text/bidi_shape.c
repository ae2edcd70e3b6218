/* SPDX-License-Identifier: MIT */
#include "text/bidi.h"

#include "text/utf16.h"
#include "text/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ushape.h>

/* Stands for a character that neither joins nor shapes; a space would be moved.
 */
#define NO_LETTER 'x'

/* The first code point of a cluster; a space if it is empty. */
static uint32_t base_of(struct str cluster)
{
	size_t pos = 0;

	return cluster.len > 0 ? utf8_next(cluster, &pos) : ' ';
}

static bool is_arabic_letter(uint32_t cp)
{
	return (cp >= 0x620 && cp <= 0x64A) || (cp >= 0x66E && cp <= 0x6D5);
}

/* A joiner in the cluster decides how its letter meets the next; 0 for none. */
static UChar joiner_of(struct str cluster)
{
	const size_t at = str_search(cluster, STR("\xE2\x80"));

	if (at >= cluster.len || at + 2 >= cluster.len)
		return 0;
	if (cluster.ptr[at + 2] == '\x8C')
		return 0x200C;
	return cluster.ptr[at + 2] == '\x8D' ? 0x200D : 0;
}

/* A letter for each cluster, and the joiners; places[i] is the unit of cluster
 * i. */
static void letters_of(const struct str *clusters, size_t count,
	struct utf16 *units, size_t *places)
{
	utf16_reserve(units, 2 * count + 2);
	units->len = 0;
	units->ptr[units->len++] = NO_LETTER;
	for (size_t i = 0; i < count; i++) {
		const uint32_t base = base_of(clusters[i]);
		const UChar joiner = joiner_of(clusters[i]);

		places[i] = units->len;
		units->ptr[units->len++] =
			is_arabic_letter(base) ? (UChar)base : NO_LETTER;
		if (joiner)
			units->ptr[units->len++] = joiner;
	}
	units->ptr[units->len++] = NO_LETTER;
}

/* The cluster's marks: all but its first code point. */
static struct str marks_of(struct str cluster)
{
	size_t pos = 0;

	if (cluster.len > 0)
		utf8_next(cluster, &pos);
	return str_sub(cluster, pos, cluster.len);
}

static struct str join_form(
	uint32_t form, struct str marks, struct str more, struct arena *arena)
{
	char *bytes = arena_bytes(arena, 4 + marks.len + more.len);
	size_t len = (size_t)utf8_encode(form, bytes);

	if (marks.len > 0)
		memcpy(bytes + len, marks.ptr, marks.len);
	len += marks.len;
	if (more.len > 0)
		memcpy(bytes + len, more.ptr, more.len);
	return (struct str){bytes, len + more.len};
}

static bool is_lam_alef(UChar unit)
{
	return unit >= 0xFEF5 && unit <= 0xFEFC;
}

/* u_shapeArabic on the letters alone; `forms` has as many units. */
static bool shape_letters(const struct utf16 *letters, struct utf16 *forms)
{
	const uint32_t options = U_SHAPE_LETTERS_SHAPE |
	                         U_SHAPE_TEXT_DIRECTION_LOGICAL |
	                         U_SHAPE_LAMALEF_NEAR;
	UErrorCode status = U_ZERO_ERROR;

	utf16_reserve(forms, letters->len);
	u_shapeArabic(letters->ptr, (int32_t)letters->len, forms->ptr,
		(int32_t)letters->len, options, &status);
	return U_SUCCESS(status);
}

void bidi_shape(const struct str *clusters, size_t count, struct str *shaped,
	struct arena *arena)
{
	size_t *places = xcalloc(count + 1, sizeof(*places));
	struct utf16 letters = {0};
	struct utf16 forms = {0};
	bool is_done;

	letters_of(clusters, count, &letters, places);
	is_done = letters.len <= INT32_MAX && shape_letters(&letters, &forms);
	for (size_t i = 0; i < count; i++) {
		const size_t at = places[i];

		shaped[i] = clusters[i];
		if (!is_done || forms.ptr[at] == letters.ptr[at])
			continue;
		if (is_lam_alef(forms.ptr[at]) && i + 1 < count) {
			shaped[i] =
				join_form(forms.ptr[at], marks_of(clusters[i]),
					marks_of(clusters[i + 1]), arena);
			i++;
			shaped[i] = str_sub(clusters[i], 0, 0);
			continue;
		}
		shaped[i] = join_form(
			forms.ptr[at], marks_of(clusters[i]), STR(""), arena);
	}
	utf16_release(&letters);
	utf16_release(&forms);
	free(places);
}
