/* SPDX-License-Identifier: MIT */
#include "search/plan.h"

#include "search_fixture.h"

Suite *suite_search_plan(void);

static struct arena scratch;
static struct query query;
static struct plan plan;

static void teardown(void)
{
	query_release(&query);
	query = (struct query){0};
	arena_free(&scratch);
	close_langs();
}

static void take(const char *lang, const char *text)
{
	query_release(&query);
	query_parse(str_of(text), NULL, &scratch, &query);
	query.is_typing = false;
	plan = (struct plan){
		.query = &query, .lang = lang_of(lang), .arena = &scratch};
}

/* What is asked, with "^" for the byte of stems and "@" for that of marks. */
static const char *show(const struct buf *out)
{
	struct str text = arena_str(&scratch, buf_view(out));
	char *bytes = arena_bytes(&scratch, text.len + 1);

	for (size_t i = 0; i < text.len; i++)
		bytes[i] = text.ptr[i] == TERM_STEM   ? '^'
		           : text.ptr[i] == TERM_MARK ? '@'
		                                      : text.ptr[i];
	bytes[text.len] = '\0';
	return bytes;
}

static const char *match(enum match_level level)
{
	struct buf out = {0};
	const bool ok = plan_match(&plan, level, &out);
	const char *shown = ok ? show(&out) : "nothing";

	ck_assert(ok || out.len == 0);
	buf_release(&out);
	return shown;
}

struct row {
	const char *lang, *query, *match;
};

/* clang-format off */
static const struct row exact_rows[] = {
	{"en", "risk", "((\"risk\"))"},
	{"en", "RISKS", "((\"risks\"))"},
	{"en", "co-operate", "((\"co operate\"))"},
	{"fr", "l’Intelligence", "((\"l intelligence\"))"},
	{"zh", "人工智能", "((\"人 工 智 能\"))"},
	{"zh", "風險", "((\"风 险\"))"},
	{"zh", "AI安全", "((\"ai 安 全\"))"},
	{"es", "10,5", "((\"10 5\"))"},
	{"en", "a b", "((\"a\")) AND ((\"b\"))"},
	{"en", "a OR b c", "((\"a\") OR (\"b\")) AND ((\"c\"))"},
	{"en", "a OR b OR c", "((\"a\") OR (\"b\") OR (\"c\"))"},
	{"en", "=risk \"a b\"", "((\"risk\")) AND ((\"a b\"))"},
	{"en", "ris*", "((\"ris\" *))"},
	{"en", "co-op*", "((\"co op\" *))"},
	{"zh", "人工*", "((\"人 工\"))"},
	{"en", "a -b", "(((\"a\"))) NOT ((\"b\" OR \"^b\"))"},
	{"en", "a -\"b c\"", "((\"a\"))"},
	{"en", "a -\"b\"", "(((\"a\"))) NOT ((\"b\"))"},
	{"en", "a ref:1 ref:2 term:x",
		"((\"a\")) AND (\"@t:x\") AND (\"@r:1\" OR \"@r:2\")"},
	/* nothing is interpreted */
	{"en", "OR AND NOT", "((\"or\")) AND ((\"and\")) AND ((\"not\"))"},
	{"en", "NEAR(a", "((\"near\")) AND ((\"a\"))"},
	{"en", "x\"y", "((\"x y\"))"},
	{"en", "words:a ^b c+d", "((\"words a\")) AND ((\"b\")) AND ((\"c d\"))"},
	/* nothing to be asked */
	{"en", "-a", "nothing"},
	{"en", "ref:1", "nothing"},
	{"en", "~isk", "nothing"},
	{"ar", "ـ", "nothing"},
	{"ar", "ـ خطر", "((\"خطر\"))"},
};

static const struct row stem_rows[] = {
	{"en", "risk", "((\"risk\" OR \"^risk\"))"},
	{"en", "governed", "((\"governed\" OR \"^governed\" OR \"^govern\" OR"
		" \"govern\"))"},
	{"en", "=governed", "((\"governed\"))"},
	{"en", "govern*", "((\"govern\" *))"},
	{"zh", "安全", "((\"安 全\"))"},
	{"en", "co-op", "((\"co op\" OR \"co ^op\" OR \"^co op\" OR \"^co ^op\""
		" OR \"^coop\" OR \"coop\"))"},
};
/* clang-format on */

START_TEST(plan_match_exact_asks_words)
{
	take(exact_rows[_i].lang, exact_rows[_i].query);
	ck_assert_str_eq(match(MATCH_EXACT), exact_rows[_i].match);
}
END_TEST

START_TEST(plan_match_stem_asks_forms)
{
	take(stem_rows[_i].lang, stem_rows[_i].query);
	ck_assert_str_eq(match(MATCH_STEM), stem_rows[_i].match);
}
END_TEST

START_TEST(plan_match_typing_last_word_goes_on)
{
	take("en", "a ris");
	query.is_typing = true;
	ck_assert_str_eq(match(MATCH_EXACT), "((\"a\")) AND ((\"ris\"))");
	ck_assert_str_eq(match(MATCH_STEM),
		"((\"a\" OR \"^a\")) AND ((\"ris\" OR \"^ris\" OR "
		"\"ris\" *))");
}
END_TEST

START_TEST(plan_match_closed_does_not_go_on)
{
	take("en", "a");
	query.is_typing = true;
	plan.is_closed = true;
	ck_assert_str_eq(match(MATCH_STEM), "((\"a\" OR \"^a\"))");
}
END_TEST

START_TEST(plan_match_forms_are_alternatives)
{
	take("ar", "خطر");
	plan.atoms[0].more.forms = STR("مخاطر\nاخطار\n");
	ck_assert_str_eq(match(MATCH_EXACT), "((\"خطر\"))");
	ck_assert_str_eq(match(MATCH_STEM),
		"((\"خطر\" OR \"^خطر\" OR \"مخاطر\" OR \"اخطار\"))");
}
END_TEST

START_TEST(plan_match_forms_of_all_stand_beside_the_words)
{
	take("zh", "安全 风险");
	plan.forms = STR("安 险\n");
	ck_assert_str_eq(match(MATCH_STEM),
		"((((\"安 全\")) AND ((\"风 险\"))) OR \"安 险\")");
}
END_TEST

START_TEST(plan_match_part_asks_its_words)
{
	static const struct str one[] = {{"asterisk", 8}, {"risk", 4}};
	static const struct str two[] = {{"manage", 6}};

	take("en", "~isk");
	plan.atoms[0].first = (struct plan_words){one, 2};
	ck_assert_str_eq(match(MATCH_EXACT), "(((\"asterisk\" OR \"risk\")))");
	take("en", "~\"isk to man\"");
	plan.atoms[0].first = (struct plan_words){one, 2};
	plan.atoms[0].last = (struct plan_words){two, 1};
	ck_assert_str_eq(match(MATCH_EXACT),
		"(((\"asterisk\" OR \"risk\") AND \"to\" AND (\"manage\")))");
}
END_TEST

START_TEST(plan_match_part_beside_a_word_is_an_alternative)
{
	take("en", "~xyz OR risk");
	ck_assert_str_eq(match(MATCH_EXACT), "((\"risk\"))");
	take("en", "~xyz risk");
	ck_assert_str_eq(match(MATCH_EXACT), "nothing");
}
END_TEST

START_TEST(plan_match_many_words_are_few_phrases)
{
	struct buf text = {0};
	struct buf out = {0};
	size_t phrases = 1;

	for (int i = 0; i < 100; i++)
		buf_cstr(&text, "governed-");
	take("en", text.ptr);
	ck_assert(plan_match(&plan, MATCH_STEM, &out));
	for (const char *s = out.ptr; (s = strstr(s, " OR ")); s++)
		phrases++;
	ck_assert_uint_le(phrases, 2 * PLAN_PHRASES);
	buf_release(&out);
	buf_release(&text);
}
END_TEST

START_TEST(plan_marks_keep_what_is_unwanted_away)
{
	const struct str about[] = {{"t:a", 3}, {"t:b", 3}};
	struct buf out = {0};

	take("en", "x -y ref:3");
	ck_assert(plan_marks(&plan, about, 2, &out));
	ck_assert_str_eq(show(&out), "((\"@t:a\" OR \"@t:b\") AND (\"@r:3\"))"
				     " NOT ((\"y\" OR \"^y\"))");
	buf_clear(&out);
	take("en", "x");
	ck_assert(!plan_marks(&plan, NULL, 0, &out));
	buf_release(&out);
}
END_TEST

START_TEST(plan_marks_double_quotes)
{
	const struct str about[] = {{"t:a\" OR \"b", 10}};
	struct buf out = {0};

	take("en", "x");
	ck_assert(plan_marks(&plan, about, 1, &out));
	ck_assert_str_eq(show(&out), "(\"@t:a\"\" OR \"\"b\")");
	buf_release(&out);
}
END_TEST

START_TEST(plan_sounds_ask_other_readings)
{
	struct buf out = {0};

	take("zh", "anquan");
	plan.atoms[0].is_sound = true;
	plan.atoms[0].more.syllables = STR("an quan\nang q*\n");
	ck_assert(plan_sounds(&plan, &out));
	ck_assert_str_eq(show(&out),
		"((\"an quan\" OR \"^an quan\" OR \"an ^quan\" OR \"ang q\" *"
		" OR \"^ang q\" * OR \"ang ^q\" *))");
	buf_release(&out);
}
END_TEST

START_TEST(plan_sounds_of_several_words_are_also_one_run)
{
	struct buf out = {0};

	take("zh", "an quan AI");
	plan.atoms[0].is_sound = plan.atoms[1].is_sound = true;
	plan.atoms[0].more.syllables = STR("an\n");
	plan.atoms[1].more.syllables = STR("quan\n");
	plan.syllables = STR("an quan\n");
	ck_assert(plan_sounds(&plan, &out));
	ck_assert_str_eq(show(&out),
		"((\"an\" OR \"^an\") AND (\"quan\" OR \"^quan\")) OR"
		" \"an quan\" OR \"^an quan\" OR \"an ^quan\"");
	buf_clear(&out);
	ck_assert(plan_rest(&plan, &out));
	ck_assert_str_eq(show(&out), "((\"ai\" OR \"^ai\"))");
	buf_release(&out);
}
END_TEST

START_TEST(plan_likely_sounds_are_the_first_way_whole)
{
	struct buf out = {0};

	take("zh", "guoji");
	ck_assert(!plan_likely_sounds(&plan, &out));
	plan.atoms[0].is_sound = true;
	plan.atoms[0].more.syllables = STR("guo ji*\ngu o ji*\n");
	ck_assert(plan_likely_sounds(&plan, &out));
	ck_assert_str_eq(show(&out), "\"guo ji\"");
	buf_clear(&out);
	take("zh", "ren gong zhineng");
	for (int i = 0; i < 3; i++) {
		plan.atoms[i].is_sound = true;
		plan.atoms[i].more.syllables = STR("ren\n");
	}
	ck_assert(!plan_likely_sounds(&plan, &out));
	plan.syllables = STR("ren gong zhi neng\nren gong zhi nen g*\n");
	ck_assert(plan_likely_sounds(&plan, &out));
	ck_assert_str_eq(show(&out), "\"ren gong zhi neng\"");
	buf_release(&out);
}
END_TEST

START_TEST(plan_must_verify_phrases_and_parts_of_several_words)
{
	static const struct {
		const char *query;
		bool must;
	} rows[] = {
		{"risk", false},
		{"=a-b", false},
		{"\"risk\"", false},
		{"\"a b\"", true},
		{"\"a.\"", true},
		{"~isk", false},
		{"~\"k man\"", true},
		{"~.isk", true},
		{"\"安全\"", true},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		take("en", rows[i].query);
		ck_assert_msg(plan_must_verify(&plan, 0) == rows[i].must, "%s",
			rows[i].query);
	}
}
END_TEST

START_TEST(plan_fold_joins_words)
{
	ck_assert_str_eq(
		plan_fold(lang_of("zh")->analyser, STR("AI，風險"), &scratch)
			.ptr,
		"ai 风 险");
}
END_TEST

Suite *suite_search_plan(void)
{
	Suite *suite = suite_create("search_plan");
	TCase *tc = tcase_create("plan");

	tcase_add_checked_fixture(tc, open_langs, teardown);
	tcase_add_loop_test(
		tc, plan_match_exact_asks_words, 0, ARRAY_LEN(exact_rows));
	tcase_add_loop_test(
		tc, plan_match_stem_asks_forms, 0, ARRAY_LEN(stem_rows));
	tcase_add_test(tc, plan_match_typing_last_word_goes_on);
	tcase_add_test(tc, plan_match_closed_does_not_go_on);
	tcase_add_test(tc, plan_match_forms_are_alternatives);
	tcase_add_test(tc, plan_match_forms_of_all_stand_beside_the_words);
	tcase_add_test(tc, plan_match_part_asks_its_words);
	tcase_add_test(tc, plan_match_part_beside_a_word_is_an_alternative);
	tcase_add_test(tc, plan_match_many_words_are_few_phrases);
	tcase_add_test(tc, plan_marks_keep_what_is_unwanted_away);
	tcase_add_test(tc, plan_marks_double_quotes);
	tcase_add_test(tc, plan_sounds_ask_other_readings);
	tcase_add_test(tc, plan_sounds_of_several_words_are_also_one_run);
	tcase_add_test(tc, plan_likely_sounds_are_the_first_way_whole);
	tcase_add_test(tc, plan_must_verify_phrases_and_parts_of_several_words);
	tcase_add_test(tc, plan_fold_joins_words);
	suite_add_tcase(suite, tc);
	return suite;
}
