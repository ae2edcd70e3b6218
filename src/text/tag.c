/* SPDX-License-Identifier: MIT */
#include "text/tag.h"

#include <stdio.h>
#include <string.h>
#include <unicode/uloc.h>

#define NAME_MAX 128

/* Has CLDR an English name for it? ICU gives back the code where not. */
static bool is_known(const char *locale)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar name[NAME_MAX];
	char code[ULOC_FULLNAME_CAPACITY];

	uloc_getDisplayLanguage(locale, "en", name, NAME_MAX, &status);
	if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING)
		return false;
	uloc_getScript(locale, code, sizeof(code), &status);
	if (code[0] != '\0')
		uloc_getDisplayScript(locale, "en", name, NAME_MAX, &status);
	return U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING;
}

static bool has_more(const char *locale)
{
	UErrorCode status = U_ZERO_ERROR;
	char variant[ULOC_FULLNAME_CAPACITY];

	return uloc_getVariant(locale, variant, sizeof(variant), &status) > 0 ||
	       strchr(locale, '@') != NULL;
}

static int count_parts(const char *tag)
{
	int count = 1;

	for (; *tag != '\0'; tag++)
		count += *tag == '-' || *tag == '_';
	return count;
}

/* The tag in the usual case, and the shortest that means the same. */
static bool shortest(const char *tag, const char *locale, char *out, int size)
{
	UErrorCode status = U_ZERO_ERROR;
	char minimal[ULOC_FULLNAME_CAPACITY];
	char short_tag[ULOC_FULLNAME_CAPACITY];

	uloc_toLanguageTag(locale, out, size, true, &status);
	uloc_minimizeSubtags(locale, minimal, sizeof(minimal), &status);
	uloc_toLanguageTag(
		minimal, short_tag, sizeof(short_tag), true, &status);
	if (U_FAILURE(status))
		return false;
	/* "zh-Hant" is no longer than "zh-TW", and as good. */
	if (count_parts(short_tag) < count_parts(out))
		snprintf(out, (size_t)size, "%s", short_tag);
	return strcmp(tag, out) != 0;
}

/* "pt_BR", as systems name their locales. */
static bool put_dashes(const char *tag, char out[ULOC_FULLNAME_CAPACITY])
{
	const size_t len = strlen(tag);

	if (len >= ULOC_FULLNAME_CAPACITY)
		return false;
	for (size_t i = 0; i <= len; i++)
		out[i] = (char)(tag[i] == '_' ? '-' : tag[i]);
	return true;
}

enum tag_fault tag_check(const char *tag, struct buf *better)
{
	UErrorCode status = U_ZERO_ERROR;
	char locale[ULOC_FULLNAME_CAPACITY], best[ULOC_FULLNAME_CAPACITY];
	char dashed[ULOC_FULLNAME_CAPACITY];
	int32_t parsed = 0;

	if (!put_dashes(tag, dashed))
		return TAG_ILL_FORMED;
	uloc_forLanguageTag(dashed, locale, sizeof(locale), &parsed, &status);
	if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING ||
		parsed == 0 || dashed[parsed] != '\0' || locale[0] == '\0')
		return TAG_ILL_FORMED;
	if (strcmp(locale, "root") == 0)
		return TAG_UNKNOWN;
	if (has_more(locale))
		return TAG_TOO_MUCH;
	if (!is_known(locale))
		return TAG_UNKNOWN;
	if (!shortest(tag, locale, best, sizeof(best)))
		return TAG_FINE;
	buf_cstr(better, best);
	return TAG_OTHERWISE;
}

void tag_script(const char *tag, struct buf *out)
{
	UErrorCode status = U_ZERO_ERROR;
	char full[ULOC_FULLNAME_CAPACITY], script[ULOC_SCRIPT_CAPACITY] = "";

	uloc_addLikelySubtags(tag, full, sizeof(full), &status);
	uloc_getScript(full, script, sizeof(script), &status);
	buf_cstr(out, U_SUCCESS(status) && script[0] != '\0' ? script : "Latn");
}
