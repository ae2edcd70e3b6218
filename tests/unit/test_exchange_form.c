/* SPDX-License-Identifier: MIT */
#include "exchange/form.h"

#include <check.h>
#include <string.h>

Suite *suite_exchange_form(void);

static struct arena arena;
static struct err err;

static void setup(void)
{
	arena = (struct arena){0};
	err = (struct err){0};
}

static void teardown(void)
{
	arena_free(&arena);
}

static struct form read_md(const char *md)
{
	struct form form = {0};

	ck_assert_msg(
		form_read(str_of(md), false, &arena, &form, &err), "%s", md);
	return form;
}

static const char *text_of(const char *md)
{
	return form_text_in(read_md(md), &arena).ptr;
}

START_TEST(form_text_names_codes_by_what_they_are)
{
	/* clang-format off */
	static const char *const rows[][2] = {
		{ "a < b & \"c\"", "a &lt; b &amp; &quot;c&quot;" },
		{ "**a** **b** *c*", "<g id=\"b1\">a</g> <g id=\"b2\">b</g> <g id=\"i1\">c</g>" },
		{ "x[12](ref:12)[12](ref:12)", "x<x id=\"ref:12\"/><x id=\"ref:12+2\"/>" },
		{ "[a **b**](sec:2.1)", "<g id=\"sec:2.1\">a <g id=\"b1\">b</g></g>" },
		{ "a\\\nb", "a<x id=\"br\"/>b" },
	};
	/* clang-format on */

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_str_eq(text_of(rows[i][0]), rows[i][1]);
}
END_TEST

START_TEST(form_source_is_the_markdown)
{
	const char *md = "_a_ &amp; [b](x)\nc\\*";
	struct buf out = {0};

	form_source(read_md(md), &out);
	ck_assert_str_eq(out.ptr, md);
	buf_release(&out);
}
END_TEST

START_TEST(form_read_refuses_what_is_no_paragraph)
{
	static const char *const rows[] = {"", "# a", "- a", "a\n\nb", "> a",
		"    a", "a\n===", "<p>", "1. a", "[a]: b", "---",
		"```\na\n```", "a\n- b"};
	struct form form;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_msg(
			!form_read(str_of(rows[i]), false, &arena, &form, &err),
			"%s", rows[i]);
}
END_TEST

START_TEST(form_read_heading_is_one_line)
{
	struct form form;

	ck_assert(form_read(STR("1. *a*"), true, &arena, &form, &err));
	ck_assert(!form_read(STR("a\nb"), true, &arena, &form, &err));
	ck_assert(!form_read(STR("a #"), true, &arena, &form, &err));
}
END_TEST

START_TEST(form_check_takes_codes_in_any_order)
{
	ck_assert(form_check(read_md("[b](x) **a**[1](ref:1)"),
		read_md("**a** [b](x)[1](ref:1)"), false, &err));
}
END_TEST

#define OPEN(name)                  \
	{                           \
		MD_OPEN, STR(name), \
		{                   \
			NULL, 0     \
		}                   \
	}
#define CLOSE(name)                  \
	{                            \
		MD_CLOSE, STR(name), \
		{                    \
			NULL, 0      \
		}                    \
	}
#define SINGLE(name)                  \
	{                             \
		MD_SINGLE, STR(name), \
		{                     \
			NULL, 0       \
		}                     \
	}

static void check_fault(const struct md_piece *pieces, size_t count,
	const char *like, const char *message)
{
	ck_assert(!form_check(
		(struct form){pieces, count}, read_md(like), false, &err));
	ck_assert_str_eq(err.message, message);
}

START_TEST(form_check_says_what_is_wrong)
{
	const struct md_piece none[] = {{MD_TEXT, STR("a"), {NULL, 0}}};
	const struct md_piece foreign[] = {SINGLE("ref:2")};
	const struct md_piece other[] = {SINGLE("b1")};
	const struct md_piece twice[] = {SINGLE("ref:1"), SINGLE("ref:1")};
	const struct md_piece crossed[] = {
		OPEN("b1"), OPEN("i1"), CLOSE("b1"), CLOSE("i1")};
	const struct md_piece open[] = {OPEN("b1")};
	const struct md_piece reversed[] = {CLOSE("b1"), OPEN("b1")};

	check_fault(none, 1, "[1](ref:1)", "code 'ref:1' is missing");
	check_fault(foreign, 1, "a", "code 'ref:2' is not one of the source");
	check_fault(other, 1, "**a**", "code 'b1' is not one of the source");
	check_fault(twice, 2, "[1](ref:1)", "code 'ref:1' stands there twice");
	check_fault(crossed, 4, "**a** *b*", "code 'b1' is not nested rightly");
	check_fault(open, 1, "**a**", "code 'b1' is not nested rightly");
	check_fault(reversed, 2, "**a**", "code 'b1' is not nested rightly");
}
END_TEST

START_TEST(form_check_leaves_emphasis_and_terms_to_a_language)
{
	ck_assert(form_check(
		read_md("*a* [b](term:c)"), read_md("a b"), true, &err));
	ck_assert(form_check(read_md("a"), read_md("*a*"), true, &err));
	ck_assert(!form_check(read_md("**a**"), read_md("a"), true, &err));
	ck_assert(!form_check(read_md("a"), read_md("[a](sec:1)"), true, &err));
}
END_TEST

/* What has been taken for text by somebody who sees no Markdown. */
START_TEST(form_write_escapes_what_would_be_marks)
{
	static const char *const rows[] = {"*a* _b_ `c`", "[a](b)", "<b>x</b>",
		"&amp; & a&b;", "\\* \\a \\", "snake_case a_", "# a", "1. a",
		"12) b", "- a", "+ a", "> a", "a\n- b\n# c\n=== \n1. d", "~~~",
		"http://x.y/z_a", "![a](b)", "a!", "***", "---", "_",
		"5 < 6 <!-- x", "\u00ab a_b_c \u00bb"};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct md_piece piece = {
			MD_TEXT, str_of(rows[i]), {NULL, 0}};
		const struct form form =
			form_trim((struct form){&piece, 1}, &arena);
		struct buf md = {0};
		struct form again;

		form_write(form, form, &md);
		ck_assert_msg(
			form_read(buf_view(&md), false, &arena, &again, &err),
			"%s: %s", rows[i], md.ptr);
		/* A blank before a line end is none in Markdown. */
		if (str_search(str_of(rows[i]), STR(" \n")) == SIZE_MAX)
			ck_assert_str_eq(form_text_in(again, &arena).ptr,
				form_text_in(form, &arena).ptr);
		buf_release(&md);
	}
}
END_TEST

START_TEST(form_write_leaves_plain_text_alone)
{
	const char *text = "A (b), c-d: 3.5 % \u2014 \u00ab e \u00bb! f_g & h";
	const struct md_piece piece = {MD_TEXT, str_of(text), {NULL, 0}};
	struct buf md = {0};

	form_write((struct form){&piece, 1}, (struct form){&piece, 1}, &md);
	ck_assert_str_eq(md.ptr, text);
	buf_release(&md);
}
END_TEST

START_TEST(form_write_takes_codes_from_the_source)
{
	const struct md_piece pieces[] = {{MD_TEXT, STR("x "), {NULL, 0}},
		OPEN("sec:2.1"), {MD_TEXT, STR("y"), {NULL, 0}},
		CLOSE("sec:2.1"), SINGLE("ref:1")};
	struct buf md = {0};

	form_write((struct form){pieces, 5}, read_md("[1](ref:1) [a](sec:2.1)"),
		&md);
	ck_assert_str_eq(md.ptr, "x [y](sec:2.1)[1](ref:1)");
	buf_release(&md);
}
END_TEST

START_TEST(form_trim_takes_white_space_at_both_ends)
{
	const struct md_piece pieces[] = {{MD_TEXT, STR("\n x "), {NULL, 0}},
		SINGLE("ref:1"), {MD_TEXT, STR(" \n"), {NULL, 0}}};

	ck_assert_str_eq(
		form_text_in(
			form_trim((struct form){pieces, 3}, &arena), &arena)
			.ptr,
		"x <x id=\"ref:1\"/>");
}
END_TEST

START_TEST(form_check_many_codes_are_fast)
{
	const size_t count = 200000;
	struct md_piece *pieces = ARENA_ARRAY(&arena, struct md_piece, count);

	for (size_t i = 0; i < count; i++)
		pieces[i] = (struct md_piece){MD_SINGLE,
			arena_printf(&arena, "ref:%zu", i), {NULL, 0}};
	ck_assert(form_check((struct form){pieces, count},
		(struct form){pieces, count}, false, &err));
}
END_TEST

Suite *suite_exchange_form(void)
{
	Suite *suite = suite_create("exchange_form");
	TCase *tcase = tcase_create("all");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, form_text_names_codes_by_what_they_are);
	tcase_add_test(tcase, form_source_is_the_markdown);
	tcase_add_test(tcase, form_read_refuses_what_is_no_paragraph);
	tcase_add_test(tcase, form_read_heading_is_one_line);
	tcase_add_test(tcase, form_check_takes_codes_in_any_order);
	tcase_add_test(tcase, form_check_says_what_is_wrong);
	tcase_add_test(
		tcase, form_check_leaves_emphasis_and_terms_to_a_language);
	tcase_add_test(tcase, form_write_escapes_what_would_be_marks);
	tcase_add_test(tcase, form_write_leaves_plain_text_alone);
	tcase_add_test(tcase, form_write_takes_codes_from_the_source);
	tcase_add_test(tcase, form_trim_takes_white_space_at_both_ends);
	tcase_add_test(tcase, form_check_many_codes_are_fast);
	suite_add_tcase(suite, tcase);
	return suite;
}
