/* SPDX-License-Identifier: MIT */
#include "md/md.h"
#include "tui/copy.h"
#include "tui/unit_text.h"

#include <check.h>
#include <string.h>

Suite *suite_tui_unit_text(void);

static struct doc doc;
static struct locale locale;
static struct buf out;

static void setup(void)
{
	locale = *locale_default();
	locale.fields_a[0] = STR("Problem:");
	locale.fields_a[1] = STR("机制：");
	locale.fields_t[0] = STR("Body:");
}

static void teardown(void)
{
	doc_release(&doc);
	doc = (struct doc){0};
	buf_release(&out);
}

static struct unit unit_of(const char *text, const char *id)
{
	md_parse(str_of(text), &doc);
	return (struct unit){
		.node = doc.root->first, .id = str_of(id), .locale = &locale};
}

START_TEST(unit_text_record_has_its_labels)
{
	struct unit unit = unit_of("- one\n- two\n- three\n- four\n", "A07.1");

	unit.is_record = true;
	unit_text(&unit, true, &out);
	ck_assert_str_eq(out.ptr, "Problem: one\n机制：two\nthree\nfour");
}
END_TEST

START_TEST(unit_text_table_record_has_labels_of_its_table)
{
	struct unit unit = unit_of("- one\n", "T1.1");

	unit.is_record = true;
	unit_text(&unit, true, &out);
	ck_assert_str_eq(out.ptr, "Body: one");
}
END_TEST

START_TEST(unit_text_list_that_is_no_record_has_none)
{
	struct unit unit = unit_of("- one\n- two\n", "2.1.1");

	unit_text(&unit, true, &out);
	ck_assert_str_eq(out.ptr, "one\ntwo");
}
END_TEST

START_TEST(unit_text_no_break_space_stays)
{
	struct unit unit = unit_of("a\u00a0b\u202f!\n", "2.1.1");

	unit_text(&unit, true, &out);
	ck_assert_str_eq(out.ptr, "a\u00a0b\u202f!");
}
END_TEST

START_TEST(unit_text_heading_has_its_number_but_no_name)
{
	struct unit unit = unit_of("## Speed\n", "2.1");

	unit.is_heading = true;
	unit_text(&unit, true, &out);
	buf_byte(&out, '|');
	unit.id = STR("preface");
	unit_text(&unit, true, &out);
	ck_assert_str_eq(out.ptr, "2.1 Speed|Speed");
}
END_TEST

START_TEST(unit_text_not_written_is_empty)
{
	struct unit unit = {.locale = &locale};

	unit_text(&unit, true, &out);
	ck_assert_uint_eq(out.len, 0);
}
END_TEST

START_TEST(unit_first_words_are_one_line_without_number)
{
	struct unit unit = unit_of("## one\ntwo\n", "2.1");

	unit.is_heading = true;
	ck_assert(str_eq(unit_first_words(&unit), STR("one")));
}
END_TEST

START_TEST(unit_first_words_are_at_most_sixty_columns)
{
	/* zh: two columns each */
	struct unit unit = unit_of("一二三四五六七八九十一二三四五六七八九十"
				   "一二三四五六七八九十一二\n",
		"2.1.1");

	ck_assert_uint_eq(unit_first_words(&unit).len, 30 * strlen("一"));
}
END_TEST

START_TEST(unit_title_cut_ends_with_a_word_and_an_ellipsis)
{
	struct arena arena = {0};
	const struct unit unit = unit_of(
		"Some words that go on for so long that sixty columns are "
		"nothing\nto them\n",
		"2.1.1");

	ck_assert(str_eq(unit_title(&unit, false, &arena),
		STR("Some words that go on for so long that sixty columns "
		    "are…")));
	arena_free(&arena);
}
END_TEST

START_TEST(unit_title_without_blanks_is_cut_anywhere)
{
	struct arena arena = {0};
	struct buf text = {0}, expected = {0};

	for (int i = 0; i < 40; i++)
		buf_cstr(&text, "一"); /* zh */
	buf_str(&expected, str_sub(buf_view(&text), 0, 30 * strlen("一")));
	buf_cstr(&expected, "…");
	{
		const struct unit unit = unit_of(text.ptr, "2.1.1");

		ck_assert(str_eq(
			unit_title(&unit, false, &arena), buf_view(&expected)));
	}
	buf_release(&text);
	buf_release(&expected);
	arena_free(&arena);
}
END_TEST

START_TEST(unit_title_that_fits_is_whole)
{
	struct arena arena = {0};
	const struct unit unit = unit_of("A few words.\n", "2.1.1");

	ck_assert(
		str_eq(unit_title(&unit, false, &arena), STR("A few words.")));
	arena_free(&arena);
}
END_TEST

START_TEST(unit_first_words_not_written_are_none)
{
	struct unit unit = {.locale = &locale};

	ck_assert_uint_eq(unit_first_words(&unit).len, 0);
}
END_TEST

Suite *suite_tui_unit_text(void)
{
	Suite *s = suite_create("tui/unit_text");
	TCase *tc = tcase_create("unit_text");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, unit_text_record_has_its_labels);
	tcase_add_test(tc, unit_text_table_record_has_labels_of_its_table);
	tcase_add_test(tc, unit_text_list_that_is_no_record_has_none);
	tcase_add_test(tc, unit_text_no_break_space_stays);
	tcase_add_test(tc, unit_text_heading_has_its_number_but_no_name);
	tcase_add_test(tc, unit_text_not_written_is_empty);
	tcase_add_test(tc, unit_first_words_are_one_line_without_number);
	tcase_add_test(tc, unit_first_words_are_at_most_sixty_columns);
	tcase_add_test(tc, unit_first_words_not_written_are_none);
	tcase_add_test(tc, unit_title_cut_ends_with_a_word_and_an_ellipsis);
	tcase_add_test(tc, unit_title_without_blanks_is_cut_anywhere);
	tcase_add_test(tc, unit_title_that_fits_is_whole);
	suite_add_tcase(s, tc);
	return s;
}
