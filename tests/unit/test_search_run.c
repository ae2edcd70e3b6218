/* SPDX-License-Identifier: MIT */
#include "search_work.h"

Suite *suite_search_run(void);

static struct search_work w;

static void setup(void)
{
	work_init(&w);
}

static void teardown(void)
{
	work_free(&w);
}

/* clang-format off */
static const struct {
	int lang;
	const char *query, *found;
} rows[] = {
	/* folding: case, width, soft hyphen, marks, hyphens, apostrophes */
	{EN, "SAME WORDS", "exact 2.1.7"},
	{EN, "ｆｕｌｌｗｉｄｔｈ", "exact 2.1.5"},
	{EN, "full\u00ADwidth", "exact 2.1.5"},
	{EN, "cafe", "exact 2.1.5"},
	{EN, "10.5", "exact 2.1.5"},
	{EN, "co-operation", "exact 2.1.2, stem 2.1.3"},
	{EN, "cooperation", "stem 2.1.2, stem 2.1.3"},
	{FR, "l'intelligence", "exact 2.1.1"},
	{FR, "intelligence", "exact 2.1.1"},
	{FR, "COEUR", "exact 2.1.1"},
	{FR, "surete", "exact 2.1.4"},
	{RU, "все", "exact 2.1.3"},
	{RU, "ВСЁ", "exact 2.1.3"},
	{AR, "الاخطار", "exact 2.1.2, stem 2.1.1"},
	{AR, "الحوكمة", "exact 2.1.3"},
	{AR, "المسؤوليه", "stem 2.1.3"},
	{AR, "والمسؤولية", "exact 2.1.3"},
	{AR, "مسـتوى", "exact 2.1.4"},
	{AR, "12", "exact 2.1.4"},
	{AR, "علي", "exact 2.1.4"},
	{ZH, "風險", "exact 2.1.1"},
	{ZH, "ＡＩ", "exact 2.1.4"},
	/* ideographs, wherever they stand */
	{ZH, "工智", "exact 2.1.1"},
	{ZH, "家安", "exact 2.1.2"},
	{ZH, "人智", ""},
	{ZH, "AI安全", "exact 2.1.4"},
	/* inflection, exact before stem */
	{EN, "risk", "exact 2.1.2, exact 2.1.4, stem 2.1.1"},
	{EN, "governments", "exact 2.1.3"},
	{EN, "governing", "stem 2.1.3"},
	{FR, "systeme", "stem 2.1.2"},
	{FR, "gouverner", "stem 2.1.2"},
	{ES, "niño", "stem 2.1.2"},
	{RU, "риск", "exact 2.1.1, stem 2.1.2"},
	{RU, "рисков", "stem 2.1.2, stem 2.1.1"},
	{AR, "خطر", "stem 2.1.1, stem 2.1.2"},
	/* Latin letters */
	{ZH, "rengongzhineng", "key 2.1.1"},
	{ZH, "rengong zhineng", "key 2.1.1"},
	{ZH, "ren gong zhi neng", "key 2.1.1"},
	{ZH, "rengongzhin", "key 2.1.1"},
	{ZH, "yinhang", "key 2.1.3"},
	{ZH, "gongren", ""},
	{ZH, "AI anquan", "key 2.1.4"},
	{RU, "bezopasnost", "key 2.1.1"},
	{RU, "bezopasnost'", "key 2.1.1"},
	{AR, "almakhatir", "key 2.1.1"},
	{AR, "al-makhatir", "key 2.1.1"},
	{ES, "año", "exact 2.1.1"},
	{ES, "ano", "key 2.1.1"},
	{ES, "mano", "exact 2.1.4"},
	/* a term of another language */
	{EN, "дипфейк", "term 2.1.4"},
	{ZH, "faked film", "term 2.1.5"},
	{FR, "deepfake", "term 2.1.3"},
	{RU, "深度偽造", "term 2.1.4"},
	{ZH, "\"deepfake\"", ""},
	/* operators */
	{EN, "=risk", "exact 2.1.2, exact 2.1.4"},
	{EN, "=risks", "exact 2.1.1"},
	{EN, "~isk", "exact 2.1.6, exact 2.1.1, exact 2.1.2, exact 2.1.4"},
	{EN, "~\"isk man\"", "exact 2.1.4"},
	{EN, "~\"a, b\"", "exact 2.1.8"},
	{EN, "ris*", "exact 2.1.1, exact 2.1.2, exact 2.1.4"},
	{EN, "\"risk manager\"", "exact 2.1.4"},
	{EN, "\"risk man\"", ""},
	{EN, "\"manager risk\"", ""},
	{EN, "\"a, b\"", "exact 2.1.8"},
	{EN, "\"a b\"", ""},
	{EN, "“RISK  Manager”", "exact 2.1.4"},
	{ZH, "\"工智\"", "exact 2.1.1"},
	{EN, "risk -manager", "exact 2.1.2, stem 2.1.1"},
	{EN, "risk -=risks", "exact 2.1.2, exact 2.1.4"},
	{EN, "risk -\"risk manager\"", "exact 2.1.2, stem 2.1.1"},
	{EN, "risk -~anage", "exact 2.1.2, stem 2.1.1"},
	{EN, "words -\"a b\"", "exact 2.1.7, exact 2.1.8"},
	{EN, "cafe OR asterisk", "exact 2.1.6, exact 2.1.5"},
	{EN, "risk OR words manager", "exact 2.1.4"},
	{EN, "\"risk manager\" OR cafe", "exact 2.1.4, exact 2.1.5"},
	{EN, "ref:1", "exact 2.1.1"},
	{EN, "term:deepfake", "term 2.1.4"},
	{ZH, "term:deepfake", "term 2.1.5"},
	{EN, "risk ref:1", "stem 2.1.1"},
	{EN, "risk term:deepfake", "exact 2.1.4"},
	{EN, "in:2.1.4 risk", "exact 2.1.4"},
	{EN, "in:2.1.4 in:2.1.1 risk", "exact 2.1.4, stem 2.1.1"},
	{EN, "in:2 asterisk", "exact 2.1.6"},
	{EN, "in:appendix asterisk", ""},
	{EN, "in:2.1.6", "exact 2.1.6, exact 2.1.6"},
	{EN, "in:2.1.6 -another", "exact 2.1.6"},
	{EN, "tier:plain words", "exact 2.1.7"},
	{EN, "tier:plain risk", ""},
	{EN, "tier:full dangers", ""},
	{EN, "lang:ru risk", ""},
	{RU, "lang:ru риск", "exact 2.1.1, stem 2.1.2"},
	/* all words must be in one block */
	{EN, "risk deepfake", "exact 2.1.4"},
	{EN, "risk asterisk", ""},
	/* found nowhere */
	{EN, "", ""},
	{EN, "   ", ""},
	{EN, "-risk", ""},
	{EN, "?!", ""},
	{EN, "NEAR(risk manager)", ""},
	{EN, "risk\" OR \"manager", ""},
	{EN, "words : risk", ""},
	{EN, "' OR 1=1 --", ""},
};
/* clang-format on */

START_TEST(search_run_query_finds_blocks)
{
	ck_assert_str_eq(
		work_find(&w, rows[_i].lang, rows[_i].query), rows[_i].found);
}
END_TEST

START_TEST(search_run_typing_last_word_goes_on)
{
	w.opts.is_typing = true;
	ck_assert_str_eq(work_find(&w, EN, "manag"), "stem 2.1.4");
	ck_assert_str_eq(
		work_find(&w, EN, "ris"), "stem 2.1.1, stem 2.1.2, stem 2.1.4");
	ck_assert_str_eq(work_find(&w, EN, "ris "), "");
	ck_assert_str_eq(work_find(&w, EN, "\"risk man"), "exact 2.1.4");
	ck_assert_str_eq(work_find(&w, RU, "bezopas"), "key 2.1.1");
	ck_assert_str_eq(work_find(&w, EN, "asteris"), "stem 2.1.6");
}
END_TEST

START_TEST(search_run_equal_tiers_are_one_hit)
{
	work_ask(&w, STR("\"same words\""));
	ck_assert_uint_eq(w.answer.count, 1);
	ck_assert_int_eq(w.answer.counts[EN], 1);
	ck_assert_int_eq(w.answer.hits[0].tier, TIER_FULL);
	ck_assert_uint_eq(
		w.answer.hits[0].tiers, 1U << TIER_FULL | 1U << TIER_PLAIN);
	w.opts.tier = TIER_PLAIN;
	work_ask(&w, STR("\"same words\""));
	ck_assert_int_eq(w.answer.hits[0].tier, TIER_PLAIN);
	w.opts.tier = TIER_STUDENT;
	work_ask(&w, STR("\"same words\""));
	ck_assert_int_eq(w.answer.hits[0].tier, TIER_FULL);
}
END_TEST

START_TEST(search_run_limit_leaves_counts)
{
	w.opts.limit = 1;
	ck_assert_str_eq(work_find(&w, EN, "risk"), "exact 2.1.2");
	ck_assert_int_eq(w.answer.counts[EN], 3);
	w.opts.limit = 3;
	w.opts.others = 1;
	w.opts.lang = RU;
	ck_assert_str_eq(work_find(&w, EN, "risk"), "exact 2.1.2");
}
END_TEST

START_TEST(search_run_languages_first_the_page_s_then_in_order)
{
	static const int order[] = {FR, ZH, EN, RU};
	size_t seen = 0;

	w.opts.lang = FR;
	work_ask(&w, STR("deepfake"));
	for (size_t i = 0; i < w.answer.count; i++) {
		if (w.answer.hits[i].kind != SEARCH_BLOCK)
			continue;
		ck_assert_uint_lt(seen, ARRAY_LEN(order));
		ck_assert_int_eq(w.answer.hits[i].lang, order[seen++]);
	}
	ck_assert_uint_eq(seen, ARRAY_LEN(order));
}
END_TEST

START_TEST(search_run_flat_is_in_order_of_score)
{
	w.opts.lang = FR;
	w.opts.is_flat = true;
	work_ask(&w, STR("deepfake"));
	ck_assert_uint_gt(w.answer.count, 3);
	ck_assert_int_eq(w.answer.hits[0].lang, EN);
	for (size_t i = 1; i < w.answer.count; i++)
		ck_assert_double_le(
			w.answer.hits[i].score, w.answer.hits[i - 1].score);
}
END_TEST

START_TEST(search_run_asked_languages_are_met_by_those_of_the_query)
{
	w.opts.langs = 1U << RU | 1U << EN;
	work_ask(&w, STR("deepfake"));
	ck_assert_int_eq(w.answer.counts[FR], 0);
	ck_assert_int_gt(w.answer.counts[RU], 0);
	work_ask(&w, STR("deepfake lang:ru"));
	ck_assert_int_eq(w.answer.counts[EN], 0);
	ck_assert_int_gt(w.answer.counts[RU], 0);
	work_ask(&w, STR("deepfake lang:fr"));
	ck_assert_uint_eq(w.answer.count, 0);
}
END_TEST

START_TEST(search_run_names_the_concepts_of_the_query)
{
	work_ask(&w, STR("hypertrucage"));
	ck_assert_uint_eq(w.answer.concept_count, 1);
	ASSERT_STR(w.answer.concepts[0], "deepfake");
}
END_TEST

START_TEST(search_run_term_hits_show_where_the_term_stands)
{
	ck_assert_str_eq(work_find(&w, RU, "deepfake"), "term 2.1.4");
	for (size_t i = 0; i < w.answer.count; i++) {
		const struct search_hit *hit = &w.answer.hits[i];

		if (hit->lang != RU || hit->kind != SEARCH_BLOCK)
			continue;
		ck_assert_uint_eq(hit->range_count, 1);
		ASSERT_STR(str_sub(hit->text, hit->ranges[0].start,
				   hit->ranges[0].end),
			"Дипфейк");
	}
}
END_TEST

START_TEST(search_run_hits_say_what_they_are)
{
	const struct search_hit *hit;

	work_ask(&w, STR("asterisk"));
	ck_assert_uint_eq(w.answer.count, 1);
	hit = &w.answer.hits[0];
	ASSERT_STR(hit->place, "2.1.6");
	ASSERT_STR(hit->section, "2.1");
	ASSERT_STR(hit->text, "asterisk");
	ck_assert_int_eq(hit->kind, SEARCH_BLOCK);
	ck_assert_int_eq(hit->lang, EN);
	ck_assert_uint_eq(hit->range_count, 1);
	ck_assert_uint_eq(hit->ranges[0].start, 0);
	ck_assert_uint_eq(hit->ranges[0].end, 8);
	ck_assert_double_gt(hit->score, SEARCH_WHY_COUNT);
	ck_assert_int_ge(w.answer.micros, 0);
}
END_TEST

START_TEST(search_run_nothing_found_is_suggested)
{
	work_ask(&w, STR("asterizk"));
	ck_assert_uint_eq(w.answer.count, 0);
	ck_assert_uint_gt(w.answer.suggestion_count, 0);
	ASSERT_STR(w.answer.suggestions[0].query, "asterisk");
	work_ask(&w, STR(""));
	ck_assert_uint_eq(w.answer.suggestion_count, 0);
}
END_TEST

START_TEST(search_run_hostile_queries_are_answered)
{
	static const char *const parts[] = {"a", "a ", "~a ", "a* ", "a-", "\"",
		"\" ", "-", "OR ", "a OR ", "\xFF", "\xED\xA0\x80", "\x01",
		"\u0301", "NEAR(", "*", ":", "lang:", "in:2 ", "ref:1 ",
		"\uFDFA", "人", "人 ", "~人 ", "(a|a)*", "l'", "' ", "\"\" "};

	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		struct buf text = {0};

		for (int k = 0; k < 100000; k++)
			buf_cstr(&text, parts[i]);
		work_ask(&w, buf_view(&text));
		w.opts.is_typing = !w.opts.is_typing;
		work_ask(&w, buf_view(&text));
		buf_release(&text);
	}
}
END_TEST

static const char *find_in_file(struct search_work *lone, const char *query)
{
	work_ask(lone, str_of(query));
	buf_clear(&lone->line);
	for (size_t i = 0; i < lone->answer.count; i++)
		buf_printf(&lone->line, "%.*s ",
			STR_ARG(lone->answer.hits[i].place));
	return lone->line.ptr ? lone->line.ptr : "";
}

START_TEST(search_run_lone_file_is_searched)
{
	struct search_work lone = {0};
	struct file *file = file_from(
		STR("# One\n\nrisk\n\n# Two\n\nrisks\n\nnone\n"), "f", NULL);
	const struct search_source source = {
		.paths = &w.tree.paths, .file = file, .path = "f"};

	lone.search = search_open(&source, true);
	ck_assert_str_eq(find_in_file(&lone, "risk"), "s1.1 s2.1 ");
	ck_assert_str_eq(find_in_file(&lone, "in:s2 risk"), "s2.1 ");
	ck_assert_str_eq(find_in_file(&lone, "in:S2"), "s2 s2.1 s2.2 ");
	ck_assert_str_eq(find_in_file(&lone, "in:s2.2"), "s2.2 ");
	ck_assert_str_eq(find_in_file(&lone, "tier:full risk"), "s1.1 s2.1 ");
	ck_assert_str_eq(find_in_file(&lone, "lang:xx risk"), "");
	search_close(lone.search);
	file_close(file);
	arena_free(&lone.arena);
	buf_release(&lone.line);
}
END_TEST

START_TEST(search_why_name_is_json_s)
{
	ck_assert_str_eq(search_why_name(SEARCH_EXACT), "exact");
	ck_assert_str_eq(search_why_name(SEARCH_TERM), "term");
	ck_assert_str_eq(search_kind_name(SEARCH_QUESTION), "question");
	for (int i = 0; i < SEARCH_WHY_COUNT; i++)
		ck_assert_ptr_nonnull(search_why_label((enum search_why)i));
}
END_TEST

Suite *suite_search_run(void)
{
	Suite *suite = suite_create("search_run");
	TCase *tc = tcase_create("search");

	/* Made once: tests run in processes of their own. */
	tcase_add_unchecked_fixture(tc, setup, teardown);
	tcase_add_loop_test(
		tc, search_run_query_finds_blocks, 0, ARRAY_LEN(rows));
	tcase_add_test(tc, search_run_typing_last_word_goes_on);
	tcase_add_test(tc, search_run_equal_tiers_are_one_hit);
	tcase_add_test(tc, search_run_limit_leaves_counts);
	tcase_add_test(tc, search_run_languages_first_the_page_s_then_in_order);
	tcase_add_test(tc, search_run_flat_is_in_order_of_score);
	tcase_add_test(
		tc, search_run_asked_languages_are_met_by_those_of_the_query);
	tcase_add_test(tc, search_run_names_the_concepts_of_the_query);
	tcase_add_test(tc, search_run_term_hits_show_where_the_term_stands);
	tcase_add_test(tc, search_run_hits_say_what_they_are);
	tcase_add_test(tc, search_run_nothing_found_is_suggested);
	tcase_add_test(tc, search_run_hostile_queries_are_answered);
	tcase_add_test(tc, search_run_lone_file_is_searched);
	tcase_add_test(tc, search_why_name_is_json_s);
	suite_add_tcase(suite, tc);
	return suite;
}
