/* SPDX-License-Identifier: MIT */
#include "text/norm.h"

#include "text/utf16.h"

#include <unicode/unorm2.h>

static size_t first_difference(
	const struct utf16 *a, const UChar *b, size_t len)
{
	size_t at = 0;

	while (at < a->len && at < len && a->ptr[at] == b[at])
		at++;
	return at;
}

/* The unit at which NFC of the text differs from it; its length if it does not.
 */
static size_t find_unit(const struct utf16 *text)
{
	UErrorCode status = U_ZERO_ERROR;
	const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
	struct utf16 normal = {0};
	size_t unit = text->len;
	int32_t len;

	if (U_FAILURE(status) || unorm2_isNormalized(nfc, text->ptr,
					 (int32_t)text->len, &status))
		return unit;
	/* NFC is at most three times as long in UTF-16 (Unicode, FAQ). */
	utf16_reserve(&normal, text->len * 3 + 1);
	len = unorm2_normalize(nfc, text->ptr, (int32_t)text->len, normal.ptr,
		(int32_t)normal.cap, &status);
	if (U_SUCCESS(status))
		unit = first_difference(text, normal.ptr, (size_t)len);
	utf16_release(&normal);
	return unit;
}

size_t norm_find(struct str s)
{
	struct utf16 text = {0};
	struct utf16_walk walk = {.text = s};
	size_t at = s.len;

	if (utf16_set(&text, s) && find_unit(&text) < text.len)
		at = utf16_walk(&walk, find_unit(&text));
	utf16_release(&text);
	return at;
}
