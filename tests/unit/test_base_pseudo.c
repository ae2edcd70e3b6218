/* SPDX-License-Identifier: MIT */
#include "base/pseudo.h"

#include "base/buf.h"
#include "base/format.h"
#include "base/fs.h"
#include "base/mo.h"

#include <check.h>
#include <string.h>

Suite *suite_base_pseudo(void);

struct pair {
	const char *msgid, *text;
};

static void check(enum pseudo_kind kind, const struct pair *pairs, size_t count)
{
	struct pseudo *pseudo = pseudo_new(kind);

	for (size_t i = 0; i < count; i++)
		ck_assert_str_eq(
			pseudo_get(pseudo, pairs[i].msgid), pairs[i].text);
	pseudo_free(pseudo);
}

START_TEST(pseudo_get_letters_get_accents_and_vowels_twice)
{
	static const struct pair pairs[] = {
		{"Close it", "\u27E6\u00C7\u013C\u00F6\u00F6\u0161\u00E9\u00E9 "
			     "\u00EE\u00EE\u0163\u27E7"},
		{"rest\n", "\u27E6\u0155\u00E9\u00E9\u0161\u0163\u27E7\n"},
	};

	check(PSEUDO_ACCENTED, pairs, ARRAY_LEN(pairs));
}
END_TEST

START_TEST(pseudo_get_rtl_is_arabic_letters_and_marks)
{
	static const struct pair pairs[] = {
		{"Stop, 2 so?", "\u27E6\u0633\u062A\u0629\u0637\u060C 2 "
				"\u0633\u0629\u061F\u27E7"},
	};

	check(PSEUDO_RTL, pairs, ARRAY_LEN(pairs));
}
END_TEST

START_TEST(pseudo_get_what_is_typed_or_a_name_stays)
{
	static const char *const kept[] = {"%s", "%-3d", "%.*s", "%*d", "%5.1f",
		"%2$s", "%zu", "%04X", "%%", "--fail-under", "-o", "Enter",
		"Tab,", "(PgDn)", "koine", "KOINE_SECURE", "COLSxROWS,COLOURS",
		"A07", "(2.1.3)", "work.xml", "content/fr", "10j", "UTF-8", "K",
		"U+00A0", "'koine toc'", "'%.*s'", "'-o FILE'", "\\n",
		"{file}:{line}", "https://w3.org"};
	struct pseudo *pseudo = pseudo_new(PSEUDO_ACCENTED);

	for (size_t i = 0; i < ARRAY_LEN(kept); i++) {
		struct buf msgid = {0}, want = {0};

		buf_printf(&msgid, "by %s by", kept[i]);
		buf_printf(&want, "\u27E6\u0180\u00FD %s \u0180\u00FD\u27E7",
			kept[i]);
		ck_assert_str_eq(pseudo_get(pseudo, msgid.ptr), want.ptr);
		buf_release(&msgid);
		buf_release(&want);
	}
	pseudo_free(pseudo);
}
END_TEST

START_TEST(pseudo_get_no_letter_of_its_own_stays)
{
	static const struct pair pairs[] = {{"", ""}, {", ", ", "},
		{"%s: %d %%", "%s: %d %%"}, {"%.*s (%.*s)", "%.*s (%.*s)"}};

	check(PSEUDO_ACCENTED, pairs, ARRAY_LEN(pairs));
	check(PSEUDO_RTL, pairs, ARRAY_LEN(pairs));
}
END_TEST

START_TEST(pseudo_get_signs_that_only_look_special_stay)
{
	static const struct pair pairs[] = {
		{"x's b", "\u27E6\u1E8B'\u0161 b\u27E7"},
		{"go ' or",
			"\u27E6\u011D\u00F6\u00F6 ' \u00F6\u00F6\u0155\u27E7"},
		/* As printf reads it. */
		{"80 % of b", "\u27E680 % of b\u27E7"},
		{"'by", "\u27E6'\u0180\u00FD\u27E7"},
	};

	check(PSEUDO_ACCENTED, pairs, ARRAY_LEN(pairs));
}
END_TEST

START_TEST(pseudo_get_twice_is_the_same_text)
{
	struct pseudo *pseudo = pseudo_new(PSEUDO_RTL);
	char own[] = "open";
	const char *text = pseudo_get(pseudo, own);

	own[0] = 'x';
	ck_assert_ptr_eq(pseudo_get(pseudo, "open"), text);
	ck_assert_str_ne(pseudo_get(pseudo, own), text);
	pseudo_free(pseudo);
}
END_TEST

START_TEST(mo_pseudo_serves_contexts_and_plurals)
{
	struct mo *mo = mo_pseudo(PSEUDO_ACCENTED);
	const char *one = "%d by", *many = "%d bys";

	mo_use(mo);
	ck_assert_str_eq(mo_get("by"), "\u27E6\u0180\u00FD\u27E7");
	ck_assert_ptr_eq(mo_get_context("key", "by"), mo_get("by"));
	ck_assert_str_eq(
		mo_plural(one, many, 1), "\u27E6%d \u0180\u00FD\u27E7");
	ck_assert_str_eq(
		mo_plural(one, many, 2), "\u27E6%d \u0180\u00FD\u0161\u27E7");
	ck_assert_ptr_null(mo_get(NULL));
	mo_close(mo);
	ck_assert_str_eq(mo_get("by"), "by");
}
END_TEST

/* ---- all that koine says ---- */

/* The text of a line of a PO file between its quotation marks. */
static void add_quoted(struct buf *text, struct str line)
{
	const size_t from = str_find(line, '"') + 1;

	for (size_t i = from; i + 1 < line.len; i++) {
		if (line.ptr[i] == '\\')
			i++;
		buf_byte(text, line.ptr[i] == 'n' && line.ptr[i - 1] == '\\'
				       ? '\n'
				       : line.ptr[i]);
	}
}

/* Each msgid of a PO file. */
static void each_msgid(
	struct str po, void (*take)(const char *msgid, void *ctx), void *ctx)
{
	struct buf text = {0};
	struct str line;
	bool is_inside = false;

	while (str_split(&po, '\n', &line)) {
		if (str_starts(line, STR("\"")) && is_inside) {
			add_quoted(&text, line);
			continue;
		}
		if (is_inside && text.len > 0)
			take(text.ptr, ctx);
		buf_clear(&text);
		is_inside = str_starts(line, STR("msgid"));
		if (is_inside)
			add_quoted(&text, line);
	}
	buf_release(&text);
}

static size_t letters(const char *text)
{
	size_t count = 0;

	for (; *text != '\0'; text++)
		count += ((unsigned char)*text & 0xC0) != 0x80;
	return count;
}

struct count {
	struct pseudo *pseudo;
	size_t messages, before, after;
};

static void measure(const char *msgid, void *ctx)
{
	struct count *count = ctx;
	const char *text = pseudo_get(count->pseudo, msgid);
	struct format original, made;

	count->messages++;
	count->before += letters(msgid);
	count->after += letters(text);
	if (format_read(msgid, &original))
		ck_assert_msg(
			format_read(text, &made) && format_eq(&original, &made),
			"%s", msgid);
	/* A message with letters is never left as it is. */
	if (strstr(msgid, "koine") != NULL)
		ck_assert_str_ne(msgid, text);
}

START_TEST(pseudo_get_whole_catalogue_is_a_third_longer)
{
	struct count count = {.pseudo = pseudo_new(PSEUDO_ACCENTED)};
	struct buf po = {0};

	ck_assert(
		fs_read(KOINE_SRCDIR "/po/koine.pot", SIZE_MAX / 2, &po, NULL));
	each_msgid(buf_view(&po), measure, &count);
	ck_assert_uint_gt(count.messages, 1000);
	ck_assert_uint_ge(count.after * 100, count.before * 130);
	ck_assert_uint_le(count.after * 100, count.before * 140);
	buf_release(&po);
	pseudo_free(count.pseudo);
}
END_TEST

Suite *suite_base_pseudo(void)
{
	Suite *s = suite_create("base/pseudo");
	TCase *tc = tcase_create("pseudo");

	tcase_add_test(tc, pseudo_get_letters_get_accents_and_vowels_twice);
	tcase_add_test(tc, pseudo_get_rtl_is_arabic_letters_and_marks);
	tcase_add_test(tc, pseudo_get_what_is_typed_or_a_name_stays);
	tcase_add_test(tc, pseudo_get_no_letter_of_its_own_stays);
	tcase_add_test(tc, pseudo_get_signs_that_only_look_special_stay);
	tcase_add_test(tc, pseudo_get_twice_is_the_same_text);
	tcase_add_test(tc, mo_pseudo_serves_contexts_and_plurals);
	tcase_add_test(tc, pseudo_get_whole_catalogue_is_a_third_longer);
	suite_add_tcase(s, tc);
	return s;
}
