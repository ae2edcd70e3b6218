/* SPDX-License-Identifier: MIT */
#include "layout_fixture.h"

#include "md/md.h"

#include <check.h>
#include <string.h>

Suite *suite_layout_record(void);

static const char record[] = "- few measures\n- watch together\n"
			     "- warn early\n- IPCC and IAEA [1](ref:1)\n";

static const char *lay(struct fixture *f, int width, enum record_view view)
{
	static const struct doc_node heading = {.kind = DOC_HEADING,
		.level = 3,
		.id = {"A01", 3},
		.text = {"Tracking", 8}};
	static const struct str labels[4] = {{"Problem:", 8},
		{"Mechanism:", 10}, {"Goal:", 5}, {"Experience:", 11}};

	f->opts.width = width;
	f->opts.locale = &f->locale;
	f->brk = brk_new(&f->locale);
	f->opts.brk = f->brk;
	f->opts.labels = labels;
	f->opts.records = view;
	md_parse(str_of(record), &f->doc);
	layout_record(
		&heading, f->doc.root->first, &f->opts, &f->arena, &f->lines);
	return layout_lines(f);
}

START_TEST(layout_record_cards_label_each_field)
{
	struct fixture f;

	layout_setup(&f, 24);
	ck_assert_str_eq(lay(&f, 24, RECORD_CARDS),
		"Problem: few measures\nMechanism: watch\n  together\n"
		"Goal: warn early\nExperience: IPCC and\n  IAEA [1]\n");
	layout_teardown(&f);
}
END_TEST

START_TEST(layout_record_cards_label_is_no_part_of_the_block)
{
	struct fixture f;

	layout_setup(&f, 40);
	lay(&f, 40, RECORD_CARDS);
	ck_assert_uint_eq(f.lines.line.ptr[0].cells[0].src, CELL_DECORATION);
	ck_assert_uint_eq(f.lines.line.ptr[0].start, 0);
	ck_assert_uint_eq(f.lines.line.ptr[1].start, 13); /* "few measures\n" */
	layout_teardown(&f);
}
END_TEST

START_TEST(layout_record_grid_rows_are_equally_wide)
{
	for (int width = 40; width < 130; width += 7) {
		struct fixture f;

		layout_setup(&f, width);
		lay(&f, width, RECORD_GRID);
		ck_assert_uint_gt(f.lines.line.len, 1);
		for (size_t i = 0; i < f.lines.line.len; i++)
			ck_assert_int_eq(f.lines.line.ptr[i].cols, width);
		layout_teardown(&f);
	}
}
END_TEST

START_TEST(layout_record_grid_keeps_the_first_column)
{
	struct fixture f;

	layout_setup(&f, 60);
	f.opts.grid_first = 3;
	ck_assert_ptr_nonnull(strstr(lay(&f, 60, RECORD_GRID), "A01"));
	ck_assert_ptr_nonnull(strstr(f.text.ptr, "IPCC"));
	ck_assert_ptr_null(strstr(f.text.ptr, "measures"));
	layout_teardown(&f);
}
END_TEST

START_TEST(layout_record_grid_head_names_the_fields)
{
	struct fixture f;

	layout_setup(&f, 100);
	f.opts.has_grid_head = true;
	ck_assert_ptr_nonnull(
		strstr(lay(&f, 100, RECORD_GRID), "│ Mechanism "));
	layout_teardown(&f);
}
END_TEST

START_TEST(layout_record_grid_links_can_be_opened)
{
	struct fixture f;
	size_t linked = 0;

	layout_setup(&f, 100);
	lay(&f, 100, RECORD_GRID);
	ck_assert_uint_eq(f.lines.links.len, 1);
	for (size_t i = 0; i < f.lines.line.len; i++)
		for (uint32_t c = 0; c < f.lines.line.ptr[i].count; c++)
			linked += f.lines.line.ptr[i].cells[c].link == 1;
	ck_assert_uint_eq(linked, 3); /* "[1]" */
	layout_teardown(&f);
}
END_TEST

START_TEST(layout_record_grid_is_mirrored_right_to_left)
{
	struct fixture f;
	const char *row, *id, *field;

	layout_setup(&f, 100);
	f.locale.is_rtl = true;
	f.opts.bidi = BIDI_VISUAL;
	row = lay(&f, 100, RECORD_GRID);
	id = strstr(row, "A01");
	field = strstr(row, "few");
	ck_assert_ptr_nonnull(id);
	ck_assert_ptr_nonnull(field);
	ck_assert(id > field);
	layout_teardown(&f);
}
END_TEST

START_TEST(layout_record_narrow_page_falls_back_to_cards)
{
	struct fixture f;

	layout_setup(&f, 30);
	ck_assert_ptr_nonnull(strstr(lay(&f, 30, RECORD_GRID), "Problem:"));
	layout_teardown(&f);
}
END_TEST

Suite *suite_layout_record(void)
{
	Suite *s = suite_create("layout/record");
	TCase *t = tcase_create("record");

	tcase_add_test(t, layout_record_cards_label_each_field);
	tcase_add_test(t, layout_record_cards_label_is_no_part_of_the_block);
	tcase_add_test(t, layout_record_grid_rows_are_equally_wide);
	tcase_add_test(t, layout_record_grid_keeps_the_first_column);
	tcase_add_test(t, layout_record_grid_head_names_the_fields);
	tcase_add_test(t, layout_record_grid_links_can_be_opened);
	tcase_add_test(t, layout_record_grid_is_mirrored_right_to_left);
	tcase_add_test(t, layout_record_narrow_page_falls_back_to_cards);
	suite_add_tcase(s, t);
	return s;
}
