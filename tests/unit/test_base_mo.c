/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "catalogue.h"

#include <check.h>
#include <string.h>

Suite *suite_base_mo(void);

#define UTF8 "Content-Type: text/plain; charset=UTF-8\n"
#define RUSSIAN                                                             \
	UTF8 "Plural-Forms: nplurals=3; plural=n%10==1 && n%100!=11 ? 0 : " \
	     "n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2;\n"

static void use(const struct pair *pairs, uint32_t count)
{
	build(pairs, count, false);
	ck_assert_msg(open_bytes(), "%s", err.message);
	mo_use(mo);
}

#define USE(pairs) use((pairs), (uint32_t)ARRAY_LEN(pairs))

/* A catalogue with one entry. */
static void use_entry(struct str id, struct str text)
{
	const struct pair pair = {id, text};

	buf_clear(&bytes);
	use(&pair, 1);
}

START_TEST(mo_get_no_catalogue_is_msgid)
{
	const char *text = "no error";

	ck_assert_ptr_eq(mo_get(text), text);
	ck_assert_ptr_eq(mo_get_context("c", text), text);
	ck_assert_ptr_null(mo_get(NULL));
	ck_assert_str_eq(mo_plural("%d file", "%d files", 1), "%d file");
	ck_assert_str_eq(mo_plural("%d file", "%d files", 0), "%d files");
}
END_TEST

START_TEST(mo_get_each_entry_is_found)
{
	static const struct pair pairs[] = {PAIR("", UTF8), PAIR("a", "\u4e00"),
		PAIR("ab", "\u4e8c"), PAIR("b", "\u4e09"),
		PAIR("\u00e9", "\u56db")}; /* zh: 1 2 3 4 */

	USE(pairs);
	for (size_t i = 1; i < ARRAY_LEN(pairs); i++)
		ck_assert_str_eq(mo_get(pairs[i].id.ptr), pairs[i].text.ptr);
	ck_assert_str_eq(mo_get("c"), "c");
	ck_assert_str_eq(mo_get("aa"), "aa");
	ck_assert_str_eq(_("a"), "\u4e00");
	ck_assert_str_eq(N_("a"), "a");
}
END_TEST

START_TEST(mo_get_empty_msgid_is_not_the_header)
{
	static const struct pair pairs[] = {PAIR("", UTF8)};

	USE(pairs);
	ck_assert_str_eq(mo_get(""), "");
}
END_TEST

START_TEST(mo_get_other_byte_order_is_read)
{
	static const struct pair pairs[] = {
		PAIR("", RUSSIAN), PAIR("yes", "\u0434\u0430")};

	build(pairs, 2, true);
	ck_assert(open_bytes());
	mo_use(mo);
	ck_assert_str_eq(mo_get("yes"), "\u0434\u0430");
}
END_TEST

START_TEST(mo_get_untranslated_is_msgid)
{
	use_entry(STR("a"), STR(""));
	ck_assert_str_eq(mo_get("a"), "a");
}
END_TEST

START_TEST(mo_get_context_tells_apart)
{
	static const struct pair pairs[] = {PAIR("Open", "ouvrir"),
		PAIR("menu\004Open", "Ouvrir"), PAIR("menus\004Open", "non")};

	USE(pairs);
	ck_assert_str_eq(mo_get_context("menu", "Open"), "Ouvrir");
	ck_assert_str_eq(mo_get_context("men", "Open"), "Open");
	ck_assert_str_eq(mo_get_context("menu", "Ope"), "Ope");
	ck_assert_str_eq(mo_get_context("zzz", "Open"), "Open");
	ck_assert_str_eq(mo_get_context("", "Open"), "Open");
	ck_assert_str_eq(C_("menus", "Open"), "non");
	ck_assert_str_eq(mo_get("Open"), "ouvrir");
}
END_TEST

START_TEST(mo_plural_russian_has_three_forms)
{
	static const struct pair pairs[] = {PAIR("", RUSSIAN),
		PAIR("%lu file\0%lu files",
			"%lu \u0444\u0430\u0439\u043b\0"
			"%lu \u0444\u0430\u0439\u043b\u0430\0"
			"%lu \u0444\u0430\u0439\u043b\u043e\u0432")};
	static const unsigned long n[] = {1, 22, 11};
	const char *form = pairs[1].text.ptr;

	USE(pairs);
	for (size_t i = 0; i < ARRAY_LEN(n); i++) {
		ck_assert_str_eq(P_("%lu file", "%lu files", n[i]), form);
		form += strlen(form) + 1;
	}
}
END_TEST

START_TEST(mo_plural_without_header_is_germanic)
{
	use_entry(STR("day\0days"), STR("Tag\0Tage"));
	ck_assert_str_eq(mo_plural("day", "days", 1), "Tag");
	ck_assert_str_eq(mo_plural("day", "days", 0), "Tage");
}
END_TEST

START_TEST(mo_plural_other_number_of_forms_is_english)
{
	use_entry(STR("day\0days"), STR("Tag"));
	ck_assert_str_eq(mo_plural("day", "days", 2), "days");
	use_entry(STR("day\0days"), STR("Tag\0Tage\0Tagen"));
	ck_assert_str_eq(mo_plural("day", "days", 2), "days");
}
END_TEST

START_TEST(mo_plural_and_single_entries_do_not_mix)
{
	use_entry(STR("one\0%d"), STR("%d\0%d"));
	ck_assert_str_eq(mo_get("one"), "one");
	ck_assert_str_eq(mo_plural("one", "%s", 2), "%s");
	use_entry(STR("one"), STR("un"));
	ck_assert_str_eq(mo_plural("one", "%d", 1), "one");
	use_entry(STR("one"), STR("un\0deux"));
	ck_assert_str_eq(mo_get("one"), "one");
}
END_TEST

START_TEST(mo_plural_zero_divisor_is_survived)
{
	static const struct pair pairs[] = {
		PAIR("", UTF8 "Plural-Forms: nplurals=2; plural=n/0;\n"),
		PAIR("day\0days", "Tag\0Tage")};

	USE(pairs);
	ck_assert_str_eq(mo_plural("day", "days", 7), "Tag");
}
END_TEST

START_TEST(mo_get_other_directives_is_msgid)
{
	static const char *const rows[][2] = {{"%s", "%n"}, {"%s", "%d"},
		{"%s", "%s%s"}, {"%s", ""}, {"%s", "none"}, {"none", "%s"},
		{"none", "%n"}, {"c\004%s", "%n"}, {"%s", "100 %"},
		{"%.*s", "%s"}, {"%s", "%9999999d"}};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const char *id = strchr(rows[i][0], '\004');

		use_entry(str_of(rows[i][0]), str_of(rows[i][1]));
		if (id)
			ck_assert_str_eq(mo_get_context("c", id + 1), id + 1);
		else
			ck_assert_str_eq(mo_get(rows[i][0]), rows[i][0]);
	}
}
END_TEST

START_TEST(mo_get_same_directives_is_translated)
{
	static const char *const rows[][2] = {{"%s of %d", "%2$d / %1$s"},
		{"%s", "\u00ab%s\u00bb"}, {"5%% %d", "%d 5%%"},
		{"50%, half", "la moiti\u00e9"}};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		use_entry(str_of(rows[i][0]), str_of(rows[i][1]));
		ck_assert_str_eq(mo_get(rows[i][0]), rows[i][1]);
	}
}
END_TEST

START_TEST(mo_plural_form_with_other_directives_is_english)
{
	use_entry(STR("one day\0%d days"), STR("ein Tag\0%d Tage"));
	ck_assert_str_eq(mo_plural("one day", "%d days", 2), "%d Tage");
	use_entry(STR("one day\0%d days"), STR("ein Tag\0%n Tage"));
	ck_assert_str_eq(mo_plural("one day", "%d days", 2), "%d days");
	use_entry(STR("one day\0%d days"), STR("%s\0%d Tage"));
	ck_assert_str_eq(mo_plural("one day", "%d days", 2), "%d days");
}
END_TEST

START_TEST(mo_use_switches_at_any_time)
{
	struct mo *other;

	use_entry(STR("yes"), STR("s\u00ed")); /* es */
	other = mo;
	mo = NULL;
	use_entry(STR("yes"), STR("oui")); /* fr */
	ck_assert_str_eq(mo_get("yes"), "oui");
	mo_use(other);
	ck_assert_str_eq(mo_get("yes"), "s\u00ed");
	mo_use(NULL);
	ck_assert_str_eq(mo_get("yes"), "yes");
	mo_close(other);
}
END_TEST

START_TEST(mo_close_in_use_falls_back_to_english)
{
	use_entry(STR("yes"), STR("oui"));
	mo_close(mo);
	mo = NULL;
	ck_assert_str_eq(mo_get("yes"), "yes");
	mo_close(NULL);
}
END_TEST

Suite *suite_base_mo(void)
{
	Suite *s = suite_create("base/mo");
	TCase *tc = tcase_create("mo");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, mo_get_no_catalogue_is_msgid);
	tcase_add_test(tc, mo_get_each_entry_is_found);
	tcase_add_test(tc, mo_get_empty_msgid_is_not_the_header);
	tcase_add_test(tc, mo_get_other_byte_order_is_read);
	tcase_add_test(tc, mo_get_untranslated_is_msgid);
	tcase_add_test(tc, mo_get_context_tells_apart);
	tcase_add_test(tc, mo_plural_russian_has_three_forms);
	tcase_add_test(tc, mo_plural_without_header_is_germanic);
	tcase_add_test(tc, mo_plural_other_number_of_forms_is_english);
	tcase_add_test(tc, mo_plural_and_single_entries_do_not_mix);
	tcase_add_test(tc, mo_plural_zero_divisor_is_survived);
	tcase_add_test(tc, mo_get_other_directives_is_msgid);
	tcase_add_test(tc, mo_get_same_directives_is_translated);
	tcase_add_test(tc, mo_plural_form_with_other_directives_is_english);
	tcase_add_test(tc, mo_use_switches_at_any_time);
	tcase_add_test(tc, mo_close_in_use_falls_back_to_english);
	suite_add_tcase(s, tc);
	return s;
}
