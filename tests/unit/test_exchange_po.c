/* SPDX-License-Identifier: MIT */
#include "exchange/po.h"

#include "exchange_tree.h"

Suite *suite_exchange_po(void);

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

#define HEAD                                               \
	"msgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n"   \
	"\"Content-Type: text/plain; charset=UTF-8\\n\"\n" \
	"\"X-Koine-Source: zh\\n\"\n\n"
#define UNIT(text) \
	"msgctxt \"full 2.0.1\"\nmsgid \"\u5f15\u3002\"\nmsgstr " text "\n"

static bool read_po(struct str bytes)
{
	incoming_release(&t.list);
	t.err = (struct err){0};
	return po_read(bytes, "in.po", t.work, &t.list, &t.err);
}

static void check_text(const char *po, const char *text)
{
	ck_assert_msg(read_po(str_of(po)), "%s", t.err.message);
	ck_assert_uint_eq(t.list.units.len, 1);
	ck_assert_str_eq(
		form_text_in(t.list.units.ptr[0].form, &t.list.arena).ptr,
		text);
}

START_TEST(po_write_has_tier_and_id_as_context)
{
	ck_assert_ptr_nonnull(strstr(t.out.ptr,
		"#: zh/full/02-safety.md:3\nmsgctxt \"full 2.0.1\"\n"
		"msgid \"\u5f15\u3002\"\nmsgstr \"Lead.\"\n"));
}
END_TEST

START_TEST(po_write_lines_stand_on_their_own)
{
	ck_assert_ptr_nonnull(strstr(t.out.ptr,
		"msgstr \"\"\n\"**One** a[1](ref:1)\\n\"\n\"and b.\"\n"));
}
END_TEST

START_TEST(po_write_draft_is_fuzzy)
{
	t.state = UNIT_DRAFT;
	exchange_export(&t, true);
	ck_assert_ptr_nonnull(
		strstr(t.out.ptr, "#, fuzzy\nmsgctxt \"full 2.0.1\"\n"));
	ck_assert_ptr_null(strstr(t.out.ptr, "#, fuzzy\nmsgctxt \"full 2\""));
}
END_TEST

START_TEST(po_write_unwritten_is_empty)
{
	t.wish.source.tier = TIER_FULL;
	t.wish.target.tier = TIER_PLAIN;
	exchange_export(&t, true);
	ck_assert_ptr_nonnull(strstr(t.out.ptr,
		"msgctxt \"plain 2.0.1\"\nmsgid \"\u5f15\u3002\"\n"
		"msgstr \"\"\n"));
	ck_assert_ptr_nonnull(
		strstr(t.out.ptr, "\"X-Koine-Source: zh/full\\n\""));
}
END_TEST

START_TEST(po_write_place_is_all_there_is)
{
	t.wish.from = corpus_find(t.work, STR("2.1.2"));
	t.wish.to = t.wish.from + 1;
	exchange_export(&t, true);
	ck_assert_ptr_nonnull(strstr(t.out.ptr, "\"full 2.1.2/2\""));
	ck_assert_ptr_null(strstr(t.out.ptr, "\"full 2.0.1\""));
}
END_TEST

#define SEC(lang, term)                                             \
	"<langSec xml:lang='" lang "'><descripGrp><descrip type="   \
	"'definition'>D</descrip></descripGrp><termSec><term>" term \
	"</term></termSec></langSec>"

START_TEST(po_write_tells_the_terms)
{
	tree_put(&t.tree, "glossary.tbx",
		"<tbx type='TBX-Basic' style='dca' xml:lang='en' "
		"xmlns='urn:iso:std:iso:30042:ed-2'><text><body>"
		"<conceptEntry id='lead'>" SEC("zh", "\u5f15") SEC(
			"en", "lead") "</conceptEntry></body></text></tbx>");
	exchange_put(&t, "zh/full/02-safety.md",
		"# 2 \u5b89\u5168\n\n[\u5f15](term:lead)\u3002\n");
	exchange_export(&t, true);
	ck_assert_ptr_nonnull(
		strstr(t.out.ptr, "#. paragraph\n#. \u5f15 = lead\n"));
}
END_TEST

START_TEST(po_read_takes_what_was_written)
{
	ck_assert_msg(read_po(buf_view(&t.out)), "%s", t.err.message);
	ck_assert_uint_eq(t.list.units.len, 7);
	ASSERT_STR(t.list.units.ptr[3].id, "2.1.1");
	ck_assert(t.list.units.ptr[3].has_base);
	ck_assert_int_eq(t.list.units.ptr[3].base_state, UNIT_TRANSLATED);
}
END_TEST

START_TEST(po_read_understands_bom_and_crlf)
{
	check_text("\xEF\xBB\xBFmsgid \"\"\r\nmsgstr \"\"\r\n"
		   "\"Language: en\\n\"\r\n\"X-Koine-Source: zh\\n\"\r\n\r\n"
		   "msgctxt \"full 2.0.1\"\r\nmsgid \"x\"\r\n"
		   "msgstr \"y\"\r\n",
		"y");
}
END_TEST

START_TEST(po_read_joins_strings_and_reads_escapes)
{
	check_text(HEAD UNIT("\"\"\n\"a \\\"b\\\"\\n\"\n\t\"c\\\\\\\\d\""),
		"a &quot;b&quot;\nc\\d");
}
END_TEST

START_TEST(po_read_skips_comments_and_obsolete_entries)
{
	check_text(HEAD
		"# by hand\n#| msgid \"old\"\n#~ msgid \"x\"\n"
		"#~ msgstr \"y\"\n\n#, fuzzy\n#~ msgid \"z\"\n\n" UNIT("\"a\""),
		"a");
	ck_assert_int_eq(t.list.units.ptr[0].state, UNIT_TRANSLATED);
}
END_TEST

START_TEST(po_read_no_end_of_line_at_the_end)
{
	check_text(
		HEAD "msgctxt \"full 2.0.1\"\nmsgid \"x\"\nmsgstr \"a\"", "a");
}
END_TEST

START_TEST(po_read_text_that_is_no_paragraph_is_a_fault_of_the_unit)
{
	ck_assert(read_po(STR(HEAD UNIT("\"# a\\n\\nb\""))));
	ASSERT_STR(t.list.units.ptr[0].fault,
		"this is no single paragraph of Markdown");
}
END_TEST

/* clang-format off */
static const struct {
	const char *po, *message;
} faults[] = {
	{ "", "in.po:1: this is no PO file of koine's" },
	{ "hello\n", "in.po:1: this is no line of a PO file" },
	{ UNIT("\"a\""), "in.po:1: there is no header before this message" },
	{ "msgid \"\"\nmsgstr \"\"\n\"Language: xx\\n\"\n", "in.po:1: the work has no language 'xx'" },
	{ "msgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n", "in.po:1: the header lacks 'X-Koine-Source', and the messages do not tell which text they were made from; copy the line from the file that was exported" },
	{ "msgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n\"X-Koine-Source: xx\\n\"\n", "in.po:1: the header's 'X-Koine-Source' is no text of the work" },
	{ "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=KOI8-R\\n\"\n", "in.po:1: the file is not in UTF-8" },
	{ HEAD "msgctxt \"full 2.0.1\"\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"c\"\n", "in.po:9: koine's texts have no plural forms" },
	{ HEAD "msgctxt \"full 2.0.1\"\nmsgid \"a\"\nmsgstr[7] \"c\"\n", "in.po:9: koine's texts have no plural forms" },
	{ HEAD UNIT("\"a\\q\""), "in.po:9: the string has an escape that is none of \\n \\t \\\" \\\\" },
	{ HEAD UNIT("\"a\\\""), "in.po:9: the string has an escape that is none of \\n \\t \\\" \\\\" },
	{ HEAD UNIT("\"a"), "in.po:9: a string in quotes is expected" },
	{ HEAD UNIT("a"), "in.po:9: a string in quotes is expected" },
	{ HEAD UNIT("\"a\" b\""), "in.po:9: there is a quote inside of the string" },
	{ HEAD UNIT("\"a\"\nmsgstr \"b\""), "in.po:10: msgctxt, msgid and msgstr are out of order" },
	{ HEAD "msgstr \"a\"\n", "in.po:7: msgctxt, msgid and msgstr are out of order" },
	{ HEAD "\"a\"\n", "in.po:7: this string belongs to nothing" },
	{ HEAD "msgctxt \"full 2.0.1\"\nmsgid \"a\"\n", "in.po:9: the file ends before msgstr" },
	{ HEAD "msgctxt \"full 2.0.1\"\nmsgid \"a\"\n\nmsgctxt \"x\"\n", "in.po:10: msgctxt, msgid and msgstr are out of order" },
	{ HEAD "msgctxt \"2.0.1\"\nmsgid \"a\"\nmsgstr \"b\"\n", "in.po:7: this message's msgctxt is no tier and id" },
	{ HEAD "msgid \"a\"\nmsgstr \"b\"\n", "in.po:7: this message's msgctxt is no tier and id" },
	{ HEAD "msgctxt \"full 2.0.1 x\"\nmsgid \"a\"\nmsgstr \"b\"\n", "in.po:7: this message's msgctxt is no tier and id" },
	{ HEAD UNIT("\"\xff\""), "in.po:9: this line is not valid UTF-8" },
	{ HEAD "<<<<<<< ours\n", "in.po:7: this is no line of a PO file" },
};
/* clang-format on */

START_TEST(po_read_says_what_is_wrong_and_where)
{
	for (size_t i = 0; i < ARRAY_LEN(faults); i++) {
		ck_assert_msg(!read_po(str_of(faults[i].po)), "%s",
			faults[i].message);
		ck_assert_str_eq(t.err.message, faults[i].message);
		ck_assert_uint_eq(t.list.units.len, 0);
	}
}
END_TEST

/* As a tool gives it back that knows no such line. */
static void drop_source(const char *line)
{
	exchange_export(&t, true);
	exchange_change(&t, line, "");
}

START_TEST(po_read_source_is_what_the_messages_say)
{
	drop_source("\"X-Koine-Source: zh\\n\"\n");
	ck_assert_msg(read_po(buf_view(&t.out)), "%s", t.err.message);
	for (size_t i = 0; i < t.list.units.len; i++) {
		ck_assert_int_eq(
			t.list.units.ptr[i].source.lang, t.wish.source.lang);
		ck_assert_int_eq(t.list.units.ptr[i].source.tier, TIER_FULL);
	}
}
END_TEST

START_TEST(po_read_source_of_another_tier_is_what_the_messages_say)
{
	exchange_put(&t, "zh/plain/02-safety.md",
		"# 2 \u5b89\u5168\n\n\u6d45\u3002\n");
	t.wish.target = (struct text_name){t.wish.source.lang, TIER_PLAIN};
	drop_source("\"X-Koine-Source: zh/full\\n\"\n");
	ck_assert_msg(read_po(buf_view(&t.out)), "%s", t.err.message);
	ck_assert_int_eq(t.list.units.ptr[0].target.tier, TIER_PLAIN);
	ck_assert_int_eq(t.list.units.ptr[0].source.tier, TIER_FULL);
}
END_TEST

START_TEST(po_read_source_that_two_texts_may_be_is_asked_for)
{
	exchange_put(&t, "fr/full/02-safety.md", EXCHANGE_ZH);
	drop_source("\"X-Koine-Source: zh\\n\"\n");
	ck_assert(!read_po(buf_view(&t.out)));
	ck_assert_ptr_nonnull(
		strstr(t.err.message, "the header lacks 'X-Koine-Source'"));
}
END_TEST

START_TEST(po_read_source_that_has_moved_is_found_by_the_rest)
{
	exchange_export(&t, true);
	exchange_change(&t, "\"X-Koine-Source: zh\\n\"\n", "");
	exchange_put(&t, "zh/full/02-safety.md",
		"# 2 \u5b89\u5168\n\n\u5f15\u3002\n\n## 2.1 "
		"\u901f\u5ea6\n\n\u4e8c\n\n- \u7532\n- \u4e59\n\n"
		"![\u56fe](fig:1)\n");
	ck_assert_msg(read_po(buf_view(&t.out)), "%s", t.err.message);
	ck_assert_int_eq(t.list.units.ptr[0].source.lang, t.wish.source.lang);
}
END_TEST

START_TEST(po_read_nul_is_refused)
{
	ck_assert(!read_po(STR(HEAD "msgctxt \"full\0 2.0.1\"\n")));
	ck_assert_str_eq(
		t.err.message, "in.po:7: this line is not valid UTF-8");
}
END_TEST

START_TEST(po_read_cut_short_anywhere_never_takes_half)
{
	const struct str whole = buf_view(&t.out);
	struct buf copy = {0};

	buf_str(&copy, whole);
	for (size_t len = 0; len < copy.len; len += 7) {
		struct merge merge;

		/* Either it is refused, or what is there is as it was. */
		if (!read_po(str_sub(buf_view(&copy), 0, len)))
			continue;
		ck_assert(merge_run(t.work, &t.list, exchange_tree_state, &t,
			&merge, &t.err));
		ck_assert_int_eq(merge.taken, 0);
		merge_release(&merge);
	}
	buf_release(&copy);
}
END_TEST

Suite *suite_exchange_po(void)
{
	Suite *suite = suite_create("exchange_po");
	TCase *tcase = tcase_create("all");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, po_write_has_tier_and_id_as_context);
	tcase_add_test(tcase, po_write_lines_stand_on_their_own);
	tcase_add_test(tcase, po_write_draft_is_fuzzy);
	tcase_add_test(tcase, po_write_unwritten_is_empty);
	tcase_add_test(tcase, po_write_place_is_all_there_is);
	tcase_add_test(tcase, po_write_tells_the_terms);
	tcase_add_test(tcase, po_read_takes_what_was_written);
	tcase_add_test(tcase, po_read_understands_bom_and_crlf);
	tcase_add_test(tcase, po_read_joins_strings_and_reads_escapes);
	tcase_add_test(tcase, po_read_skips_comments_and_obsolete_entries);
	tcase_add_test(tcase, po_read_no_end_of_line_at_the_end);
	tcase_add_test(tcase,
		po_read_text_that_is_no_paragraph_is_a_fault_of_the_unit);
	tcase_add_test(tcase, po_read_says_what_is_wrong_and_where);
	tcase_add_test(tcase, po_read_source_is_what_the_messages_say);
	tcase_add_test(
		tcase, po_read_source_of_another_tier_is_what_the_messages_say);
	tcase_add_test(
		tcase, po_read_source_that_two_texts_may_be_is_asked_for);
	tcase_add_test(
		tcase, po_read_source_that_has_moved_is_found_by_the_rest);
	tcase_add_test(tcase, po_read_nul_is_refused);
	tcase_add_test(tcase, po_read_cut_short_anywhere_never_takes_half);
	suite_add_tcase(suite, tcase);
	return suite;
}
