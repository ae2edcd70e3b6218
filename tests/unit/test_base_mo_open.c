/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "catalogue.h"

#include <check.h>
#include <string.h>

Suite *suite_base_mo_open(void);

/* Overwrites the number at `offset` [B]. */
static void set_number(size_t offset, uint32_t number)
{
	for (size_t i = 0; i < 4; i++)
		bytes.ptr[offset + i] = (char)(number >> (8 * i));
}

/* The bytes are refused, and the message names the file. */
static void assert_refused(void)
{
	err.code = ERR_NONE;
	ck_assert(!open_bytes());
	ck_assert_int_eq(err.code, ERR_INPUT);
	ck_assert_ptr_nonnull(strstr(err.message, path));
}

static const struct pair two[] = {PAIR("a", "1"), PAIR("b", "2")};

START_TEST(mo_open_any_truncation_is_refused)
{
	size_t whole;

	build(two, 2, false);
	for (whole = bytes.len; bytes.len > 0;) {
		bytes.ptr[--bytes.len] = '\0';
		assert_refused();
	}
	ck_assert_uint_gt(whole, 60);
}
END_TEST

START_TEST(mo_open_bad_number_is_refused)
{
	static const struct {
		size_t offset; /* [B] */
		uint32_t number;
	} rows[] = {
		{0, 0x12345678},
		{4, 2u << 16},
		{8, 3},
		{8, UINT32_MAX},
		{8, 0x20000000},
		{12, UINT32_MAX},
		{12, 60},
		{16, UINT32_MAX},
		{28, UINT32_MAX},
		{28, 2},
		{28, 0},
		{32, UINT32_MAX},
		{32, 67},
		{32, 68},
		{44, 9},
		{48, UINT32_MAX - 1},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		buf_clear(&bytes);
		build(two, 2, false);
		set_number(rows[i].offset, rows[i].number);
		assert_refused();
	}
}
END_TEST

START_TEST(mo_open_any_changed_byte_is_survived)
{
	size_t len;

	build(two, 2, false);
	len = bytes.len;
	for (size_t i = 0; i < len; i++)
		for (unsigned bit = 0; bit < 8; bit++) {
			char was = bytes.ptr[i];

			bytes.ptr[i] = (char)(was ^ (1 << bit));
			if (open_bytes()) {
				mo_use(mo);
				ck_assert_ptr_nonnull(mo_get("a"));
				ck_assert_ptr_nonnull(mo_plural("b", "c", 2));
			}
			bytes.ptr[i] = was;
		}
}
END_TEST

START_TEST(mo_open_unsorted_or_double_is_refused)
{
	static const struct pair unsorted[] = {PAIR("b", "2"), PAIR("a", "1")};
	static const struct pair twice[] = {PAIR("a", "1"), PAIR("a", "2")};

	build(unsorted, 2, false);
	assert_refused();
	buf_clear(&bytes);
	build(twice, 2, false);
	assert_refused();
}
END_TEST

START_TEST(mo_open_bad_header_is_refused)
{
	static const struct pair rows[] = {
		PAIR("", "Content-Type: text/plain; charset=KOI8-R\n"),
		PAIR("", "Plural-Forms: nplurals=17; plural=0;\n"),
		PAIR("", "Plural-Forms: nplurals=2; plural=((n;\n"),
		PAIR("", "plural-forms:\n"),
		PAIR("a\0b\0c", "three ids"),
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		buf_clear(&bytes);
		build(&rows[i], 1, false);
		assert_refused();
	}
}
END_TEST

START_TEST(mo_open_deep_plural_rule_is_refused)
{
	struct buf header = {0};
	struct pair pair = {STR(""), STR("")};

	buf_cstr(&header, "Plural-Forms: nplurals=2; plural=");
	buf_fill(&header, '(', 100000);
	buf_byte(&header, 'n');
	buf_fill(&header, ')', 100000);
	pair.text = buf_view(&header);
	build(&pair, 1, false);
	assert_refused();
	buf_release(&header);
}
END_TEST

START_TEST(mo_open_no_entries_is_a_catalogue)
{
	build(NULL, 0, false);
	ck_assert(open_bytes());
	mo_use(mo);
	ck_assert_str_eq(mo_get("a"), "a");
}
END_TEST

START_TEST(mo_open_no_file_fails)
{
	ck_assert_ptr_null(mo_open("/none/koine.mo", &err));
	ck_assert_int_eq(err.code, ERR_INPUT);
	ck_assert_ptr_null(mo_open("/", &err));
	ck_assert_ptr_null(mo_open("/none", NULL));
}
END_TEST

Suite *suite_base_mo_open(void)
{
	Suite *s = suite_create("base/mo_open");
	TCase *tc = tcase_create("mo_open");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, mo_open_any_truncation_is_refused);
	tcase_add_test(tc, mo_open_bad_number_is_refused);
	tcase_add_test(tc, mo_open_any_changed_byte_is_survived);
	tcase_add_test(tc, mo_open_unsorted_or_double_is_refused);
	tcase_add_test(tc, mo_open_bad_header_is_refused);
	tcase_add_test(tc, mo_open_deep_plural_rule_is_refused);
	tcase_add_test(tc, mo_open_no_entries_is_a_catalogue);
	tcase_add_test(tc, mo_open_no_file_fails);
	suite_add_tcase(s, tc);
	return s;
}
