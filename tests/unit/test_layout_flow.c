/* SPDX-License-Identifier: MIT */
#include "layout_fixture.h"

#include "base/macros.h"
#include "text/width.h"

#include <check.h>
#include <string.h>

Suite *suite_layout_flow(void);

static void check_md(int width, const char *md, const char *expected)
{
	struct fixture f;

	layout_setup(&f, width);
	ck_assert_str_eq(layout_md(&f, md, true), expected);
	layout_teardown(&f);
}

START_TEST(layout_block_paragraph_breaks_at_spaces)
{
	check_md(10, "one two three four", "one two\nthree four\n");
}
END_TEST

START_TEST(layout_block_empty_text_gives_no_line)
{
	check_md(10, "", "");
	check_md(10, "<!-- -->", "<!-- -->\n");
}
END_TEST

START_TEST(layout_block_wide_glyph_at_edge_moves_to_next_line)
{
	check_md(3, "ab\u6f22", "ab\n\u6f22\n"); /* zh: 漢 needs 2 columns */
}
END_TEST

START_TEST(layout_block_long_word_is_cut_at_a_cluster)
{
	check_md(4, "abcdefghij", "abcd\nefgh\nij\n");
	/* One cluster of base and mark is never split. */
	check_md(2, "e\u0301e\u0301e\u0301", "e\u0301e\u0301\ne\u0301\n");
}
END_TEST

START_TEST(
	layout_block_emergency_takes_the_last_cluster_along_with_a_closing_mark)
{
	struct fixture f;

	layout_setup(&f, 4);
	f.locale.no_start = STR("。");
	f.locale.line_break = STR("en");
	/* A word as wide as the line, then a mark that may not begin one. */
	ck_assert_str_eq(layout_md(&f, "abcd。", true), "abc\nd。\n");
	layout_teardown(&f);
	layout_setup(&f, 4);
	f.locale.no_start = STR(":");
	f.locale.line_break = STR("en");
	/* With the no-break space before it. */
	ck_assert_str_eq(layout_md(&f, "abcd\u00a0: e", true), "abc\nd :\ne\n");
	layout_teardown(&f);
}
END_TEST

START_TEST(layout_block_zh_line_never_begins_with_a_closing_mark)
{
	struct fixture f;

	layout_setup(&f, 8);
	f.locale.line_break = STR("zh@lb=strict");
	f.locale.no_start = STR("，。”）");
	f.locale.no_end = STR("“（");
	ck_assert_str_eq(layout_md(&f, "风险评估，然后“测试”。", true),
		"风险评\n估，然后\n“测试”。\n");
	layout_teardown(&f);
}
END_TEST

START_TEST(layout_block_no_start_mark_that_icu_would_break_before_is_kept)
{
	struct fixture f;

	layout_setup(&f, 4);
	f.locale.line_break = STR("zh@lb=strict");
	f.locale.no_start = STR("·");
	ck_assert_str_eq(layout_md(&f, "人工·智能", true), "人\n工·\n智能\n");
	layout_teardown(&f);
}
END_TEST

START_TEST(layout_block_french_space_before_a_mark_is_no_break)
{
	struct fixture f;

	layout_setup(&f, 12);
	f.locale.line_break = STR("fr");
	f.locale.glue_before = STR(";:!?»");
	f.locale.glue_after = STR("«");
	ck_assert_str_eq(layout_md(&f, "il demande pourquoi ?", true),
		"il demande\npourquoi ?\n");
	layout_teardown(&f);
}
END_TEST

START_TEST(layout_block_hard_break_ends_the_line)
{
	check_md(20, "one\\\ntwo", "one\ntwo\n");
}
END_TEST

START_TEST(layout_block_soft_hyphen_is_drawn_only_at_a_line_end)
{
	check_md(20, "inter\u00adnational", "international\n");
	check_md(8, "inter\u00adnational", "inter-\nnational\n");
}
END_TEST

START_TEST(layout_block_no_break_space_is_drawn_blank_and_does_not_break)
{
	check_md(9, "aaaa 100\u00a0km", "aaaa\n100 km\n");
}
END_TEST

START_TEST(layout_block_list_hangs_its_lines)
{
	check_md(12, "- one two three\n- four\n",
		"• one two\n  three\n• four\n");
}
END_TEST

START_TEST(layout_block_ordered_list_counts_on)
{
	check_md(12, "9. one\n10. two\n", "9. one\n10. two\n");
}
END_TEST

START_TEST(layout_block_nested_list_has_its_own_bullet)
{
	check_md(20, "- one\n  - two\n", "• one\n  – two\n");
}
END_TEST

START_TEST(layout_block_loose_list_has_empty_lines)
{
	check_md(20, "- one\n\n- two\n", "• one\n\n• two\n");
}
END_TEST

START_TEST(layout_block_quote_has_a_bar_on_each_line)
{
	check_md(8, "> one two three", "│ one\n│ two\n│ three\n");
}
END_TEST

START_TEST(layout_block_ascii_draws_no_other_sign)
{
	struct fixture f;

	layout_setup(&f, 20);
	f.opts.is_ascii = true;
	ck_assert_str_eq(layout_md(&f, "> - one\n>   - two\n\n***\n", true),
		"| * one\n|   - two\n----------\n");
	layout_teardown(&f);
}
END_TEST

START_TEST(layout_block_code_keeps_spaces_and_expands_tabs)
{
	check_md(20, "```\na\tb\n  c\n```", "a       b\n  c\n");
}
END_TEST

START_TEST(layout_block_heading_hangs_after_its_id)
{
	struct fixture f;
	struct doc_node *heading;

	layout_setup(&f, 12);
	f.opts.locale = &f.locale;
	f.brk = brk_new(&f.locale);
	f.opts.brk = f.brk;
	doc_release(&f.doc);
	layout_md(&f, "# x\n", true);
	lines_clear(&f.lines);
	heading = f.doc.root->first;
	heading->id = STR("2.1");
	heading->text = STR("one two");
	layout_block(heading, &f.opts, &f.arena, &f.lines);
	ck_assert_str_eq(layout_lines(&f), "2.1  one two\n");
	layout_teardown(&f);
}
END_TEST

START_TEST(layout_block_deep_nesting_leaves_room_for_text)
{
	struct fixture f;
	struct buf md = {0};

	layout_setup(&f, 20);
	for (int i = 0; i < 60; i++)
		buf_cstr(&md, "> ");
	buf_cstr(&md, "word");
	layout_md(&f, md.ptr, true);
	ck_assert_uint_eq(f.lines.line.len, 1);
	ck_assert_int_le(f.lines.line.ptr[0].prefix_cols, 10);
	layout_teardown(&f);
	buf_release(&md);
}
END_TEST

START_TEST(layout_block_every_line_fits_and_every_byte_is_covered_once)
{
	static const char *const texts[] = {
		"A sentence with *emphasis*, `code` and [a "
		"link](https://example.org).",
		"人工智能安全与治理体系，应当“科学、敏捷、协作”。",
		"e\u0301e\u0301 \u0e20\u0e32\u0e29\u0e32\u0e44\u0e17\u0e22 "
		"\U0001f468\u200d\U0001f469",
		"السلام عليكم ورحمة الله",
	};

	for (size_t t = 0; t < ARRAY_LEN(texts); t++)
		for (int width = 4; width < 40; width++) {
			struct fixture f;
			uint32_t last = 0;

			layout_setup(&f, width);
			layout_md(&f, texts[t], true);
			for (size_t i = 0; i < f.lines.line.len; i++) {
				struct line *line = &f.lines.line.ptr[i];

				ck_assert_int_le(
					line->cols + line->prefix_cols, width);
				ck_assert_uint_ge(line->start, last);
				ck_assert_uint_ge(line->end, line->start);
				last = line->end;
			}
			layout_teardown(&f);
		}
}
END_TEST

START_TEST(layout_block_line_never_begins_with_a_reference)
{
	struct fixture f;

	layout_setup(&f, 8);
	f.locale.line_break = STR("zh@lb=strict");
	/* zh: four letters fill the line; the last one goes with its call. */
	ck_assert_str_eq(layout_md(&f, "人工智能[8](ref:8)好", true),
		"人工智\n能[8]好\n");
	layout_teardown(&f);
}
END_TEST

START_TEST(layout_block_links_know_their_range)
{
	struct fixture f;

	layout_setup(&f, 40);
	layout_md(&f, "see [88](ref:88) and [a](term:b)", true);
	ck_assert_uint_eq(f.lines.links.len, 2);
	ck_assert_uint_eq(f.lines.links.ptr[0].start, 4);
	ck_assert_uint_eq(f.lines.links.ptr[0].end, 8);
	ck_assert_int_eq(f.lines.links.ptr[1].span->kind, DOC_SPAN_TERM);
	layout_teardown(&f);
}
END_TEST

START_TEST(layout_block_marks_none_styles_no_link_but_keeps_it)
{
	struct fixture f;

	layout_setup(&f, 40);
	f.opts.marks = MARKS_NONE;
	layout_md(&f, "[88](ref:88)", true);
	ck_assert_uint_eq(f.lines.line.ptr[0].cells[0].style, ROLE_TEXT);
	ck_assert_uint_eq(f.lines.line.ptr[0].cells[0].link, 1);
	layout_teardown(&f);
}
END_TEST

START_TEST(layout_block_second_item_starts_after_the_first_in_the_block)
{
	struct fixture f;

	layout_setup(&f, 40);
	layout_md(&f, "- one\n- two\n", true);
	ck_assert_uint_eq(f.lines.line.ptr[1].start, 4); /* "one\n" */
	layout_teardown(&f);
}
END_TEST

Suite *suite_layout_flow(void)
{
	Suite *s = suite_create("layout/flow");
	TCase *t = tcase_create("flow");

	tcase_add_test(t, layout_block_paragraph_breaks_at_spaces);
	tcase_add_test(t, layout_block_empty_text_gives_no_line);
	tcase_add_test(t, layout_block_wide_glyph_at_edge_moves_to_next_line);
	tcase_add_test(t, layout_block_long_word_is_cut_at_a_cluster);
	tcase_add_test(t,
		layout_block_emergency_takes_the_last_cluster_along_with_a_closing_mark);
	tcase_add_test(
		t, layout_block_zh_line_never_begins_with_a_closing_mark);
	tcase_add_test(t,
		layout_block_no_start_mark_that_icu_would_break_before_is_kept);
	tcase_add_test(t, layout_block_french_space_before_a_mark_is_no_break);
	tcase_add_test(t, layout_block_hard_break_ends_the_line);
	tcase_add_test(t, layout_block_soft_hyphen_is_drawn_only_at_a_line_end);
	tcase_add_test(t,
		layout_block_no_break_space_is_drawn_blank_and_does_not_break);
	tcase_add_test(t, layout_block_list_hangs_its_lines);
	tcase_add_test(t, layout_block_ordered_list_counts_on);
	tcase_add_test(t, layout_block_nested_list_has_its_own_bullet);
	tcase_add_test(t, layout_block_loose_list_has_empty_lines);
	tcase_add_test(t, layout_block_quote_has_a_bar_on_each_line);
	tcase_add_test(t, layout_block_ascii_draws_no_other_sign);
	tcase_add_test(t, layout_block_code_keeps_spaces_and_expands_tabs);
	tcase_add_test(t, layout_block_heading_hangs_after_its_id);
	tcase_add_test(t, layout_block_deep_nesting_leaves_room_for_text);
	tcase_add_test(
		t, layout_block_every_line_fits_and_every_byte_is_covered_once);
	tcase_add_test(t, layout_block_line_never_begins_with_a_reference);
	tcase_add_test(t, layout_block_links_know_their_range);
	tcase_add_test(t, layout_block_marks_none_styles_no_link_but_keeps_it);
	tcase_add_test(t,
		layout_block_second_item_starts_after_the_first_in_the_block);
	suite_add_tcase(s, t);
	return s;
}
