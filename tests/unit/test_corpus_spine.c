/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "corpus_tree.h"

Suite *suite_corpus_spine(void);

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

START_TEST(corpus_open_small_tree_knows_the_work)
{
	ASSERT_STR(corpus_id(work), "w");
	ck_assert_int_eq(corpus_edition(work), 3);
	ck_assert_int_eq(corpus_lang_count(work), 3);
	ck_assert_str_eq(corpus_lang_tag(work, 1), "en");
	ck_assert_int_eq(corpus_lang_index(work, STR("fr")), 2);
	ck_assert_int_eq(corpus_lang_index(work, STR("de")), CORPUS_NONE);
	ck_assert_int_eq(corpus_count(work), 13);
	ck_assert_int_eq(tree_faults(work, "work.xml"), 0);
}
END_TEST

START_TEST(corpus_title_missing_falls_back_to_en)
{
	ASSERT_STR(corpus_title(work, 0), "\u8457\u4f5c");
	ASSERT_STR(corpus_title(work, 2), "The Work");
	ASSERT_STR(corpus_title(work, CORPUS_NONE), "The Work");
}
END_TEST

START_TEST(corpus_report_has_its_fields)
{
	const struct report *report = corpus_report(work);

	ck_assert_ptr_nonnull(report);
	ASSERT_STR(report->key, "w2025");
	ASSERT_STR(report->date, "2025-11");
	ASSERT_STR(report->medium, "R/OL");
	ASSERT_STR(report->titles[1], "The Work");
	ASSERT_STR(report->publishers[1], "The Conference");
	ASSERT_STR(report->places[0], "\u5317\u4eac");
	ck_assert_uint_eq(report->author_count, 3);
	ASSERT_STR(report->authors[0].name, "\u66fe\u6bc5");
	ASSERT_STR(report->authors[1].family, "\u00d3 D\u00e9");
	ck_assert_uint_eq(report->authors[2].family.len, 0);
}
END_TEST

START_TEST(corpus_source_lang_is_the_works_first)
{
	ck_assert_int_eq(corpus_source_lang(work), 0);
}
END_TEST

START_TEST(corpus_find_every_kind_of_id_gives_its_row)
{
	static const struct {
		const char *id, *row;
	} rows[] = {{"2", "2"}, {"2.0.1", "2.0.1"}, {"2.1", "2.1"},
		{"2.1.2/1", "2.1.2"}, {"2.1.2/99", "2.1.2"}, {"fig-1", "2.1.3"},
		{"FIG-1", "2.1.3"}, {"fig-2", "2.2"}, {"2.1.4", "2.1.2"},
		{"2.1.5", "2.1.2"}, {"appendix", "appendix"}, {"a07", "A07"},
		{"a-1", "A-1"}, {"A07.1/4", "A07.1"}};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int index = corpus_find(work, str_of(rows[i].id));

		ck_assert_msg(index != CORPUS_NONE, "%s", rows[i].id);
		ASSERT_STR(corpus_item(work, index)->id, rows[i].row);
	}
}
END_TEST

START_TEST(corpus_find_unknown_id_gives_none)
{
	static const char *const ids[] = {"", "/", "3", "2.1.9", "2.", "fig",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"aaa"
		"aaaaa"};

	for (size_t i = 0; i < ARRAY_LEN(ids); i++)
		ck_assert_int_eq(
			corpus_find(work, str_of(ids[i])), CORPUS_NONE);
}
END_TEST

START_TEST(corpus_nearest_mistyped_id_is_mended)
{
	ASSERT_STR(corpus_nearest(work, STR("2.1.9")), "2.1.1");
	ASSERT_STR(corpus_nearest(work, STR("apendix")), "appendix");
	ASSERT_STR(corpus_nearest(work, STR("a08")), "A07");
	ASSERT_STR(corpus_nearest(work, STR("elephant")), "");
	ASSERT_STR(corpus_nearest(work, STR("")), "");
}
END_TEST

START_TEST(corpus_item_row_has_its_fields)
{
	const struct spine_item *item =
		corpus_item(work, corpus_find(work, STR("2.1.2")));

	ck_assert_int_eq(item->kind, SPINE_BLOCK);
	ck_assert_int_eq(item->block, BLOCK_LIST);
	ck_assert_int_eq(item->items, 2);
	ck_assert_uint_eq(item->ref_count, 2);
	ck_assert_int_eq(item->refs[0], 2);
	ck_assert_int_eq(item->refs[1], 3);
	ck_assert_int_eq(item->part, 0);
	ck_assert_int_eq(item->section, corpus_find(work, STR("2.1")));
	item = corpus_item(work, corpus_find(work, STR("A07")));
	ASSERT_STR(item->body, "2.1");
	ck_assert_int_eq(item->part, corpus_find(work, STR("appendix")));
	ASSERT_STR(corpus_item(work, 0)->file, "02-safety");
	ASSERT_STR(corpus_item(work, 0)->pages, "11-15");
}
END_TEST

START_TEST(corpus_item_beyond_the_ends_is_null)
{
	ck_assert_ptr_null(corpus_item(work, -1));
	ck_assert_ptr_null(corpus_item(work, corpus_count(work)));
}
END_TEST

START_TEST(corpus_item_is_cut_tells_headings_with_blocks)
{
	static const struct {
		const char *id;
		bool is_cut;
	} rows[] = {{"2", true}, {"2.1", true}, {"2.2", false},
		{"appendix", true}, {"A-1", true}, {"A07", true}};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_int_eq(
			corpus_item(work, corpus_find(work, str_of(rows[i].id)))
				->is_cut,
			rows[i].is_cut);
}
END_TEST

START_TEST(corpus_end_is_where_the_subtree_ends)
{
	static const struct {
		const char *id, *next;
	} rows[] = {{"2", "appendix"}, {"2.1", "2.2"}, {"2.2", "appendix"},
		{"2.1.1", "2.1.2"}, {"A07", NULL}, {"appendix", NULL}};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_int_eq(
			corpus_end(work, corpus_find(work, str_of(rows[i].id))),
			rows[i].next ? corpus_find(work, str_of(rows[i].next))
				     : corpus_count(work));
}
END_TEST

START_TEST(corpus_section_next_stays_on_the_level_or_above)
{
	static const struct {
		const char *id, *next, *prev;
	} rows[] = {{"2.1.2", "2.2", "2"}, {"2.2", "appendix", "2.1"},
		{"2", "appendix", ""}, {"A07.1", "", "A-1"},
		{"appendix", "", "2"}};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const int index = corpus_find(work, str_of(rows[i].id));

		ck_assert_int_eq(corpus_section_next(work, index),
			corpus_find(work, str_of(rows[i].next)));
		ck_assert_int_eq(corpus_section_prev(work, index),
			corpus_find(work, str_of(rows[i].prev)));
	}
	ck_assert_int_eq(corpus_section_of(work, -1), CORPUS_NONE);
	ck_assert_int_eq(corpus_section_next(work, -1), CORPUS_NONE);
}
END_TEST

START_TEST(corpus_heading_of_a_block_is_its_sections)
{
	ASSERT_STR(corpus_heading(work, corpus_find(work, STR("2.1.2")), 2),
		"Vitesse");
	ASSERT_STR(corpus_heading(work, 0, CORPUS_NONE), "Safety");
	ASSERT_STR(corpus_heading(work, -1, 0), "");
}
END_TEST

START_TEST(tier_from_name_reads_what_tier_name_writes)
{
	enum tier tier = TIER_FULL;

	for (int i = 0; i < TIER_COUNT; i++) {
		ck_assert(
			tier_from_name(str_of(tier_name((enum tier)i)), &tier));
		ck_assert_int_eq(tier, i);
	}
	ck_assert(!tier_from_name(STR("Full"), &tier));
}
END_TEST

/* `text` with `from` replaced by `to`. */
static char *with(const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);
	struct buf buf = {0};

	ck_assert_ptr_nonnull(at);
	buf_str(&buf, (struct str){text, (size_t)(at - text)});
	buf_cstr(&buf, to);
	buf_cstr(&buf, at + strlen(from));
	return buf_detach(&buf);
}

START_TEST(corpus_open_bad_work_fails_with_file_and_line)
{
	static const struct {
		const char *from, *to, *message;
	} rows[] = {
		{"id='2.1.1'", "id='2.1.2'", "work.xml:12: "},
		{"id='2.1.1'", "id='2 1'", "work.xml:11: "},
		{"id='A07'", "id='FIG-1'", "work.xml:13: "},
		{"id='A-1'", "id='2'", "work.xml:23: "},
		{"kind='para' refs='1'", "kind='poem'", "work.xml:11: "},
		{"items='2'", "items='two'", "work.xml:12: "},
		{"refs='2-3'", "refs='3-2'", "work.xml:12: "},
		{"refs='2-3'", "refs='1-99999999'", "work.xml:12: "},
		{"refs='2-3'", "refs='2 2'", "work.xml:12: "},
		{"edition='3'", "", "work.xml:1: "},
		{"key='w2025'", "key='a b'", "work.xml:3: "},
		{"key='w2025'", "", "work.xml:3: "},
		{"date='2025-11'", "date='2025-13'", "work.xml:3: "},
		{"date='2025-11'", "date='2025-1'", "work.xml:3: "},
		{"date='2025-11'", "date='soon'", "work.xml:3: "},
		{TREE_REPORT, "<report key='w' date='2025'/>", "work.xml:3: "},
		{"file='02-safety'", "file='../../etc/x'", "work.xml:6: "},
		{"tag='fr'", "tag='../fr'", "work.xml:4: "},
		{"tag='fr'", "tag='en'", "work.xml:4: "},
		{"<tier id='plain'", "<tier id='baby'", "work.xml:5: "},
		{"</section>\n", "", "work.xml:"},
		{"<section id='2.2'>",
			"<block id='2.3' kind='para'/><section id='2.2'>",
			"work.xml:17: "},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char *text = with(TREE_WORK, rows[i].from, rows[i].to);
		struct err err = {0};

		tree_put(&tree, "work.xml", text);
		ck_assert_ptr_null(corpus_open(&tree.paths, &err));
		ck_assert_int_eq(err.code, ERR_INPUT);
		ck_assert_msg(strstr(err.message, rows[i].message), "%s: %s",
			rows[i].to, err.message);
		free(text);
	}
}
END_TEST

START_TEST(corpus_report_not_told_is_null)
{
	char *text = with(TREE_WORK, TREE_REPORT, "");

	corpus_close(work);
	tree_put(&tree, "work.xml", text);
	work = tree_open(&tree);
	ck_assert_ptr_null(corpus_report(work));
	free(text);
}
END_TEST

START_TEST(corpus_open_without_work_fails)
{
	struct paths paths = tree.paths;
	struct err err = {0};

	paths.content = tree.dir;
	ck_assert_ptr_null(corpus_open(&paths, &err));
	ck_assert_int_eq(err.code, ERR_INPUT);
	paths.content = NULL;
	ck_assert_ptr_null(corpus_open(&paths, &err));
	ck_assert_ptr_null(corpus_open_sources(&paths, &err));
}
END_TEST

START_TEST(corpus_open_sources_follows_the_schema)
{
	struct err err = {0};

	tree_put(&tree, "schema/work.rng",
		"<element name='other' xmlns='http://relaxng.org/ns/structure/"
		"1.0'><empty/></element>");
	ck_assert_ptr_null(corpus_open_sources(&tree.paths, &err));
	ck_assert_ptr_nonnull(strstr(err.message, "work.xml:1: "));
}
END_TEST

START_TEST(corpus_findings_tell_what_a_schema_cannot)
{
	static const struct {
		const char *from, *to;
		int line;
		const char *message;
	} rows[] = {
		{"id='2.1.1'", "id='3.1.1'", 11, "that of '2.1'"},
		{"refs='2-3'", "refs='2-4'", 12, "reference 4"},
		{"<title xml:lang='fr'>Vitesse</title>", "", 9, "'fr'"},
		{"section='2.1'>", "section='9.1'>", 24, "'9.1'"},
		{"to='2.1.2'", "to='7'", 15, "'7'"},
		{"<author>", "<author family='od'>", 3, "'The Body'"},
		{"gone id='2.1.4'", "gone id='2.1.1'", 15, "at once"},
		{"block='2.1.3'", "block='2.1.8'", 13, "'2.1.8'"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		char *text = with(TREE_WORK, rows[i].from, rows[i].to);

		corpus_close(work);
		tree_put(&tree, "work.xml", text);
		work = tree_open(&tree);
		ck_assert_msg(tree_finds(work, "work.xml", rows[i].line,
				      rows[i].message),
			"%s", rows[i].to);
		free(text);
	}
}
END_TEST

START_TEST(corpus_open_gone_ids_in_a_ring_lead_nowhere)
{
	char *text = with(TREE_WORK, "to='2.1.2'", "to='2.1.4'");

	corpus_close(work);
	tree_put(&tree, "work.xml", text);
	work = tree_open(&tree);
	ck_assert_int_eq(corpus_find(work, STR("2.1.4")), CORPUS_NONE);
	free(text);
}
END_TEST

START_TEST(corpus_locale_without_a_file_knows_the_direction)
{
	char *text = with(TREE_WORK, "tag='fr'", "tag='ar'");

	corpus_close(work);
	tree_put(&tree, "work.xml", text);
	work = tree_open(&tree);
	ck_assert(corpus_locale(work, 2)->is_rtl);
	ck_assert(!corpus_locale(work, 1)->is_rtl);
	ASSERT_STR(corpus_locale(work, 2)->tag, "ar");
	ck_assert_ptr_eq(corpus_locale(work, 2), corpus_locale(work, 2));
	ck_assert_ptr_eq(corpus_locale(work, 99), locale_default());
	free(text);
}
END_TEST

START_TEST(corpus_close_null_is_fine)
{
	corpus_close(NULL);
}
END_TEST

Suite *suite_corpus_spine(void)
{
	Suite *s = suite_create("corpus/spine");
	TCase *tc = tcase_create("spine");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, corpus_open_small_tree_knows_the_work);
	tcase_add_test(tc, corpus_title_missing_falls_back_to_en);
	tcase_add_test(tc, corpus_report_has_its_fields);
	tcase_add_test(tc, corpus_report_not_told_is_null);
	tcase_add_test(tc, corpus_source_lang_is_the_works_first);
	tcase_add_test(tc, corpus_find_every_kind_of_id_gives_its_row);
	tcase_add_test(tc, corpus_find_unknown_id_gives_none);
	tcase_add_test(tc, corpus_nearest_mistyped_id_is_mended);
	tcase_add_test(tc, corpus_item_row_has_its_fields);
	tcase_add_test(tc, corpus_item_beyond_the_ends_is_null);
	tcase_add_test(tc, corpus_item_is_cut_tells_headings_with_blocks);
	tcase_add_test(tc, corpus_end_is_where_the_subtree_ends);
	tcase_add_test(tc, corpus_section_next_stays_on_the_level_or_above);
	tcase_add_test(tc, corpus_heading_of_a_block_is_its_sections);
	tcase_add_test(tc, tier_from_name_reads_what_tier_name_writes);
	tcase_add_test(tc, corpus_open_bad_work_fails_with_file_and_line);
	tcase_add_test(tc, corpus_open_without_work_fails);
	tcase_add_test(tc, corpus_open_sources_follows_the_schema);
	tcase_add_test(tc, corpus_findings_tell_what_a_schema_cannot);
	tcase_add_test(tc, corpus_open_gone_ids_in_a_ring_lead_nowhere);
	tcase_add_test(tc, corpus_locale_without_a_file_knows_the_direction);
	tcase_add_test(tc, corpus_close_null_is_fine);
	suite_add_tcase(s, tc);
	return s;
}
