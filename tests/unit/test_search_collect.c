/* SPDX-License-Identifier: MIT */
#include "search/collect.h"

#include "base/macros.h"
#include "search_tree.h"

Suite *suite_search_collect(void);

static struct search_tree t;
static struct buf seen;

static void setup(void)
{
	search_tree_init(&t);
	seen = (struct buf){0};
}

static void teardown(void)
{
	search_tree_free(&t);
	buf_release(&seen);
}

static bool note(void *ctx, const struct index_doc *doc)
{
	static const char kinds[] = {[SEARCH_HEADING] = 'h',
		[SEARCH_BLOCK] = 'b',
		[SEARCH_CONCEPT] = 'c',
		[SEARCH_REFERENCE] = 'r',
		[SEARCH_NOTE] = 'n',
		[SEARCH_QUESTION] = 'q'};

	(void)ctx;
	buf_printf(&seen, "%c %.*s<%.*s %d.%d: ", kinds[doc->kind],
		STR_ARG(doc->place), STR_ARG(doc->section), doc->lang,
		doc->tier);
	for (size_t i = 0; i < doc->text.len; i++)
		buf_byte(&seen,
			doc->text.ptr[i] == '\n' ? '|' : doc->text.ptr[i]);
	for (size_t i = 0; i < doc->marks.len; i++)
		buf_byte(&seen, doc->marks.ptr[i] == TERM_MARK
					? '@'
					: doc->marks.ptr[i]);
	buf_byte(&seen, '\n');
	return true;
}

/* The documents of the files of one kind, in `seen`. */
static void collect(enum source_kind kind)
{
	struct collector *collector = collector_new(&t.source, note, NULL);
	struct sources sources = {0};

	sources_list(&t.source, &sources);
	for (size_t i = 0; i < sources.list.len; i++)
		if (sources.list.ptr[i].kind == kind)
			ck_assert(collector_take(
				collector, &sources.list.ptr[i]));
	sources_release(&sources);
	collector_free(collector);
}

START_TEST(collect_texts_are_only_what_is_written)
{
	collect(SOURCE_TEXT);
	ck_assert_str_eq(seen.ptr,
		"b 2.0.1<2 0.2: \u4eba\u5de5\u667a\u80fd\u3002\n"
		"b 2.1.1<2.1 0.2: \u98ce\u9669\u5f88\u5feb\u3002\n"
		"b 2.1.2<2.1 0.2: \u7532|\u4e59\n"
		"b 2.0.1<2 1.0: The risk leads.\n"
		"b 2.1.1<2.1 1.0: Risks run fast.\n"
		"b 2.1.2<2.1 1.0: alpha|beta\n"
		"b 2.0.1<2 1.2: The risk of a deepfake leads.@t:deepfake\n"
		"b 2.1.1<2.1 1.2: Risks run [1] fast.@r:1\n"
		"b 2.1.2<2.1 1.2: alpha|beta\n"
		"b 2.1.3<2.1 1.2: The caption\n");
}
END_TEST

START_TEST(collect_figures_are_with_their_data_and_what_they_show)
{
	tree_put(&t.tree, "figures.xml",
		"<figures><figure id='fig-1' kind='bars'>"
		"<label xml:lang='en'>Figure 1:</label>"
		"<alt xml:lang='en'>Bars rise.</alt>"
		"<series><label xml:lang='en'>Incidents</label>"
		"<bar year='2019' about='400'/></series>"
		"</figure></figures>");
	tree_put(&t.tree, "zh/full/02-safety.md",
		"# 2 \u5b89\u5168\n\n\u4eba\n\n## 2.1 \u901f\u5ea6\n\n\u98ce"
		"\n\n- \u7532\n- \u4e59\n\n![\u56fe](fig:1)\n\n## 2.2 "
		"\u5e7f\u5ea6\n\n");
	search_tree_open(&t);
	collect(SOURCE_TEXT);
	ck_assert_ptr_nonnull(strstr(seen.ptr,
		"b 2.1.3<2.1 1.2: The caption|Incidents|2019: about 400|"
		"Figure 1: Bars rise.\n"));
	/* In a language that has no data of its own. */
	ck_assert_ptr_nonnull(strstr(seen.ptr, "b 2.1.3<2.1 0.2: \u56fe"));
	ck_assert_ptr_eq(
		strstr(seen.ptr, "Figure 1: Bars"), strrchr(seen.ptr, 'F'));
}
END_TEST

START_TEST(collect_headings_are_once_in_each_language)
{
	collect(SOURCE_SPINE);
	ck_assert_ptr_nonnull(strstr(seen.ptr, "h 2< 1.-1: Safety\n"));
	ck_assert_ptr_nonnull(strstr(seen.ptr, "h 2.1<2 1.-1: Speed\n"));
	ck_assert_ptr_nonnull(strstr(seen.ptr, "h 2<"
					       " 0.-1: \u5b89\u5168\n"));
	ck_assert_ptr_nonnull(strstr(seen.ptr, "h A07<A-1 2.-1: Sept\n"));
}
END_TEST

START_TEST(collect_glossary_is_terms_and_definitions)
{
	collect(SOURCE_GLOSSARY);
	ck_assert_str_eq(seen.ptr,
		"c deepfake< 1.-1: deepfake, faked film|p|s|f@t:deepfake\n");
}
END_TEST

START_TEST(collect_references_have_a_title_in_their_language)
{
	collect(SOURCE_REFERENCES);
	ck_assert_str_eq(seen.ptr,
		"r 2<2.1 0.-1: \u4e8c@r:2\n"
		"r 1<2.1 1.-1: First|A \\ B|https://a.example/1|"
		"https://a.example/2@r:1\n"
		"r 3<2.1 2.-1: Trois|P|2024@r:3\n");
}
END_TEST

START_TEST(collect_notes_stand_in_the_section_of_their_place)
{
	collect(SOURCE_NOTES);
	ck_assert_str_eq(
		seen.ptr, "n G1<2.1 1.-1: The note says so [2].|Twice.@r:2\n");
}
END_TEST

START_TEST(collect_questions_are_with_options_and_replies)
{
	collect(SOURCE_QUIZ);
	ck_assert_str_eq(seen.ptr,
		"q 2.1.q1<2.1 1.-1: Why q1?|a|reply a|b|reply b|c|reply c|d|"
		"reply d\n"
		"q 2.1.q3<2.1 1.-1: Why q3?|a|reply a|b|reply b|c|reply c|d|"
		"reply d\n");
}
END_TEST

START_TEST(collect_lone_file_is_its_units)
{
	t.source.work = NULL;
	t.source.file =
		file_from(STR("zero\n\n# One\n\na [x](<term:y z>) b\n\n***\n\n"
			      "- c\n- d [9](ref:9)\n\n## Two\n"),
			"t.md", &t.err);
	collect(SOURCE_FILE);
	ck_assert_str_eq(seen.ptr, "b s0.1<s0 0.-1: zero\n"
				   "h s1< 0.-1: One\n"
				   "b s1.1<s1 0.-1: a x b\n"
				   "b s1.3<s1 0.-1: c|d [9]@r:9\n"
				   "h s2< 0.-1: Two\n");
	file_close(t.source.file);
}
END_TEST

/* How many documents the files of a kind have. */
static int count_of(enum source_kind kind)
{
	int lines = 0;

	buf_clear(&seen);
	collect(kind);
	for (size_t i = 0; i < seen.len; i++)
		lines += seen.ptr[i] == '\n';
	return lines;
}

static int count_blocks(struct work *work, int lang)
{
	int count = 0;

	for (int i = 0; i < corpus_count(work); i++)
		for (int tier = 0; tier < TIER_COUNT; tier++)
			count += corpus_item(work, i)->kind == SPINE_BLOCK &&
			         corpus_is_written(
					 work, i, lang, (enum tier)tier);
	return count;
}

static int count_headings(struct work *work, int lang)
{
	int count = 0;

	for (int i = 0; i < corpus_count(work); i++)
		count += corpus_section_of(work, i) == i &&
		         corpus_item(work, i)->kind != SPINE_FIGURE &&
		         corpus_item(work, i)->titles[lang].len > 0;
	return count;
}

static int count_concepts(struct work *work, int lang)
{
	const struct gloss *gloss = corpus_gloss(work);
	int count = 0;

	for (size_t i = 0; i < gloss->count; i++)
		count += gloss_in(&gloss->concepts[i],
				 str_of(corpus_lang_tag(work, lang))) != NULL;
	return count;
}

static int count_references(struct work *work, int lang)
{
	int count = 0;

	for (int i = 1; i <= 123; i++) {
		const struct reference *ref = corpus_reference(work, i);

		count += ref && ref->titles[lang].len > 0;
	}
	return count;
}

static int count_notes(struct work *work, int lang)
{
	return (int)corpus_note_count(work, lang);
}

/* All that is written of the shipped work, and no more. */
START_TEST(collect_shipped_work_is_all_there)
{
	static const struct {
		enum source_kind kind;
		int (*count)(struct work *, int);
	} rows[] = {
		{SOURCE_TEXT, count_blocks},
		{SOURCE_SPINE, count_headings},
		{SOURCE_GLOSSARY, count_concepts},
		{SOURCE_REFERENCES, count_references},
		{SOURCE_NOTES, count_notes},
	};
	struct paths paths = {
		.data = KOINE_SRCDIR,
		.content = KOINE_SRCDIR "/content",
	};
	struct fs_info info;

	if (!fs_stat(KOINE_SRCDIR "/content/work.xml", &info))
		return;
	corpus_close(t.work);
	t.work = corpus_open(&paths, &t.err);
	ck_assert_msg(t.work != NULL, "%s", t.err.message);
	t.source = (struct index_source){.paths = &paths, .work = t.work};
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int written = 0;

		for (int lang = 0; lang < corpus_lang_count(t.work); lang++)
			written += rows[i].count(t.work, lang);
		ck_assert_int_gt(written, 200);
		ck_assert_int_eq(count_of(rows[i].kind), written);
	}
	ck_assert_int_gt(count_of(SOURCE_QUIZ), 300);
}
END_TEST

Suite *suite_search_collect(void)
{
	Suite *suite = suite_create("search/collect");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, collect_texts_are_only_what_is_written);
	tcase_add_test(
		tests, collect_figures_are_with_their_data_and_what_they_show);
	tcase_add_test(tests, collect_headings_are_once_in_each_language);
	tcase_add_test(tests, collect_glossary_is_terms_and_definitions);
	tcase_add_test(
		tests, collect_references_have_a_title_in_their_language);
	tcase_add_test(
		tests, collect_notes_stand_in_the_section_of_their_place);
	tcase_add_test(tests, collect_questions_are_with_options_and_replies);
	tcase_add_test(tests, collect_lone_file_is_its_units);
	tcase_add_test(tests, collect_shipped_work_is_all_there);
	suite_add_tcase(suite, tests);
	return suite;
}
