/* SPDX-License-Identifier: MIT */
#include "exchange/units.h"

#include "exchange_tree.h"

Suite *suite_exchange_units(void);

static struct exchange_tree t;
static struct units units;

static void setup(void)
{
	exchange_make(&t);
}

static void teardown(void)
{
	units_release(&units);
	exchange_free(&t);
}

static bool read_units(void)
{
	units_release(&units);
	return units_read(t.work, t.wish.target, 0, &units, &t.err);
}

START_TEST(units_read_names_every_unit)
{
	static const char *const ids[] = {
		"2", "2.0.1", "2.1", "2.1.1", "2.1.2/1", "2.1.2/2", "2.1.3"};
	static const char *const md[] = {"Safety", "Lead.", "Speed",
		"**One** a[1](ref:1)\nand b.", "A.", "B.", "![Caption](fig:1)"};

	ck_assert(read_units());
	ck_assert_uint_eq(units.rows.len, ARRAY_LEN(ids));
	for (size_t i = 0; i < ARRAY_LEN(ids); i++) {
		ASSERT_STR(units.rows.ptr[i].id, ids[i]);
		ASSERT_STR(units.rows.ptr[i].md, md[i]);
	}
}
END_TEST

START_TEST(units_read_bytes_are_the_markdown)
{
	ck_assert(read_units());
	for (size_t i = 0; i < units.rows.len; i++) {
		const struct text_unit *unit = &units.rows.ptr[i];

		ck_assert(str_eq(unit->md, str_sub(buf_view(&units.bytes),
						   unit->start, unit->end)));
	}
}
END_TEST

START_TEST(units_read_knows_bom_and_crlf)
{
	const struct text_unit *unit;

	exchange_put(&t, "en/full/02-safety.md",
		"\xEF\xBB\xBF# 2 Safety\r\n\r\nLead\r\nmore.\r\n");
	ck_assert(read_units());
	unit = units_find(&units, STR("2.0.1"));
	ck_assert_ptr_nonnull(unit);
	ASSERT_STR(unit->md, "Lead\nmore.");
	ck_assert(
		str_eq(str_sub(buf_view(&units.bytes), unit->start, unit->end),
			STR("Lead\r\nmore.")));
}
END_TEST

START_TEST(units_read_second_paragraph_has_its_own_id)
{
	exchange_put(&t, "en/full/02-safety.md",
		"# 2 S\n\nL\n\n## 2.1 S\n\nO\n\n- A\n\n  more\n- B\n");
	ck_assert(read_units());
	ck_assert_ptr_nonnull(units_find(&units, STR("2.1.2/1~2")));
	ASSERT_STR(units_find(&units, STR("2.1.2/1~2"))->md, "more");
}
END_TEST

START_TEST(units_read_counts_what_is_no_unit)
{
	exchange_put(&t, "en/full/02-safety.md",
		"before\n\n# 2 S\n\nL\n\n## 9.9 None\n\nx\n");
	ck_assert(read_units());
	ck_assert_uint_eq(units.rows.len, 2);
	ck_assert_int_eq(units.left, 3);
}
END_TEST

START_TEST(units_read_missing_file_is_no_fault)
{
	t.wish.target.tier = TIER_PLAIN;
	ck_assert(read_units());
	ck_assert(!units.is_there);
	ck_assert_uint_eq(units.rows.len, 0);
}
END_TEST

START_TEST(units_read_bad_utf8_says_the_line)
{
	exchange_put(&t, "en/full/02-safety.md", "# 2 S\n\n\xff\n");
	ck_assert(!read_units());
	ck_assert_ptr_nonnull(
		strstr(t.err.message, "en/full/02-safety.md:3: "));
}
END_TEST

Suite *suite_exchange_units(void)
{
	Suite *suite = suite_create("exchange_units");
	TCase *tcase = tcase_create("all");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, units_read_names_every_unit);
	tcase_add_test(tcase, units_read_bytes_are_the_markdown);
	tcase_add_test(tcase, units_read_knows_bom_and_crlf);
	tcase_add_test(tcase, units_read_second_paragraph_has_its_own_id);
	tcase_add_test(tcase, units_read_counts_what_is_no_unit);
	tcase_add_test(tcase, units_read_missing_file_is_no_fault);
	tcase_add_test(tcase, units_read_bad_utf8_says_the_line);
	suite_add_tcase(suite, tcase);
	return suite;
}
