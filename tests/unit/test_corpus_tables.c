/* SPDX-License-Identifier: MIT */
/* References, provenance, editor's notes. */
#include "base/macros.h"
#include "corpus_tree.h"

Suite *suite_corpus_tables(void);

enum { ZH, EN, FR };

static struct tree tree;
static struct work *work;

static void setup(void)
{
	tree_init_full(&tree);
	tree_put(&tree, "en/editor.md",
		"# editor Notes\n\nintro\n\n## G1\n\nplace: 2.1.1\n\nThe "
		"note.\n\n- its list\n\n## G2 Title\n\nplace: A07\n");
	tree_put(&tree, "zh/editor.md",
		"## G3\n\nplace: 2\n\n\u6ce8\n\n## G1\n\nplace: 2.1\n");
	work = tree_open(&tree);
}

static void teardown(void)
{
	corpus_close(work);
	tree_free(&tree);
}

START_TEST(corpus_reference_has_its_fields)
{
	const struct reference *ref = corpus_reference(work, 1);

	ck_assert_uint_eq(corpus_reference_count(work), 3);
	ASSERT_STR(ref->kind, "law");
	ASSERT_STR(ref->section, "2.1");
	ASSERT_STR(ref->titles[EN], "First");
	ASSERT_STR(ref->titles[FR], "");
	ASSERT_STR(ref->descriptions[EN], "A \\ B");
	ck_assert_uint_eq(ref->url_count, 2);
	ASSERT_STR(ref->urls[1], "https://a.example/2");
	ck_assert(!ref->is_lost);
	ck_assert(corpus_reference(work, 2)->is_lost);
	ck_assert_int_eq(ref->year, 0);
	ck_assert_int_eq(corpus_reference(work, 3)->year, 2024);
	ASSERT_STR(corpus_reference(work, 3)->remarks[FR], "R");
}
END_TEST

START_TEST(corpus_reference_unknown_number_is_null)
{
	ck_assert_ptr_null(corpus_reference(work, 0));
	ck_assert_ptr_null(corpus_reference(work, 4));
	ck_assert_ptr_null(corpus_reference(work, -1));
}
END_TEST

START_TEST(corpus_pick_takes_en_then_zh_then_any)
{
	ASSERT_STR(corpus_pick(work, corpus_reference(work, 1)->titles, FR),
		"First");
	ASSERT_STR(corpus_pick(work, corpus_reference(work, 2)->titles, FR),
		"\u4e8c");
	ASSERT_STR(corpus_pick(work, corpus_reference(work, 3)->titles, ZH),
		"Trois");
	ASSERT_STR(corpus_pick(work, corpus_reference(work, 1)->publishers, ZH),
		"");
}
END_TEST

START_TEST(corpus_pick_lang_is_that_of_what_is_picked)
{
	ck_assert_int_eq(
		corpus_pick_lang(work, corpus_reference(work, 3)->titles, ZH),
		FR);
	ck_assert_int_eq(corpus_pick_lang(work,
				 corpus_reference(work, 1)->publishers, ZH),
		CORPUS_NONE);
}
END_TEST

START_TEST(corpus_reference_places_are_blocks)
{
	int places[4];

	ck_assert_uint_eq(corpus_reference_places(work, 3, places, 4), 1);
	ck_assert_int_eq(places[0], corpus_find(work, STR("2.1.2")));
	ck_assert_uint_eq(corpus_reference_places(work, 3, places, 0), 0);
	ck_assert_uint_eq(corpus_reference_places(work, 9, places, 4), 0);
}
END_TEST

START_TEST(corpus_reference_bad_rows_are_findings)
{
	corpus_close(work);
	tree_put(&tree, "references.xml",
		"<references>\n<ref id='1' section='2.1'/>\n"
		"<ref id='3' section='7'/>\n<ref id='2' section='2.1'/>\n"
		"<ref id='x'/>\n<ref id='4' section='2' year='MM'/>\n"
		"</references>");
	work = tree_open(&tree);
	ck_assert_uint_eq(corpus_reference_count(work), 3);
	ck_assert(tree_finds(work, "references.xml", 6, "'MM'"));
	ck_assert(tree_finds(work, "references.xml", 3, "follows"));
	ck_assert(tree_finds(work, "references.xml", 3, "'7'"));
	ck_assert(tree_finds(work, "references.xml", 4, "follows"));
	ck_assert(tree_finds(work, "references.xml", 5, "'x'"));
}
END_TEST

START_TEST(corpus_reference_broken_file_is_a_finding_with_line)
{
	corpus_close(work);
	tree_put(&tree, "references.xml", "<references>\n<ref\n");
	work = tree_open(&tree);
	ck_assert_uint_eq(corpus_reference_count(work), 0);
	ck_assert_int_eq(tree_faults(work, "references.xml"), 1);
	ck_assert(!tree_finds(work, "references.xml", 0, ""));
}
END_TEST

START_TEST(corpus_provenance_row_is_found_by_file_and_language)
{
	const int block = corpus_find(work, STR("2.1.1"));
	struct provenance row = corpus_provenance(work, block, EN, TIER_FULL);

	ASSERT_STR(row.written, "machine");
	ASSERT_STR(row.read, "none");
	ASSERT_STR(row.by, "koine");
	ASSERT_STR(row.date, "2026-01-02");
	ASSERT_STR(row.edition, "3");
	row = corpus_provenance(work, block, EN, TIER_PLAIN);
	ASSERT_STR(row.written, "");
	ASSERT_STR(corpus_provenance(work, -1, EN, TIER_FULL).written, "");
	ASSERT_STR(corpus_provenance(work, block, 99, TIER_FULL).written, "");
}
END_TEST

START_TEST(corpus_provenance_bad_rows_are_findings)
{
	corpus_close(work);
	tree_put(&tree, "provenance.tsv",
		"a.md\ten\tmachine\n\nb.md\ten\tmonkey\tnone\t\t\t\r\n");
	work = tree_open(&tree);
	corpus_provenance(work, 0, EN, TIER_FULL);
	ck_assert(tree_finds(work, "provenance.tsv", 1, "7 columns"));
	ck_assert(tree_finds(work, "provenance.tsv", 3, "unknown value"));
	ck_assert_int_eq(tree_faults(work, "provenance.tsv"), 2);
}
END_TEST

START_TEST(corpus_note_has_its_blocks_and_place)
{
	struct str place;
	int lang;
	const struct doc_node *note =
		corpus_note(work, STR("G1"), EN, &lang, &place);

	ASSERT_STR(place, "2.1.1");
	ck_assert_int_eq(lang, EN);
	ASSERT_STR(note->id, "G1");
	ASSERT_STR(note->first->text, "The note.");
	ck_assert_int_eq(note->first->next->kind, DOC_LIST);
	ck_assert_ptr_null(note->first->next->next);
	ck_assert_ptr_eq(note->last, note->first->next);
}
END_TEST

START_TEST(corpus_note_falls_back_to_another_language)
{
	struct str place;
	int lang;

	ck_assert_ptr_nonnull(corpus_note(work, STR("G1"), FR, &lang, &place));
	ck_assert_int_eq(lang, EN);
	ck_assert_ptr_nonnull(corpus_note(work, STR("G3"), EN, &lang, &place));
	ck_assert_int_eq(lang, ZH);
	ck_assert_ptr_null(corpus_note(work, STR("G9"), EN, &lang, &place));
	ck_assert_ptr_null(corpus_note(work, STR("editor"), EN, &lang, &place));
}
END_TEST

START_TEST(corpus_note_empty_note_has_no_blocks)
{
	struct str place;
	int lang;
	const struct doc_node *note =
		corpus_note(work, STR("G2"), EN, &lang, &place);

	ASSERT_STR(place, "A07");
	ck_assert_ptr_null(note->first);
	ck_assert_ptr_null(note->last);
}
END_TEST

START_TEST(corpus_note_faults_are_findings)
{
	struct str place;
	int lang;

	tree_put(&tree, "en/editor.md",
		"## G1\n\nplace: 9.9\n\n## G1\n\nplace: 2\n\n## G2\n\n"
		"no place [x](sec:9)\n");
	ck_assert_ptr_nonnull(corpus_note(work, STR("G2"), EN, &lang, &place));
	ASSERT_STR(place, "");
	ck_assert(tree_finds(work, "en/editor.md", 3, "'9.9'"));
	ck_assert(tree_finds(work, "en/editor.md", 5, "twice"));
	ck_assert(tree_finds(work, "en/editor.md", 9, "place"));
	ck_assert(tree_finds(work, "en/editor.md", 11, "'9'"));
}
END_TEST

Suite *suite_corpus_tables(void)
{
	Suite *s = suite_create("corpus/tables");
	TCase *tc = tcase_create("tables");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, corpus_reference_has_its_fields);
	tcase_add_test(tc, corpus_reference_unknown_number_is_null);
	tcase_add_test(tc, corpus_pick_takes_en_then_zh_then_any);
	tcase_add_test(tc, corpus_pick_lang_is_that_of_what_is_picked);
	tcase_add_test(tc, corpus_reference_places_are_blocks);
	tcase_add_test(tc, corpus_reference_bad_rows_are_findings);
	tcase_add_test(tc, corpus_reference_broken_file_is_a_finding_with_line);
	tcase_add_test(tc, corpus_provenance_row_is_found_by_file_and_language);
	tcase_add_test(tc, corpus_provenance_bad_rows_are_findings);
	tcase_add_test(tc, corpus_note_has_its_blocks_and_place);
	tcase_add_test(tc, corpus_note_falls_back_to_another_language);
	tcase_add_test(tc, corpus_note_empty_note_has_no_blocks);
	tcase_add_test(tc, corpus_note_faults_are_findings);
	suite_add_tcase(s, tc);
	return s;
}
