/* SPDX-License-Identifier: MIT */
#include "exchange/merge.h"

#include "exchange_tree.h"

Suite *suite_exchange_merge(void);

static struct exchange_tree t;

static void setup(void)
{
	exchange_make(&t);
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

START_TEST(merge_unchanged_changes_nothing)
{
	merge();
	ck_assert_int_eq(t.merge.same, 7);
	ck_assert_int_eq(t.merge.taken + t.merge.kept, 0);
	ck_assert_str_eq(exchange_new(&t), "");
	ck_assert_uint_eq(t.merge.blocks.len, 0);
	ck_assert_uint_eq(t.merge.notes.len, 0);
}
END_TEST

START_TEST(merge_theirs_is_taken_and_nothing_else_moves)
{
	exchange_change(&t, "msgstr \"B.\"", "msgstr \"Be **it**.\"");
	exchange_change(&t, "\"A.\"", "\"Ah.\"");
	merge();
	ck_assert_str_eq(exchange_new(&t),
		"# 2 Safety\n\nLead.\n\n## 2.1 Speed\n\n**One** a[1](ref:1)\n"
		"and b.\n\n- Ah.\n- B.\n\n![Caption](fig:1)\n");
	ck_assert_str_eq(exchange_said(&t),
		"'2.1.2/2' in 'en/full' is not written: code 'b1' is not one "
		"of the source");
	ck_assert(t.merge.has_faults);
}
END_TEST

START_TEST(merge_ours_is_kept)
{
	exchange_put(&t, "en/full/02-safety.md",
		"# 2 Safety\n\nOur lead.\n\n## 2.1 Speed\n");
	merge();
	ck_assert_int_eq(t.merge.kept, 1);
	ck_assert_str_eq(exchange_new(&t), "");
}
END_TEST

START_TEST(merge_both_changed_is_a_conflict)
{
	exchange_put(&t, "en/full/02-safety.md",
		"# 2 Safety\n\nOur lead.\n\n## 2.1 Speed\n");
	exchange_change(&t, "Lead.", "Their lead.");
	merge();
	ck_assert(t.merge.has_faults);
	ck_assert_str_eq(exchange_new(&t), "");
	ck_assert_str_eq(exchange_said(&t),
		"'2.0.1' in 'en/full' was changed on both sides; nothing of "
		"this block is written");
	ASSERT_STR(t.merge.notes.ptr[0].ours, "Our lead.");
	ASSERT_STR(t.merge.notes.ptr[0].theirs, "Their lead.");
}
END_TEST

START_TEST(merge_both_changed_alike_is_fine)
{
	exchange_put(&t, "en/full/02-safety.md",
		"# 2 Safety\n\nA lead.\n\n## 2.1 Speed\n");
	exchange_change(&t, "Lead.", "A lead.");
	merge();
	ck_assert(!t.merge.has_faults);
}
END_TEST

START_TEST(merge_conflict_keeps_the_whole_block_back)
{
	exchange_put(&t, "en/full/02-safety.md",
		"# 2 Safety\n\nLead.\n\n## 2.1 Speed\n\n**One** a[1](ref:1)\n"
		"and b.\n\n- Our A.\n- B.\n\n![Caption](fig:1)\n");
	exchange_change(&t, "\"A.\"", "\"Their A.\"");
	exchange_change(&t, "\"B.\"", "\"Their B.\"");
	exchange_change(&t, "Lead.", "Their lead.");
	merge();
	ck_assert_int_eq(t.merge.taken, 1);
	ck_assert_ptr_nonnull(strstr(exchange_new(&t), "Their lead."));
	ck_assert_ptr_nonnull(strstr(exchange_new(&t), "- Our A.\n- B.\n"));
}
END_TEST

START_TEST(merge_again_changes_nothing)
{
	struct buf bytes = {0};

	exchange_change(&t, "Lead.", "A lead.");
	merge();
	buf_cstr(&bytes, exchange_new(&t));
	exchange_put(&t, "en/full/02-safety.md", bytes.ptr);
	buf_release(&bytes);
	merge();
	ck_assert_str_eq(exchange_new(&t), "");
	ck_assert(!t.merge.has_faults);
}
END_TEST

/* Blocks have names, not positions: another section went before. */
START_TEST(merge_moved_block_takes_its_translation)
{
	exchange_change(&t, "\"A.\"", "\"Ah.\"");
	exchange_put(&t, "en/full/02-safety.md",
		"# 2 Safety\n\nLead.\n\n## 2.2 Breadth\n\n## 2.1 Speed\n\n"
		"**One** a[1](ref:1)\nand b.\n\n- A.\n- B.\n");
	merge();
	ck_assert_int_eq(t.merge.taken, 1);
	ck_assert_ptr_nonnull(strstr(exchange_new(&t), "- Ah.\n- B.\n"));
}
END_TEST

START_TEST(merge_source_changed_since_is_to_be_reviewed)
{
	exchange_change(&t, "\"Lead.\"", "\"A lead.\"");
	exchange_put(&t, "zh/full/02-safety.md",
		"# 2 \u5b89\u5168\n\n\u65b0\u5f15\u3002\n");
	merge();
	ck_assert_int_eq(t.merge.taken, 1);
	ck_assert_uint_eq(t.merge.blocks.len, 1);
	ck_assert(!t.merge.blocks.ptr[0]->is_current);
	ck_assert_str_eq(exchange_said(&t),
		"the source of '2.0.1' has changed since the export; it stays "
		"to be reviewed");
	ck_assert(!t.merge.has_faults);
}
END_TEST

START_TEST(merge_unknown_id_is_said)
{
	exchange_change(&t, "\"full 2.0.1\"", "\"full 7.7.7\"");
	merge();
	ck_assert_str_eq(
		exchange_said(&t), "there is no block '7.7.7' in the work");
	ck_assert(t.merge.has_faults);
}
END_TEST

/* 2.1.5 has gone to 2.1.2, which says something else. */
START_TEST(merge_id_that_is_gone_is_not_guessed)
{
	exchange_change(&t, "\"full 2.0.1\"", "\"full 2.1.5\"");
	merge();
	ck_assert_str_eq(
		exchange_said(&t), "there is no block '2.1.5' in the work");
}
END_TEST

START_TEST(merge_same_id_twice_is_refused)
{
	exchange_change(&t, "\"full 2.0.1\"", "\"full 2.1.1\"");
	ck_assert(!exchange_merge(&t, true));
	ck_assert_ptr_nonnull(
		strstr(t.err.message, ": '2.1.1' stands there twice"));
}
END_TEST

START_TEST(merge_empty_translation_is_left_alone)
{
	exchange_change(&t, "msgstr \"Lead.\"", "msgstr \"\"");
	merge();
	ck_assert_str_eq(exchange_new(&t), "");
	ck_assert(!t.merge.has_faults);
}
END_TEST

START_TEST(merge_without_base_differing_text_is_a_conflict)
{
	exchange_put(&t, "en/full/02-safety.md",
		"# 2 Safety\n\nOur lead.\n\n## 2.1 Speed\n");
	while (strstr(t.out.ptr, "#. koine: ") != NULL)
		exchange_change(&t, "#. koine: ", "#. ");
	merge();
	ck_assert(t.merge.has_faults);
}
END_TEST

START_TEST(merge_without_comments_unchanged_file_takes)
{
	while (strstr(t.out.ptr, "#. koine: ") != NULL)
		exchange_change(&t, "#. koine: ", "#. ");
	exchange_change(&t, "\"Lead.\"", "\"A lead.\"");
	merge();
	ck_assert_int_eq(t.merge.taken, 1);
	ck_assert(!t.merge.has_faults);
}
END_TEST

START_TEST(merge_caption_stays_an_image)
{
	exchange_change(&t, "![Caption](fig:1)", "![Caption](fig:1) and more");
	merge();
	ck_assert_str_eq(exchange_said(&t),
		"'2.1.3' in 'en/full' is not written: a caption is an image, "
		"and nothing beside it");
}
END_TEST

START_TEST(merge_heading_says_where_else_it_stands)
{
	exchange_change(&t, "\"Speed\"", "\"Haste\"");
	merge();
	ck_assert_ptr_nonnull(strstr(exchange_new(&t), "## 2.1 Haste\n"));
	ck_assert_str_eq(exchange_said(&t),
		"the title of '2.1' stands in work.xml and in the other tiers "
		"too");
	ck_assert(!t.merge.has_faults);
}
END_TEST

START_TEST(merge_further_lines_keep_their_indentation)
{
	exchange_change(&t, "\"A.\"", "\"A\\nand\\nb.\"");
	merge();
	ck_assert_ptr_nonnull(
		strstr(exchange_new(&t), "- A\n  and\n  b.\n- B.\n"));
}
END_TEST

/* ---- states ---- */

static enum unit_state state_of_first(void)
{
	ck_assert_uint_eq(t.merge.blocks.len, 1);
	return t.merge.blocks.ptr[0]->state;
}

START_TEST(merge_fuzzy_becomes_draft)
{
	exchange_change(&t, "msgctxt \"full 2.0.1\"",
		"#, fuzzy\nmsgctxt \"full 2.0.1\"");
	merge();
	ck_assert_int_eq(state_of_first(), UNIT_DRAFT);
	ck_assert_int_eq(t.merge.taken, 0);
}
END_TEST

START_TEST(merge_edited_review_is_a_translation_again)
{
	t.state = UNIT_REVIEWED;
	exchange_export(&t, true);
	exchange_change(&t, "\"Lead.\"", "\"A lead.\"");
	merge();
	ck_assert_int_eq(state_of_first(), UNIT_TRANSLATED);
}
END_TEST

START_TEST(merge_draft_of_all_items_becomes_translated)
{
	t.state = UNIT_DRAFT;
	exchange_export(&t, true);
	while (strstr(t.out.ptr, "#, fuzzy\n") != NULL)
		exchange_change(&t, "#, fuzzy\n", "");
	merge();
	ck_assert_uint_eq(t.merge.blocks.len, 4);
	for (size_t i = 0; i < 4; i++)
		ck_assert_int_eq(t.merge.blocks.ptr[i]->state, UNIT_TRANSLATED);
}
END_TEST

START_TEST(merge_draft_of_one_item_stays_draft)
{
	t.state = UNIT_DRAFT;
	exchange_export(&t, true);
	exchange_change(&t, "#, fuzzy\nmsgctxt \"full 2.1.2/1",
		"msgctxt \"full 2.1.2/1");
	merge();
	ck_assert_uint_eq(t.merge.blocks.len, 0);
}
END_TEST

/* Somebody here has said otherwise in the meantime. */
START_TEST(merge_state_changed_here_is_kept)
{
	exchange_change(&t, "msgctxt \"full 2.0.1\"",
		"#, fuzzy\nmsgctxt \"full 2.0.1\"");
	t.state = UNIT_REVIEWED;
	merge();
	ck_assert_uint_eq(t.merge.blocks.len, 0);
}
END_TEST

Suite *suite_exchange_merge(void)
{
	Suite *suite = suite_create("exchange_merge");
	TCase *tcase = tcase_create("all");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, merge_unchanged_changes_nothing);
	tcase_add_test(tcase, merge_theirs_is_taken_and_nothing_else_moves);
	tcase_add_test(tcase, merge_ours_is_kept);
	tcase_add_test(tcase, merge_both_changed_is_a_conflict);
	tcase_add_test(tcase, merge_both_changed_alike_is_fine);
	tcase_add_test(tcase, merge_conflict_keeps_the_whole_block_back);
	tcase_add_test(tcase, merge_again_changes_nothing);
	tcase_add_test(tcase, merge_moved_block_takes_its_translation);
	tcase_add_test(tcase, merge_source_changed_since_is_to_be_reviewed);
	tcase_add_test(tcase, merge_unknown_id_is_said);
	tcase_add_test(tcase, merge_id_that_is_gone_is_not_guessed);
	tcase_add_test(tcase, merge_same_id_twice_is_refused);
	tcase_add_test(tcase, merge_empty_translation_is_left_alone);
	tcase_add_test(tcase, merge_without_base_differing_text_is_a_conflict);
	tcase_add_test(tcase, merge_without_comments_unchanged_file_takes);
	tcase_add_test(tcase, merge_caption_stays_an_image);
	tcase_add_test(tcase, merge_heading_says_where_else_it_stands);
	tcase_add_test(tcase, merge_further_lines_keep_their_indentation);
	tcase_add_test(tcase, merge_fuzzy_becomes_draft);
	tcase_add_test(tcase, merge_edited_review_is_a_translation_again);
	tcase_add_test(tcase, merge_draft_of_all_items_becomes_translated);
	tcase_add_test(tcase, merge_draft_of_one_item_stays_draft);
	tcase_add_test(tcase, merge_state_changed_here_is_kept);
	suite_add_tcase(suite, tcase);
	return suite;
}
