/* SPDX-License-Identifier: MIT */
#include "exchange/merge.h"

#include "exchange_tree.h"

Suite *suite_exchange_merge_sections(void);

static struct exchange_tree t;

/* English without section 2.1, which Chinese has. */
static void setup(void)
{
	exchange_make(&t);
	exchange_put(&t, "en/full/02-safety.md",
		"# 2 Safety\n\nLead.\n\n## 2.2 Breadth\n");
	exchange_export(&t, true);
}

static void teardown(void)
{
	exchange_free(&t);
}

static void merge(void)
{
	ck_assert_msg(exchange_merge(&t, true), "%s", t.err.message);
}

/* Translates the next text that is empty. */
static void translate(const char *text)
{
	exchange_change(&t, "msgstr \"\"\n\n",
		arena_printf(&t.tree.arena, "msgstr \"%s\"\n\n", text).ptr);
}

static void translate_all(void)
{
	buf_byte(&t.out, '\n');
	translate("Speed");
	translate("**One**[1](ref:1)");
	translate("A");
	translate("B");
	translate("![Picture](fig:1)");
}

START_TEST(merge_untranslated_section_is_left_alone)
{
	merge();
	ck_assert_str_eq(exchange_new(&t), "");
	ck_assert(!t.merge.has_faults);
}
END_TEST

START_TEST(merge_whole_section_stands_in_its_place)
{
	translate_all();
	merge();
	ck_assert_str_eq(exchange_new(&t),
		"# 2 Safety\n\nLead.\n\n## 2.1 Speed\n\n**One**[1](ref:1)\n\n"
		"- A\n- B\n\n![Picture](fig:1)\n\n## 2.2 Breadth\n");
	ck_assert_int_eq(t.merge.taken, 5);
	ck_assert_uint_eq(t.merge.blocks.len, 3);
	ck_assert_int_eq(t.merge.blocks.ptr[0]->line, 7);
	ck_assert_int_eq(t.merge.blocks.ptr[0]->state, UNIT_TRANSLATED);
}
END_TEST

START_TEST(merge_half_a_section_is_said)
{
	translate_all();
	exchange_change(&t, "msgstr \"A\"", "msgstr \"\"");
	merge();
	ck_assert_str_eq(exchange_new(&t), "");
	ck_assert_str_eq(exchange_said(&t),
		"section '2.1' is not written yet, and comes whole: 4 of its 5 "
		"texts can be written");
	ck_assert(t.merge.has_faults);
}
END_TEST

START_TEST(merge_section_with_a_damaged_code_is_not_written)
{
	translate_all();
	exchange_change(&t, "msgstr \"**One**[1](ref:1)\"", "msgstr \"One\"");
	merge();
	ck_assert_str_eq(exchange_new(&t), "");
	ck_assert_str_eq(exchange_said(&t),
		"'2.1.1' in 'en/full' is not written: code 'b1' is missing");
}
END_TEST

START_TEST(merge_section_at_the_end_of_a_text)
{
	exchange_put(&t, "en/full/02-safety.md", "# 2 Safety\n\nLead.");
	exchange_export(&t, true);
	translate_all();
	merge();
	ck_assert_ptr_nonnull(strstr(exchange_new(&t),
		"\n\nLead.\n\n## 2.1 Speed\n\n**One**[1](ref:1)\n\n- A\n"));
}
END_TEST

START_TEST(merge_text_that_is_not_there_is_begun)
{
	const char *path = path_join(
		&t.tree.arena, t.tree.paths.content, "en/full/02-safety.md");

	ck_assert_int_eq(remove(path), 0);
	exchange_put(&t, "en/plain/02-safety.md", "# 2 Safety\n");
	exchange_export(&t, true);
	buf_byte(&t.out, '\n');
	translate("Safety");
	translate("Lead.");
	translate_all();
	merge();
	ck_assert_str_eq(exchange_new(&t),
		"# 2 Safety\n\nLead.\n\n## 2.1 Speed\n\n**One**[1](ref:1)\n\n"
		"- A\n- B\n\n![Picture](fig:1)\n");
}
END_TEST

START_TEST(merge_section_whose_heading_is_there)
{
	exchange_put(&t, "en/full/02-safety.md",
		"# 2 Safety\n\n## 2.1 Speed\n\n## 2.2 Breadth\n");
	exchange_export(&t, true);
	buf_byte(&t.out, '\n');
	translate("Lead.");
	translate("**One**[1](ref:1)");
	translate("A");
	translate("B");
	translate("![Picture](fig:1)");
	merge();
	ck_assert_str_eq(exchange_new(&t),
		"# 2 Safety\n\nLead.\n\n## 2.1 Speed\n\n**One**[1](ref:1)\n\n"
		"- A\n- B\n\n![Picture](fig:1)\n\n## 2.2 Breadth\n");
}
END_TEST

/* Its blocks would have the ids of others. */
START_TEST(merge_source_that_holds_more_is_not_cut)
{
	exchange_put(&t, "zh/full/02-safety.md",
		"# 2 \u5b89\u5168\n\n\u5f15\u3002\n\n## 2.1 \u901f\u5ea6\n\n"
		"**\u4e00**[1](ref:1)\n\n[a]\n\n[a]: x\n\n- \u7532\n- \u4e59\n");
	exchange_export(&t, true);
	buf_byte(&t.out, '\n');
	translate("Speed");
	translate("**One**[1](ref:1)");
	merge();
	ck_assert_str_eq(exchange_new(&t), "");
	ck_assert(t.merge.has_faults);
}
END_TEST

Suite *suite_exchange_merge_sections(void)
{
	Suite *suite = suite_create("exchange_merge_sections");
	TCase *tcase = tcase_create("all");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, merge_untranslated_section_is_left_alone);
	tcase_add_test(tcase, merge_whole_section_stands_in_its_place);
	tcase_add_test(tcase, merge_half_a_section_is_said);
	tcase_add_test(tcase, merge_section_with_a_damaged_code_is_not_written);
	tcase_add_test(tcase, merge_section_at_the_end_of_a_text);
	tcase_add_test(tcase, merge_text_that_is_not_there_is_begun);
	tcase_add_test(tcase, merge_section_whose_heading_is_there);
	tcase_add_test(tcase, merge_source_that_holds_more_is_not_cut);
	suite_add_tcase(suite, tcase);
	return suite;
}
