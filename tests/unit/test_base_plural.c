/* SPDX-License-Identifier: MIT */
#include "base/buf.h"
#include "base/macros.h"
#include "base/plural.h"

#include <check.h>
#include <limits.h>
#include <string.h>

Suite *suite_base_plural(void);

/* Reads `expr` as the rule of a language with 16 forms. */
static bool parse(struct plural *rule, const char *expr)
{
	struct buf text = {0};
	bool ok;

	buf_printf(&text, "nplurals=16; plural=%s;", expr);
	ok = plural_parse(buf_view(&text), rule);
	buf_release(&text);
	return ok;
}

START_TEST(plural_form_languages_of_koine_are_right)
{
	/* clang-format off */
	static const struct {
		const char *rule;
		unsigned long n[8];
		unsigned form[8];
	} rows[] = {
		/* zh */
		{ "nplurals=1; plural=0;",
			{ 0, 1, 2, 5 }, { 0, 0, 0, 0 } },
		/* en, es */
		{ "nplurals=2; plural=(n != 1);",
			{ 0, 1, 2, 11 }, { 1, 0, 1, 1 } },
		/* fr */
		{ "nplurals=2; plural=n > 1",
			{ 0, 1, 2 }, { 0, 0, 1 } },
		/* ru */
		{ "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && "
		  "n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n",
			{ 0, 1, 2, 5, 11, 21, 22, 112 },
			{ 2, 0, 1, 2, 2, 0, 1, 2 } },
		/* ar */
		{ "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : "
		  "n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5;",
			{ 0, 1, 2, 3, 11, 99, 100, 103 },
			{ 0, 1, 2, 3, 4, 4, 5, 3 } },
	};
	/* clang-format on */
	struct plural rule;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		ck_assert(plural_parse(str_of(rows[i].rule), &rule));
		for (size_t j = 0; j < ARRAY_LEN(rows[i].n); j++)
			ck_assert_uint_eq(plural_form(&rule, rows[i].n[j]),
				rows[i].n[j] ? rows[i].form[j]
					     : rows[i].form[0]);
	}
}
END_TEST

START_TEST(plural_form_operators_are_those_of_c)
{
	static const struct {
		const char *expr;
		unsigned form;
	} rows[] = {{"1+2*3", 7}, {"(1+2)*3", 9}, {"9-3-2", 4}, {"8/2/2", 2},
		{"7%4*2", 6}, {"1?2:3", 2}, {"0?2:3", 3}, {"1?0?4:5:6", 5},
		{"0?1:0?2:3", 3}, {"1<2==1", 1}, {"2>1", 1}, {"2<=2", 1},
		{"1>=2", 0}, {"1!=1", 0}, {"0&&1||1", 1}, {"1||0&&0", 1},
		{"!0", 1}, {"!!7", 1}, {"!1+1", 1}, {"!(1+1)", 0},
		{"1+1?3+1:5", 4}, {"0?1:1||0", 1}, {" 1 + 2 ", 3}};
	struct plural rule;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		ck_assert_msg(parse(&rule, rows[i].expr), "%s", rows[i].expr);
		ck_assert_msg(plural_form(&rule, 0) == rows[i].form, "%s",
			rows[i].expr);
	}
}
END_TEST

START_TEST(plural_form_zero_divisor_gives_form)
{
	static const char *const exprs[] = {
		"n/0", "n%0", "1/(n-n)", "n%(n-n)", "n ? 1/0 : 1%0"};
	struct plural rule;

	for (size_t i = 0; i < ARRAY_LEN(exprs); i++) {
		ck_assert(parse(&rule, exprs[i]));
		ck_assert_uint_eq(plural_form(&rule, 5), 0);
	}
}
END_TEST

START_TEST(plural_form_out_of_range_is_form_zero)
{
	struct plural rule;

	ck_assert(parse(&rule, "n"));
	ck_assert_uint_eq(plural_form(&rule, 15), 15);
	ck_assert_uint_eq(plural_form(&rule, 16), 0);
	ck_assert_uint_eq(plural_form(&rule, ULONG_MAX), 0);
	ck_assert(parse(&rule, "0-1"));
	ck_assert_uint_eq(plural_form(&rule, 1), 0);
}
END_TEST

START_TEST(plural_form_empty_rule_is_form_zero)
{
	const struct plural rule = {.forms = 1};

	ck_assert_uint_eq(plural_form(&rule, 7), 0);
}
END_TEST

START_TEST(plural_parse_malformed_expression_fails)
{
	static const char *const exprs[] = {"", "(", ")", "()", "(n", "n)",
		"n n", "n 1", "1 n", "n+", "+n", "-1", "n ? 1",
		"n ? 1 :", "n : 1", "n ? : 2", "(n ? 1) : 2", "n ? (1 : 2)",
		"n!", "n ! = 1", "n = 1", "n & 1", "n | 1", "x", "n++",
		"n << 1", "0x1", "99999999999999999999999", "n; n",
		"n != 1 || system", "n, 1"};
	struct plural rule = {.forms = 3};

	for (size_t i = 0; i < ARRAY_LEN(exprs); i++)
		ck_assert_msg(!parse(&rule, exprs[i]), "%s", exprs[i]);
	ck_assert_uint_eq(rule.forms, 3);
}
END_TEST

START_TEST(plural_parse_malformed_header_fails)
{
	static const char *const texts[] = {"", "nplurals",
		"nplurals=", "nplurals=2", "nplurals=2;", "nplurals=2; plural",
		"plural=n; nplurals=2", "nplurals=0; plural=0",
		"nplurals=17; plural=0", "nplurals=-1; plural=0",
		"nplurals=4294967297; plural=0",
		"nplurals=INTEGER; plural=EXPRESSION;", "nplurals=2 plural=n",
		"nplurals=2; plural=n;; "};
	struct plural rule;

	for (size_t i = 0; i < ARRAY_LEN(texts); i++)
		ck_assert_msg(
			!plural_parse(str_of(texts[i]), &rule), "%s", texts[i]);
	ck_assert(!plural_parse((struct str){NULL, 0}, &rule));
}
END_TEST

/* `count` times `before`, then n, then `count` times `after`. */
static bool parse_nested(const char *before, const char *after, int count)
{
	struct plural rule;
	struct buf text = {0};
	bool ok;

	buf_cstr(&text, "nplurals=2; plural=");
	for (int i = 0; i < count; i++)
		buf_cstr(&text, before);
	buf_byte(&text, 'n');
	for (int i = 0; i < count; i++)
		buf_cstr(&text, after);
	ok = plural_parse(buf_view(&text), &rule);
	if (ok)
		plural_form(&rule, 3);
	buf_release(&text);
	return ok;
}

START_TEST(plural_parse_depth_is_limited)
{
	ck_assert(parse_nested("(", ")", PLURAL_MAX_DEPTH));
	ck_assert(!parse_nested("(", ")", PLURAL_MAX_DEPTH + 1));
	ck_assert(!parse_nested("(", ")", 1000000));
	ck_assert(!parse_nested("!", "", 1000000));
	ck_assert(!parse_nested("n?", ":1", 1000000));
	ck_assert(!parse_nested("1+(", ")", PLURAL_MAX_DEPTH));
}
END_TEST

START_TEST(plural_parse_length_is_limited)
{
	ck_assert(parse_nested("n+", "", PLURAL_MAX_OPS / 2 - 1));
	ck_assert(!parse_nested("n+", "", PLURAL_MAX_OPS / 2));
	ck_assert(!parse_nested("n+", "", 1000000));
}
END_TEST

Suite *suite_base_plural(void)
{
	Suite *s = suite_create("base/plural");
	TCase *tc = tcase_create("plural");

	tcase_add_test(tc, plural_form_languages_of_koine_are_right);
	tcase_add_test(tc, plural_form_operators_are_those_of_c);
	tcase_add_test(tc, plural_form_zero_divisor_gives_form);
	tcase_add_test(tc, plural_form_out_of_range_is_form_zero);
	tcase_add_test(tc, plural_form_empty_rule_is_form_zero);
	tcase_add_test(tc, plural_parse_malformed_expression_fails);
	tcase_add_test(tc, plural_parse_malformed_header_fails);
	tcase_add_test(tc, plural_parse_depth_is_limited);
	tcase_add_test(tc, plural_parse_length_is_limited);
	suite_add_tcase(s, tc);
	return s;
}
