/* SPDX-License-Identifier: MIT */
#include "figure_sample.h"
#include "layout_fixture.h"

#include <string.h>

Suite *suite_layout_figure(void);

static const struct sample {
	enum figure_kind kind;
	const char *md;
} samples[] = {
	{FIGURE_BARS, FIGURE_SAMPLE_BARS},
	{FIGURE_TABLE, FIGURE_SAMPLE_TABLE},
	{FIGURE_TREE, FIGURE_SAMPLE_TREE},
};

static struct fixture f;

static void setup(void)
{
	layout_setup(&f, 40);
}

static void teardown(void)
{
	layout_teardown(&f);
}

static const char *lay(enum figure_kind kind, int width)
{
	const struct doc_node *node =
		figure_sample(kind, samples[kind].md, f.locale.is_rtl, &f.doc);

	f.opts.width = width;
	f.opts.locale = &f.locale;
	f.brk = brk_new(&f.locale);
	f.opts.brk = f.brk;
	layout_block(node, &f.opts, &f.arena, &f.lines);
	return layout_lines(&f);
}

START_TEST(layout_figure_bars_leave_a_gap_for_what_is_not_known)
{
	ck_assert_str_eq(lay(FIGURE_BARS, 40),
		"Figure 1: Cap\n\nIncidents\n"
		"2019  about 400  █\n"
		"2020  not known\n"
		"2024  over 7900  ███████████████████████\n\n"
		"Share (100)\n"
		"Robust  over 60 [1]  ███████████░░░░░░░░\n"
		"None    0            ░░░░░░░░░░░░░░░░░░░\n\n"
		"Source [8]\nA note\n");
}
END_TEST

START_TEST(layout_figure_bars_narrow_page_puts_them_below)
{
	ck_assert_ptr_nonnull(strstr(lay(FIGURE_BARS, 20),
		"2019: about 400\n█\n2020: not known\n2024: over 7900\n"
		"████████████████████\n"));
}
END_TEST

START_TEST(layout_figure_bars_ascii)
{
	f.opts.is_ascii = true;
	lay(FIGURE_BARS, 40);
	ck_assert_ptr_nonnull(
		strstr(f.text.ptr, "2019  about 400  #\n2020  not known\n"));
	ck_assert_ptr_nonnull(
		strstr(f.text.ptr, "over 60 [1]  ###########........\n"));
}
END_TEST

START_TEST(layout_figure_bars_are_mirrored_right_to_left)
{
	const char *row;

	f.locale.is_rtl = true;
	f.opts.bidi = BIDI_VISUAL;
	row = lay(FIGURE_BARS, 40);
	/* The words are Latin: their own order stays. */
	ck_assert_ptr_nonnull(
		strstr(row, "███████████████████████  over 7900  2024"));
	ck_assert_ptr_nonnull(strstr(row, "░            0    None\n"));
}
END_TEST

START_TEST(layout_figure_table_wide_page_has_a_grid)
{
	ck_assert_str_eq(lay(FIGURE_TABLE, 60),
		"Figure 1: Cap\n\n"
		"Body                 │ Year │ Document\n"
		"─────────────────────┼──────┼───────────────────────────────"
		"\n"
		"System\n"
		"First body of a long │ 2023 │ One [1]\n"
		"name                 │      │ Two\n"
		"Second               │ 2024 │ A third one with a name that\n"
		"                     │      │ is long enough to be broken\n"
		"─────────────────────┼──────┼───────────────────────────────"
		"\n"
		"Region\n"
		"Third                │ 2025 │ Four\n");
}
END_TEST

START_TEST(layout_figure_table_narrow_page_has_cards)
{
	ck_assert_str_eq(lay(FIGURE_TABLE, 40),
		"Figure 1: Cap\n\nSystem\nFirst body of a long name\n"
		"  • 2023: One [1]\n  • Two\nSecond\n"
		"  • 2024: A third one with a name that\n"
		"    is long enough to be broken\n\n"
		"Region\nThird\n  • 2025: Four\n");
}
END_TEST

START_TEST(layout_figure_table_is_mirrored_right_to_left)
{
	const char *row;

	f.locale.is_rtl = true;
	f.opts.bidi = BIDI_VISUAL;
	row = strstr(lay(FIGURE_TABLE, 60), "Four");
	ck_assert_ptr_nonnull(row);
	ck_assert_int_eq(strncmp(row, "Four │ 2025 │", 13), 0);
}
END_TEST

START_TEST(layout_figure_tree_has_branches)
{
	ck_assert_str_eq(lay(FIGURE_TREE, 20),
		"Figure 1: Cap\n\nRoot\n├─ One: does this\n│  and that\n"
		"│  ├─ Below it\n│  └─ Last below\n└─ Two\nOther\n");
}
END_TEST

START_TEST(layout_figure_tree_ascii)
{
	f.opts.is_ascii = true;
	ck_assert_ptr_nonnull(strstr(lay(FIGURE_TREE, 20),
		"|- One: does this\n|  and that\n|  |- Below it\n"
		"|  `- Last below\n`- Two\n"));
}
END_TEST

START_TEST(layout_figure_tree_is_mirrored_right_to_left)
{
	f.locale.is_rtl = true;
	f.opts.bidi = BIDI_VISUAL;
	ck_assert_ptr_nonnull(
		strstr(lay(FIGURE_TREE, 20), "    Last below ─┘  │\n"));
	ck_assert_ptr_nonnull(strstr(f.text.ptr, "Two ─┘\n"));
}
END_TEST

START_TEST(layout_figure_drawing_has_the_direction_of_its_own_words)
{
	const struct doc_node *node =
		figure_sample(FIGURE_TREE, FIGURE_SAMPLE_TREE, false, &f.doc);

	f.locale.is_rtl = true;
	f.opts.bidi = BIDI_VISUAL;
	f.opts.locale = &f.locale;
	f.brk = brk_new(&f.locale);
	f.opts.brk = f.brk;
	layout_block(node, &f.opts, &f.arena, &f.lines);
	ck_assert(f.lines.line.ptr[0].is_rtl);
	ck_assert(!f.lines.line.ptr[2].is_rtl);
	ck_assert_ptr_nonnull(strstr(layout_lines(&f), "\n└─ Two\n"));
}
END_TEST

START_TEST(layout_figure_no_line_is_wider_than_the_page)
{
	const enum figure_kind kind = (enum figure_kind)(_i % 3);
	const int width = 10 + _i / 3;

	f.opts.is_ascii = width % 2 == 0;
	lay(kind, width);
	for (size_t i = 0; i < f.lines.line.len; i++) {
		const struct line *line = &f.lines.line.ptr[i];

		ck_assert_int_le(line->prefix_cols + line->cols, width);
	}
}
END_TEST

/* The text that stands at the offsets of the cells, in the order drawn. */
static void collect(struct str text, struct buf *out)
{
	for (size_t i = 0; i < f.lines.line.len; i++)
		for (uint32_t c = 0; c < f.lines.line.ptr[i].count; c++) {
			const struct cell *cell = &f.lines.line.ptr[i].cells[c];

			if (cell->src == CELL_DECORATION)
				continue;
			ck_assert_uint_lt(cell->src, text.len);
			ck_assert_int_eq(text.ptr[cell->src], cell->text[0]);
			buf_byte(out, cell->text[0]);
		}
}

START_TEST(layout_figure_cells_know_their_text)
{
	static const int widths[] = {20, 40, 80, 120};
	struct buf text = {0}, drawn = {0};

	lay((enum figure_kind)(_i % 3), widths[_i / 3]);
	doc_block_text(f.doc.root->first, &text);
	collect(buf_view(&text), &drawn);
	/* All but colons, line ends and blanks at line ends is drawn. */
	ck_assert_uint_gt(drawn.len, text.len * 3 / 4);
	buf_release(&text);
	buf_release(&drawn);
}
END_TEST

START_TEST(layout_figure_links_can_be_opened)
{
	static const int widths[] = {20, 40, 80};
	size_t linked = 0;

	lay(FIGURE_BARS, widths[_i]);
	ck_assert_uint_eq(f.lines.links.len, 3);
	for (size_t i = 0; i < f.lines.line.len; i++)
		for (uint32_t c = 0; c < f.lines.line.ptr[i].count; c++) {
			const struct cell *cell = &f.lines.line.ptr[i].cells[c];
			const struct link *link;

			if (cell->link == 0)
				continue;
			link = &f.lines.links.ptr[cell->link - 1];
			ck_assert_uint_ge(cell->src, link->start);
			ck_assert_uint_lt(cell->src, link->end);
			linked++;
		}
	ck_assert_uint_eq(linked, 3 + 3 + 4); /* "[1]", "[8]", "note" */
}
END_TEST

/* Resuming and finding go to the last line that starts before a place. */
START_TEST(layout_figure_lines_start_in_order)
{
	static const int widths[] = {20, 40, 80, 120};

	lay((enum figure_kind)(_i % 3), widths[_i / 3]);
	for (size_t i = 1; i < f.lines.line.len; i++)
		ck_assert_uint_ge(f.lines.line.ptr[i].start,
			f.lines.line.ptr[i - 1].start);
}
END_TEST

START_TEST(layout_figure_without_data_is_its_caption)
{
	ck_assert_str_eq(layout_md(&f, "![Cap](fig:1)", false), "Cap\n");
}
END_TEST

Suite *suite_layout_figure(void)
{
	Suite *s = suite_create("layout/figure");
	TCase *t = tcase_create("figure");

	tcase_add_checked_fixture(t, setup, teardown);
	tcase_add_test(t, layout_figure_bars_leave_a_gap_for_what_is_not_known);
	tcase_add_test(t, layout_figure_bars_narrow_page_puts_them_below);
	tcase_add_test(t, layout_figure_bars_ascii);
	tcase_add_test(t, layout_figure_bars_are_mirrored_right_to_left);
	tcase_add_test(t, layout_figure_table_wide_page_has_a_grid);
	tcase_add_test(t, layout_figure_table_narrow_page_has_cards);
	tcase_add_test(t, layout_figure_table_is_mirrored_right_to_left);
	tcase_add_test(t, layout_figure_tree_has_branches);
	tcase_add_test(t, layout_figure_tree_ascii);
	tcase_add_test(t, layout_figure_tree_is_mirrored_right_to_left);
	tcase_add_test(
		t, layout_figure_drawing_has_the_direction_of_its_own_words);
	tcase_add_loop_test(
		t, layout_figure_no_line_is_wider_than_the_page, 0, 3 * 120);
	tcase_add_loop_test(t, layout_figure_cells_know_their_text, 0, 12);
	tcase_add_loop_test(t, layout_figure_links_can_be_opened, 0, 3);
	tcase_add_loop_test(t, layout_figure_lines_start_in_order, 0, 12);
	tcase_add_test(t, layout_figure_without_data_is_its_caption);
	suite_add_tcase(s, t);
	return s;
}
