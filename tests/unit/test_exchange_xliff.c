/* SPDX-License-Identifier: MIT */
#include "exchange/xliff.h"

#include "exchange_tree.h"

Suite *suite_exchange_xliff(void);

static struct exchange_tree t;

static void setup(void)
{
	exchange_make(&t);
	exchange_export(&t, false);
}

static void teardown(void)
{
	exchange_free(&t);
}

#define FILE_HEAD                                                         \
	"<file original=\"zh/full/02-safety.md\" source-language=\"zh\" " \
	"target-language=\"en\" datatype=\"x-markdown\" "                 \
	"category=\"full\"><body>"
#define HEAD                                                      \
	"<xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" " \
	"version=\"1.2\">\n" FILE_HEAD "\n"
#define TAIL "</body></file></xliff>"
#define UNIT(text)                                                      \
	HEAD "<trans-unit id=\"2.0.1\"><source>x</source><target>" text \
	     "</target></trans-unit>" TAIL

static bool read_xliff(struct str bytes)
{
	incoming_release(&t.list);
	t.err = (struct err){0};
	return xliff_read(bytes, "in.xlf", t.work, &t.list, &t.err);
}

/* ---- writing ---- */

START_TEST(xliff_part_protects_codes)
{
	ck_assert_ptr_nonnull(strstr(t.out.ptr,
		"<target state=\"translated\"><g id=\"b1\" ctype=\"bold\">One"
		"</g> a<x id=\"ref:1\" ctype=\"x-ref\"/>\nand b.</target>\n"
		"<alt-trans"));
}
END_TEST

START_TEST(xliff_part_unwritten_has_a_target)
{
	t.wish.target.tier = TIER_PLAIN;
	exchange_export(&t, false);
	ck_assert_ptr_nonnull(strstr(t.out.ptr,
		"<source>\u5f15\u3002</source>\n<target state=\"new\">"
		"\u5f15\u3002</target>\n</trans-unit>"));
}
END_TEST

START_TEST(xliff_part_reviewed_is_approved)
{
	t.state = UNIT_REVIEWED;
	exchange_export(&t, false);
	ck_assert_ptr_nonnull(strstr(t.out.ptr, "approved=\"yes\""));
	ck_assert_ptr_nonnull(
		strstr(t.out.ptr, "<target state=\"signed-off\">Lead."));
}
END_TEST

/* ---- reading ---- */

START_TEST(xliff_read_unchanged_changes_nothing)
{
	ck_assert_msg(exchange_merge(&t, false), "%s", t.err.message);
	ck_assert_int_eq(t.merge.same, 7);
	ck_assert_uint_eq(t.merge.blocks.len, 0);
	ck_assert_uint_eq(t.merge.notes.len, 0);
}
END_TEST

START_TEST(xliff_read_edit_is_written_as_markdown)
{
	exchange_change(&t,
		"One</g> a<x id=\"ref:1\" ctype=\"x-ref\"/>\nand b.",
		"1 * 2</g>_x_<x id=\"ref:1\"/>");
	ck_assert_msg(exchange_merge(&t, false), "%s", t.err.message);
	ck_assert_ptr_nonnull(strstr(
		exchange_new(&t), "\n**1 \\* 2**\\_x\\_[1](ref:1)\n\n- A.\n"));
}
END_TEST

START_TEST(xliff_read_half_codes_are_pairs)
{
	exchange_change(&t,
		"<g id=\"b1\" ctype=\"bold\">One</g> a<x id=\"ref:1\" "
		"ctype=\"x-ref\"/>",
		"<bx id=\"b1\" rid=\"7\"/>Two<ex id=\"9\" rid=\"7\"/> "
		"<ph id=\"ref:1\">[1]</ph>");
	ck_assert_msg(exchange_merge(&t, false), "%s", t.err.message);
	ck_assert_ptr_nonnull(
		strstr(exchange_new(&t), "**Two** [1](ref:1)\nand b."));
}
END_TEST

START_TEST(xliff_read_marks_and_missing_notes_do_no_harm)
{
	exchange_change(&t, "Lead.</target>",
		"<mrk mtype=\"seg\" mid=\"1\">A</mrk> "
		"<mrk mtype=\"x-term\">lead</mrk>.</target><note>n</note>");
	ck_assert_msg(exchange_merge(&t, false), "%s", t.err.message);
	ck_assert_ptr_nonnull(strstr(exchange_new(&t), "\nA lead.\n"));
}
END_TEST

START_TEST(xliff_read_approval_is_a_review)
{
	exchange_change(&t,
		"restype=\"x-paragraph\" xml:space=\"preserve\" "
		"approved=\"no\"",
		"approved=\"yes\"");
	ck_assert_msg(exchange_merge(&t, false), "%s", t.err.message);
	ck_assert_uint_eq(t.merge.blocks.len, 1);
	ck_assert_int_eq(t.merge.blocks.ptr[0]->state, UNIT_REVIEWED);
}
END_TEST

/* clang-format off */
static const struct {
	const char *from, *to, *said;
} codes[] = {
	{ "<g id=\"b1\" ctype=\"bold\">One</g>", "One", "code 'b1' is missing" },
	{ " a<x id=\"ref:1\" ctype=\"x-ref\"/>", " a", "code 'ref:1' is missing" },
	{ " a<x id=\"ref:1\" ctype=\"x-ref\"/>", " a<x id=\"ref:1\"/><x id=\"ref:1\"/>", "code 'ref:1' stands there twice" },
	{ " a<x id=\"ref:1\" ctype=\"x-ref\"/>", " a<x id=\"ref:2\"/>", "code 'ref:2' is not one of the source" },
	{ "<g id=\"b1\" ctype=\"bold\">One", "<g id=\"http://evil\">One", "code 'http://evil' is not one of the source" },
	{ "<g id=\"b1\" ctype=\"bold\">One</g>", "<g id=\"b1\"><g id=\"b1\">One</g></g>", "code 'b1' stands there twice" },
	{ "<g id=\"b1\" ctype=\"bold\">One</g>", "<ex id=\"b1\"/>One<bx id=\"b1\"/>", "code 'b1' is not nested rightly" },
	{ "<g id=\"b1\" ctype=\"bold\">One</g>", "<x id=\"b1\"/>", "code 'b1' is not one of the source" },
	{ " a<x id=\"ref:1\" ctype=\"x-ref\"/>", " b<x id=\"ref:1\"/><sub>s</sub>", "there is a code 'sub', which is none of koine's" },
	{ " a<x id=\"ref:1\" ctype=\"x-ref\"/>", " a<x id=\"ref:1\"/><sub>s</sub>", "there is a code 'sub', which is none of koine's" },
	{ "<g id=\"b1\" ctype=\"bold\">One</g> a", "<g id=\"b1\"> One</g> a", "its marks would not be marks in Markdown" },
	{ "<g id=\"b1\" ctype=\"bold\">One</g> a", "<g id=\"b1\"></g> a", "its marks would not be marks in Markdown" },
};
/* clang-format on */

START_TEST(xliff_read_damaged_codes_are_said_and_not_written)
{
	for (size_t i = 0; i < ARRAY_LEN(codes); i++) {
		struct buf expected = {0};

		exchange_export(&t, false);
		exchange_change(&t, codes[i].from, codes[i].to);
		exchange_change(&t, "<target state=\"translated\">A.",
			"<target state=\"translated\">Ah.");
		ck_assert_msg(exchange_merge(&t, false), "%s", t.err.message);
		buf_printf(&expected, "'2.1.1' in 'en/full' is not written: %s",
			codes[i].said);
		ck_assert_str_eq(exchange_said(&t), expected.ptr);
		ck_assert_int_eq(t.merge.taken, 1);
		buf_release(&expected);
	}
}
END_TEST

/* clang-format off */
static const struct {
	const char *xliff, *message;
} faults[] = {
	{ "<tmx/>", "in.xlf:1: this is not XLIFF 1.2" },
	{ "<xliff version=\"2.0\"/>", "in.xlf:1: this is not XLIFF 1.2" },
	{ "<xliff version=\"1.2\">\n<trans-unit id=\"a\"/></xliff>", "in.xlf:2: a unit outside of any file" },
	{ "<xliff version=\"1.2\">\n<file target-language=\"xx\"/></xliff>", "in.xlf:2: the work has no language 'xx'" },
	{ "<xliff version=\"1.2\">\n<file target-language=\"en\" original=\"../../etc/passwd\"/></xliff>", "in.xlf:2: the file's 'original' is no text of the work" },
	{ "<xliff version=\"1.2\">\n<file target-language=\"en\" original=\"zh/full/x\" category=\"x\"/></xliff>", "in.xlf:2: the file's 'category' is no tier" },
	{ HEAD "\n<trans-unit><source/></trans-unit>" TAIL, "in.xlf:4: this unit has no id" },
};
/* clang-format on */

START_TEST(xliff_read_says_what_is_wrong_and_where)
{
	for (size_t i = 0; i < ARRAY_LEN(faults); i++) {
		ck_assert_msg(!read_xliff(str_of(faults[i].xliff)), "%s",
			faults[i].xliff);
		ck_assert_str_eq(t.err.message, faults[i].message);
	}
}
END_TEST

/* What a parser says is not koine's; that it stops, and where, is. */
START_TEST(xliff_read_hostile_xml_is_refused)
{
	static const char *const rows[] = {
		"<!DOCTYPE xliff [<!ENTITY a \"b\">]>" UNIT("&a;"),
		"<!DOCTYPE xliff SYSTEM \"file:///etc/passwd\">" UNIT("x"),
		UNIT("&nbsp;"), UNIT("<g id=\"b1\">"), UNIT("</g>"),
		UNIT("\x01"), UNIT("\xff"), HEAD, ""};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		ck_assert_msg(!read_xliff(str_of(rows[i])), "%s", rows[i]);
		ck_assert_msg(strncmp(t.err.message, "in.xlf:", 7) == 0, "%s",
			t.err.message);
		ck_assert_uint_eq(t.list.units.len, 0);
	}
}
END_TEST

START_TEST(xliff_read_huge_is_refused)
{
	struct buf huge = {0};

	buf_cstr(&huge, HEAD "<trans-unit id=\"2.0.1\"><target>");
	buf_fill(&huge, 'a', (size_t)100 << 20);
	buf_cstr(&huge, "</target></trans-unit>" TAIL);
	ck_assert(!read_xliff(buf_view(&huge)));
	buf_release(&huge);
}
END_TEST

START_TEST(xliff_read_deep_nesting_is_refused)
{
	struct buf deep = {0};

	buf_cstr(&deep, HEAD "<trans-unit id=\"2.0.1\"><target>");
	for (int i = 0; i < 100000; i++)
		buf_cstr(&deep, "<g id=\"b1\">");
	ck_assert(!read_xliff(buf_view(&deep)));
	buf_release(&deep);
}
END_TEST

START_TEST(xliff_read_many_codes_are_a_fault_of_the_unit)
{
	struct buf many = {0};

	buf_cstr(&many, HEAD "<trans-unit id=\"2.0.1\"><target>");
	for (int i = 0; i < 200000; i++)
		buf_printf(&many, "<x id=\"%d\"/>", i);
	buf_cstr(&many, "</target></trans-unit>" TAIL);
	buf_release(&t.out);
	t.out = many;
	ck_assert(exchange_merge(&t, false));
	ck_assert(t.merge.has_faults);
	ck_assert_str_eq(exchange_new(&t), "");
}
END_TEST

START_TEST(xliff_read_cut_short_is_refused)
{
	struct buf copy = {0};

	buf_str(&copy, buf_view(&t.out));
	for (size_t len = 0; len + 2 < copy.len; len += 11)
		ck_assert(!read_xliff(str_sub(buf_view(&copy), 0, len)));
	buf_release(&copy);
}
END_TEST

START_TEST(xliff_read_unknown_id_is_said)
{
	exchange_change(&t, "id=\"2.0.1\"", "id=\"../2.0.1\"");
	ck_assert_msg(exchange_merge(&t, false), "%s", t.err.message);
	ck_assert_str_eq(
		exchange_said(&t), "there is no block '../2.0.1' in the work");
}
END_TEST

START_TEST(xliff_read_without_alternative_the_whole_file_is_the_base)
{
	while (strstr(t.out.ptr, "<alt-trans ") != NULL) {
		exchange_change(&t, "<alt-trans ", "<context-group ");
		exchange_change(&t, "</alt-trans>", "</context-group>");
	}
	exchange_change(&t, "Lead.", "A lead.");
	ck_assert_msg(exchange_merge(&t, false), "%s", t.err.message);
	ck_assert_int_eq(t.merge.taken, 1);
	ck_assert(!t.merge.has_faults);
}
END_TEST

Suite *suite_exchange_xliff(void)
{
	Suite *suite = suite_create("exchange_xliff");
	TCase *tcase = tcase_create("all");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, xliff_part_protects_codes);
	tcase_add_test(tcase, xliff_part_unwritten_has_a_target);
	tcase_add_test(tcase, xliff_part_reviewed_is_approved);
	tcase_add_test(tcase, xliff_read_unchanged_changes_nothing);
	tcase_add_test(tcase, xliff_read_edit_is_written_as_markdown);
	tcase_add_test(tcase, xliff_read_half_codes_are_pairs);
	tcase_add_test(tcase, xliff_read_marks_and_missing_notes_do_no_harm);
	tcase_add_test(tcase, xliff_read_approval_is_a_review);
	tcase_add_test(
		tcase, xliff_read_damaged_codes_are_said_and_not_written);
	tcase_add_test(tcase, xliff_read_says_what_is_wrong_and_where);
	tcase_add_test(tcase, xliff_read_hostile_xml_is_refused);
	tcase_add_test(tcase, xliff_read_huge_is_refused);
	tcase_add_test(tcase, xliff_read_deep_nesting_is_refused);
	tcase_add_test(tcase, xliff_read_many_codes_are_a_fault_of_the_unit);
	tcase_add_test(tcase, xliff_read_cut_short_is_refused);
	tcase_add_test(tcase, xliff_read_unknown_id_is_said);
	tcase_add_test(tcase,
		xliff_read_without_alternative_the_whole_file_is_the_base);
	suite_add_tcase(suite, tcase);
	return suite;
}
