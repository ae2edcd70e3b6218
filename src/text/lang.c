/* SPDX-License-Identifier: MIT */
#include "text/lang.h"

#include "text/chars.h"
#include "text/utf16.h"
#include "text/utf8.h"

#include <string.h>
#include <unicode/uloc.h>

#define GUESS_MAX 4096 /* [code points] */
#define TAG_MAX   64   /* [B] longer ones are no languages we know */
#define NAME_MAX  128  /* [UTF-16 units] of a language's name */

/* A reader of the first usually reads the second; nobody is told so silently.
 */
static const struct region {
	const char *from, *to;
} regions[] = {
	/* clang-format off */
	{ "be", "ru" }, { "kk", "ru" }, { "ky", "ru" }, { "tg", "ru" },
	{ "uz", "ru" },
	{ "ht", "fr" }, { "mg", "fr" }, { "wo", "fr" },
	{ "ca", "es" }, { "gn", "es" }, { "qu", "es" },
	/* clang-format on */
};

/* Chinese in traditional characters: read by the same people in another form.
 */
static const char *const traditional[] = {"zh-Hant", "zh-TW", "zh-HK", "zh-MO"};

/* "zh_TW.UTF-8@x" as "zh-TW"; empty for what is no language. */
static struct str normalize(struct str want, char tag[TAG_MAX])
{
	size_t len = 0;

	if (want.len >= TAG_MAX)
		return STR("");
	for (; len < want.len; len++) {
		if (want.ptr[len] == '.' || want.ptr[len] == '@')
			break;
		tag[len] = want.ptr[len];
		if (tag[len] == '_')
			tag[len] = '-';
	}
	tag[len] = '\0';
	want = str_trim((struct str){tag, len});
	if (str_eq_nocase(want, STR("C")) || str_eq_nocase(want, STR("POSIX")))
		return STR("");
	return want;
}

/* The part of a tag before its last subtag; empty if there is only one. */
static struct str shorten(struct str tag)
{
	while (tag.len > 0 && tag.ptr[tag.len - 1] != '-')
		tag.len--;
	return str_sub(tag, 0, tag.len > 0 ? tag.len - 1 : 0);
}

static int find_exact(struct str tag, const char *const *have, int count)
{
	for (int i = 0; i < count; i++) {
		if (str_eq_nocase(tag, str_of(have[i])))
			return i;
	}
	return -1;
}

/* Any variety of the language: "pt-BR" for "pt" or "pt-PT". */
static int find_sibling(struct str tag, const char *const *have, int count)
{
	const struct str language = str_sub(tag, 0, str_find(tag, '-'));

	for (int i = 0; i < count; i++) {
		const struct str other = str_of(have[i]);

		if (str_eq_nocase(
			    language, str_sub(other, 0, str_find(other, '-'))))
			return i;
	}
	return -1;
}

static int find_language(struct str tag, const char *const *have, int count)
{
	for (struct str part = tag; part.len > 0; part = shorten(part)) {
		const int index = find_exact(part, have, count);

		if (index >= 0)
			return index;
	}
	return find_sibling(tag, have, count);
}

static int find_regional(struct str tag, const char *const *have, int count)
{
	const struct str language = str_sub(tag, 0, str_find(tag, '-'));

	for (size_t i = 0; i < ARRAY_LEN(regions); i++) {
		if (str_eq_nocase(language, str_of(regions[i].from)))
			return find_language(
				str_of(regions[i].to), have, count);
	}
	return -1;
}

/* Is "zh-Hant-TW" a tag, and "zh" what was found for it? */
static bool is_other_script(struct str tag, struct str found)
{
	for (size_t i = 0; i < ARRAY_LEN(traditional); i++) {
		const struct str prefix = str_of(traditional[i]);

		if (str_eq_nocase(str_sub(tag, 0, prefix.len), prefix))
			return found.len <= 2;
	}
	return false;
}

struct lang_match lang_match(
	struct str want, const char *const *have, int count)
{
	struct lang_match match = {-1, false};
	char bytes[TAG_MAX];
	const struct str tag = normalize(want, bytes);

	if (tag.len == 0)
		return match;
	match.index = find_language(tag, have, count);
	if (match.index >= 0) {
		match.is_regional =
			is_other_script(tag, str_of(have[match.index]));
		return match;
	}
	match.index = find_regional(tag, have, count);
	match.is_regional = match.index >= 0;
	return match;
}

struct lang_match lang_match_list(
	struct str list, const char *const *have, int count)
{
	struct lang_match match = {-1, false};
	struct str part;

	while (match.index < 0 && str_split(&list, ':', &part))
		match = lang_match(part, have, count);
	return match;
}

void lang_name(const char *tag, const char *in, struct buf *out)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar name[NAME_MAX];
	const int32_t len =
		uloc_getDisplayName(tag, in, name, NAME_MAX, &status);

	if (U_FAILURE(status) || len <= 0 || len > NAME_MAX)
		buf_cstr(out, tag);
	else
		utf16_append(name, (size_t)len, out);
}

void lang_endonym(const char *tag, struct buf *out)
{
	lang_name(tag, tag, out);
}

bool lang_is_rtl(const char *tag)
{
	return uloc_isRightToLeft(tag);
}

const char *lang_guess(struct str text)
{
	/* By script; those of no language of koine's are taken for Latin. */
	static const char *const tags[SCRIPT_OTHER + 1] = {
		[SCRIPT_LATIN] = "en",
		[SCRIPT_HAN] = "zh",
		[SCRIPT_ARABIC] = "ar",
		[SCRIPT_CYRILLIC] = "ru",
	};
	int letters[SCRIPT_OTHER + 1] = {0};
	enum script best = SCRIPT_LATIN;
	size_t pos = 0;

	for (int i = 0; i < GUESS_MAX && pos < text.len; i++) {
		const uint32_t cp = utf8_next(text, &pos);
		const enum script script = chars_script(cp);

		letters[tags[script] ? script : SCRIPT_LATIN] +=
			chars_is_letter(cp);
	}
	/* A Han character is a word where a Latin letter is a fifth of one. */
	letters[SCRIPT_HAN] *= 3;
	for (int i = 0; i <= SCRIPT_OTHER; i++) {
		if (letters[i] > letters[best])
			best = (enum script)i;
	}
	return tags[best];
}
