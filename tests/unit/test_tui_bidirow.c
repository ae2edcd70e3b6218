/* SPDX-License-Identifier: MIT */
#include "tui/bidirow.h"

#include "text/utf8.h"
#include "text/width.h"

#include <check.h>
#include <string.h>

Suite *suite_tui_bidirow(void);

#define COLS 40

static struct frame_cell row[COLS], sent[COLS];
static struct buf text;

static void teardown(void)
{
	buf_release(&text);
}

/* Cells from a text, blanks after it; '|' is a border. */
static int set_row(const char *visual)
{
	const struct str s = str_of(visual);
	int col = 0;

	memset(row, 0, sizeof(row));
	for (size_t pos = 0; pos < s.len && col < COLS;) {
		const size_t start = pos;
		const uint32_t cp = utf8_next(s, &pos);
		const int cols = width_cp(cp);
		struct frame_cell *cell = &row[cols == 0 ? col - 1 : col];

		memcpy(cell->text + cell->len, s.ptr + start, pos - start);
		cell->len = (uint8_t)(cell->len + pos - start);
		cell->cols = (uint8_t)(cols == 0 ? cell->cols : cols);
		cell->style = cp == '|' ? ROLE_BORDER : ROLE_TEXT;
		col += cols;
	}
	return col;
}

static struct str text_of(const struct frame_cell *cell)
{
	return (struct str){cell->text, cell->len};
}

static bool is_mark(uint32_t cp)
{
	return cp == 0x200e || cp == 0x200f;
}

/* What a terminal with a left-to-right base makes of the sent row. */
static const char *as_shown(int cols)
{
	uint8_t levels[COLS * FRAME_TEXT];
	uint8_t cell_levels[COLS];
	uint32_t order[COLS];
	int cells[COLS];
	size_t count = 0;
	size_t at = 0;

	buf_clear(&text);
	for (int col = 0; col < cols; col++)
		buf_str(&text, text_of(&sent[col]));
	bidi_levels(buf_view(&text), 0, levels);
	for (int col = 0; col < cols; col++) {
		if (sent[col].cols == 0)
			continue;
		cells[count] = col;
		cell_levels[count++] = levels[at];
		at += sent[col].len;
	}
	bidi_order(cell_levels, count, order);
	buf_clear(&text);
	for (size_t v = 0; v < count; v++) {
		const struct str s = text_of(&sent[cells[order[v]]]);

		for (size_t pos = 0; pos < s.len;) {
			const uint32_t cp = utf8_next(s, &pos);

			if (!is_mark(cp))
				buf_utf8(&text, cp);
		}
	}
	return text.ptr;
}

/* ar and he, numbers, Latin, panes; all as they stand on the screen. */
static const char *const visual[] = {
	"ملاس",
	"abc ملاس def",
	"   ملاس 123 abc",
	"12 ملاس 34",
	"ملاس|ملاس",
	"|ملاس |  ملاس|",
	"1|ملاس 2|3 ملاس",
	"|1.2 שלום|25%|",
	"漢字 ملاس 漢字",
	"|漢 ملاس|漢|",
	"- ملاس (abc) 1, 2",
	"١٢٣ ملاس",
	"مَلاس",
};

START_TEST(bidirow_inverse_is_shown_as_it_stands)
{
	const int cols = set_row(visual[_i]);

	bidirow_inverse(row, cols, 0, sent);
	ck_assert_str_eq(as_shown(cols), visual[_i]);
}
END_TEST

START_TEST(bidirow_inverse_marks_hang_on_cells)
{
	const int cols = set_row(visual[_i]);

	bidirow_inverse(row, cols, 0, sent);
	for (int col = 0; col < cols; col++) {
		size_t pos = 0;

		if (sent[col].cols == 0)
			ck_assert_uint_eq(sent[col].len, 0);
		else
			ck_assert(
				!is_mark(utf8_next(text_of(&sent[col]), &pos)));
	}
}
END_TEST

START_TEST(bidirow_inverse_border_ends_in_a_mark)
{
	const int cols = set_row("ab|ملاس");

	bidirow_inverse(row, cols, 0, sent);
	ck_assert(str_eq(text_of(&sent[2]), STR("|\u200e")));
}
END_TEST

START_TEST(bidirow_inverse_without_rtl_is_unchanged)
{
	const int cols = set_row("|abc 漢 12|");

	ck_assert_int_eq(bidirow_inverse(row, cols, 3, sent), 3);
	ck_assert_mem_eq(sent, row, (size_t)cols * sizeof(*row));
}
END_TEST

START_TEST(bidirow_inverse_cursor_follows_its_cell)
{
	const int cols = set_row("漢 abc ملاس"); /* م is shown at 7 */
	const int at = bidirow_inverse(row, cols, 7, sent);

	ck_assert(str_starts(text_of(&sent[at]), STR("م")));
	ck_assert_int_eq(at, 10);
	ck_assert_int_eq(bidirow_inverse(row, cols, 1, sent), 0);
}
END_TEST

START_TEST(bidirow_inverse_full_cell_keeps_its_base)
{
	/* Four marks and a border sign: the cell holds five code points. */
	const int cols = set_row("|ملاس");

	memcpy(row[0].text, "|\u0301\u0302\u0303\u0304", 9);
	row[0].len = 9;
	bidirow_inverse(row, cols, 0, sent);
	ck_assert(str_eq(text_of(&sent[0]), STR("|\u0301\u0302\u0303\u200e")));
}
END_TEST

Suite *suite_tui_bidirow(void)
{
	Suite *suite = suite_create("tui_bidirow");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, NULL, teardown);
	tcase_add_loop_test(tests, bidirow_inverse_is_shown_as_it_stands, 0,
		(int)ARRAY_LEN(visual));
	tcase_add_loop_test(tests, bidirow_inverse_marks_hang_on_cells, 0,
		(int)ARRAY_LEN(visual));
	tcase_add_test(tests, bidirow_inverse_border_ends_in_a_mark);
	tcase_add_test(tests, bidirow_inverse_without_rtl_is_unchanged);
	tcase_add_test(tests, bidirow_inverse_cursor_follows_its_cell);
	tcase_add_test(tests, bidirow_inverse_full_cell_keeps_its_base);
	suite_add_tcase(suite, tests);
	return suite;
}
