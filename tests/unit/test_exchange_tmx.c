/* SPDX-License-Identifier: MIT */
#include "exchange/tmx.h"

#include "exchange_tree.h"
#include "xml/xml.h"

Suite *suite_exchange_tmx(void);

static struct exchange_tree t;
static struct export_count count;

static void setup(void)
{
	exchange_make(&t);
	count = (struct export_count){0};
}

static void teardown(void)
{
	exchange_free(&t);
}

static void write_tmx(void)
{
	tmx_begin(&t.wish, &t.out);
	ck_assert(tmx_part(&t.wish, 0, &count, &t.out, &t.err));
	tmx_end(&t.out);
}

START_TEST(tmx_part_codes_of_both_languages_have_one_number)
{
	write_tmx();
	ck_assert_int_eq(count.units, 7);
	ck_assert_ptr_nonnull(strstr(t.out.ptr,
		"<tu tuid=\"full 2.1.1\">\n<tuv xml:lang=\"zh\"><seg>"
		"<bpt i=\"1\" x=\"1\">**</bpt>\u4e00<ept i=\"1\">**</ept>"
		"<ph x=\"2\">[1](ref:1)</ph></seg></tuv>\n"
		"<tuv xml:lang=\"en\"><seg><bpt i=\"1\" x=\"1\">**</bpt>One"
		"<ept i=\"1\">**</ept> a<ph x=\"2\">[1](ref:1)</ph>\nand b."
		"</seg></tuv>\n</tu>\n"));
}
END_TEST

START_TEST(tmx_part_is_xml)
{
	struct arena arena = {0};
	struct xml_node *root;

	write_tmx();
	ck_assert_msg(xml_parse(buf_view(&t.out), "out.tmx", NULL, &arena,
			      &root, &t.err),
		"%s", t.err.message);
	arena_free(&arena);
}
END_TEST

/* A memory would propose it. */
START_TEST(tmx_part_leaves_drafts_out)
{
	t.state = UNIT_DRAFT;
	write_tmx();
	ck_assert_int_eq(count.units, 2);
}
END_TEST

START_TEST(tmx_part_leaves_untranslated_out)
{
	t.wish.target.tier = TIER_PLAIN;
	write_tmx();
	ck_assert_int_eq(count.units, 0);
}
END_TEST

Suite *suite_exchange_tmx(void)
{
	Suite *suite = suite_create("exchange_tmx");
	TCase *tcase = tcase_create("all");

	tcase_add_checked_fixture(tcase, setup, teardown);
	tcase_add_test(tcase, tmx_part_codes_of_both_languages_have_one_number);
	tcase_add_test(tcase, tmx_part_is_xml);
	tcase_add_test(tcase, tmx_part_leaves_drafts_out);
	tcase_add_test(tcase, tmx_part_leaves_untranslated_out);
	suite_add_tcase(suite, tcase);
	return suite;
}
