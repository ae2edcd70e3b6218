/* SPDX-License-Identifier: MIT */
#include "out/invisible.h"

#include "md/md.h"

#include <check.h>

Suite *suite_out_invisible(void);

/* A name in Latin letters, isolated from the text around it. */
#define SIGN(name) "\u2066" name "\u2069"

static void assert_shown(const char *text, bool is_ascii, const char *want)
{
	struct doc doc = {0};
	struct arena arena = {0};
	struct buf got = {0};

	md_parse(str_of(text), &doc);
	doc_block_text(invisible_show(doc.root->first, is_ascii, &arena), &got);
	ck_assert_msg(str_eq(buf_view(&got), str_of(want)), "'%.*s'",
		STR_ARG(buf_view(&got)));
	buf_release(&got);
	arena_free(&arena);
	doc_release(&doc);
}

START_TEST(invisible_show_gives_signs_and_names)
{
	/* fr */
	assert_shown("\u00AB\u00A0oui\u202F\u00BB", false,
		"\u00AB\u00B0oui\u00A8\u00BB");
	assert_shown("a\u00ADb", false, "a\u00ACb");
	assert_shown("a\u00A0b", true, "a" SIGN("<NBSP>") "b");
	/* ar: the mark stays where it was */
	assert_shown("\u0623\u200F.", false,
		"\u0623" SIGN("\u2039RLM\u203A") "\u200F.");
	assert_shown("\u2067x\u2069", true,
		SIGN("<RLI>") "\u2067x" SIGN("<PDI>") "\u2069");
	assert_shown("- a\u00A0b\n- c", false, "a\u00B0b\nc");
}
END_TEST

START_TEST(invisible_show_keeps_links_on_their_words)
{
	struct doc doc = {0};
	struct arena arena = {0};
	const struct doc_node *shown;

	md_parse(STR("a\u200Db [ref\u202F1](ref:1) \u200D"), &doc);
	shown = invisible_show(doc.root->first, true, &arena);
	for (size_t i = 0; i < shown->span_count; i++)
		if (shown->spans[i].kind == DOC_SPAN_REF)
			ck_assert(str_eq(
				str_sub(shown->text, shown->spans[i].start,
					shown->spans[i].end),
				STR("ref" SIGN("<NNBSP>") "1")));
	ck_assert_uint_eq(shown->span_count, 4);
	for (size_t i = 1; i < shown->span_count; i++)
		ck_assert_uint_ge(
			shown->spans[i].start, shown->spans[i - 1].start);
	arena_free(&arena);
	doc_release(&doc);
}
END_TEST

START_TEST(invisible_show_of_plain_text_is_the_block_itself)
{
	struct doc doc = {0};
	struct arena arena = {0};

	md_parse(STR("- nothing here\n- 中文"), &doc);
	ck_assert_ptr_eq(invisible_show(doc.root->first, false, &arena),
		doc.root->first);
	arena_free(&arena);
	doc_release(&doc);
}
END_TEST

Suite *suite_out_invisible(void)
{
	Suite *suite = suite_create("out/invisible");
	TCase *tests = tcase_create("invisible");

	tcase_add_test(tests, invisible_show_gives_signs_and_names);
	tcase_add_test(tests, invisible_show_keeps_links_on_their_words);
	tcase_add_test(tests, invisible_show_of_plain_text_is_the_block_itself);
	suite_add_tcase(suite, tests);
	return suite;
}
