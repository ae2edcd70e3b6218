/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "corpus_tree.h"
#include "out/cite.h"

Suite *suite_out_cite(void);

enum { ZH, EN, FR };

static struct tree tree;
static struct work *work;

static void setup(void)
{
	tree_init_full(&tree);
	work = tree_open(&tree);
}

static void teardown(void)
{
	corpus_close(work);
	tree_free(&tree);
}

static int find(const char *id)
{
	int item = corpus_find(work, str_of(id));

	ck_assert_msg(item != CORPUS_NONE, "%s", id);
	return item;
}

START_TEST(cite_place_names_edition_language_level_and_place)
{
	static const struct {
		const char *id, *rest;
	} rows[] = {
		{"2.1.1", ", block 2.1.1; report section 2.1, pp. 11–12"},
		{"2.1.2/1", ", block 2.1.2; report section 2.1, pp. 11–12"},
		{"fig-1", ", block 2.1.3; report section 2.1, pp. 11–12"},
		{"2.0.1", ", block 2.0.1; report section 2, pp. 11–15"},
		{"2.1", "; report section 2.1, pp. 11–12"},
		{"2", "; report section 2, pp. 11–15"},
		/* Its own pages are unknown: those of its part. */
		{"2.2", "; report section 2, pp. 11–15"},
		{"A07", ", record A07; report appendix, p. 27"},
		{"A07.1", ", record A07; report appendix, p. 27"},
		{"A-1", ", A-1; report appendix, p. 27"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct cited cited = {find(rows[i].id), FR, TIER_STUDENT};
		struct buf out = {0}, want = {0};

		buf_printf(&want,
			"Paraphrase, koine reader’s edition 3, French, "
			"student%s",
			rows[i].rest);
		cite_place(work, &cited, STR("en"), &out);
		ck_assert_str_eq(out.ptr, want.ptr);
		buf_release(&out);
		buf_release(&want);
	}
}
END_TEST

START_TEST(cite_place_names_the_language_in_that_of_the_interface)
{
	const struct cited cited = {find("2.1.1"), EN, TIER_FULL};
	struct buf out = {0};

	cite_place(work, &cited, STR("fr"), &out);
	ck_assert_ptr_nonnull(strstr(out.ptr, " 3, anglais, full, "));
	buf_release(&out);
}
END_TEST

START_TEST(cite_place_without_known_pages_has_none)
{
	const char *text = TREE_WORK;
	struct buf bare = {0}, out = {0};
	struct cited cited = {0, EN, TIER_FULL};

	/* A part whose pages are unknown. */
	for (const char *at = text; *at != '\0'; at++) {
		if (strncmp(at, "pages='11-15'", 13) == 0)
			at += 13;
		buf_byte(&bare, *at);
	}
	corpus_close(work);
	tree_put(&tree, "work.xml", bare.ptr);
	work = tree_open(&tree);
	cited.item = find("2.0.1");
	cite_place(work, &cited, STR("en"), &out);
	ck_assert_str_eq(out.ptr, "Paraphrase, koine reader’s edition 3, "
				  "English, full, block 2.0.1");
	buf_clear(&out);
	cited.item = find("2");
	cite_place(work, &cited, STR("en"), &out);
	ck_assert_str_eq(out.ptr, "Paraphrase, koine reader’s edition 3, "
				  "English, full, 2");
	buf_release(&out);
	buf_release(&bare);
}
END_TEST

START_TEST(cite_shown_unwritten_place_is_what_stands_in)
{
	static const char *const ids[] = {"2", "2.1", "2.1.1", "fig-1"};

	for (size_t i = 0; i < ARRAY_LEN(ids); i++) {
		struct cited cited =
			cite_shown(work, find(ids[i]), FR, TIER_PLAIN);

		ck_assert_int_eq(cited.item, find(ids[i]));
		ck_assert_int_eq(cited.lang, EN);
		ck_assert_int_eq(cited.tier, TIER_FULL);
	}
}
END_TEST

START_TEST(cite_shown_nowhere_written_is_as_asked)
{
	static const char *const ids[] = {"2.2", "A07", "A07.1", "fig-2"};

	for (size_t i = 0; i < ARRAY_LEN(ids); i++) {
		int item = strcmp(ids[i], "fig-2") == 0
		                   ? corpus_find(work, STR("2.2"))
		                   : find(ids[i]);
		struct cited cited = cite_shown(work, item, FR, TIER_PLAIN);

		ck_assert_int_eq(cited.lang, FR);
		ck_assert_int_eq(cited.tier, TIER_PLAIN);
	}
}
END_TEST

START_TEST(cite_provenance_says_what_the_table_says)
{
	struct cited cited = {find("2.1.1"), EN, TIER_FULL};
	struct buf out = {0};

	cite_provenance(work, &cited, &out);
	ck_assert_str_eq(
		out.ptr, "written with AI from the report; not read again yet");
	buf_clear(&out);
	cited.lang = FR;
	cite_provenance(work, &cited, &out);
	ck_assert_str_eq(out.ptr, "origin not recorded");
	buf_release(&out);
}
END_TEST

START_TEST(cite_report_has_all_authors_and_both_titles)
{
	static const struct {
		int lang;
		const char *line;
	} rows[] = {
		{EN, "\u66fe\u6bc5, Ann \u00d3 D\u00e9, The Body. The Work "
		     "[\u8457\u4f5c]. Beijing: The Conference, 2025."},
		{FR, "\u66fe\u6bc5, Ann \u00d3 D\u00e9, The Body. The Work "
		     "[\u8457\u4f5c]. Beijing: The Conference, 2025."},
		{ZH, "\u66fe\u6bc5, Ann \u00d3 D\u00e9, The Body. "
		     "\u8457\u4f5c [R/OL]. \u5317\u4eac: \u5927\u4f1a, 2025."},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf out = {0};

		cite_report(work, rows[i].lang, &out);
		ck_assert_str_eq(out.ptr, rows[i].line);
		buf_release(&out);
	}
}
END_TEST

START_TEST(cite_edition_names_language_and_level)
{
	struct buf out = {0};

	cite_edition(work, ZH, TIER_PLAIN, STR("en"), &out);
	ck_assert_str_eq(out.ptr, "Paraphrase, koine reader’s edition 3, "
				  "Chinese, plain");
	buf_release(&out);
}
END_TEST

Suite *suite_out_cite(void)
{
	Suite *s = suite_create("out/cite");
	TCase *tc = tcase_create("cite");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, cite_place_names_edition_language_level_and_place);
	tcase_add_test(
		tc, cite_place_names_the_language_in_that_of_the_interface);
	tcase_add_test(tc, cite_place_without_known_pages_has_none);
	tcase_add_test(tc, cite_shown_unwritten_place_is_what_stands_in);
	tcase_add_test(tc, cite_shown_nowhere_written_is_as_asked);
	tcase_add_test(tc, cite_provenance_says_what_the_table_says);
	tcase_add_test(tc, cite_report_has_all_authors_and_both_titles);
	tcase_add_test(tc, cite_edition_names_language_and_level);
	suite_add_tcase(s, tc);
	return s;
}
