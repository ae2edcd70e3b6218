/* SPDX-License-Identifier: MIT */
#include "gloss_sample.h"

Suite *suite_gloss_lookup(void);

#define FOUND_MAX 8

static const struct sample_term english[] = {
	{"large-language-model", "large language model", NULL, NULL},
	{"model-card", "model card", NULL, NULL},
	{"model", "model", "modelled", NULL},
	{"compute", "compute", "computing power", NULL},
	{"machine", "thinking machine", NULL, "d"},
	{"un", "UN", NULL, "an"},
	{NULL, NULL, NULL, NULL},
};

/* The ids found, separated by spaces. */
static void check_found(struct sample *sample, const char *lang,
	const char *query, const char *ids)
{
	const struct gloss_concept *found[FOUND_MAX];
	struct buf out = {0};
	size_t count = gloss_lookup(&sample->gloss, sample->fold, str_of(lang),
		str_of(query), found, FOUND_MAX);

	for (size_t i = 0; i < count; i++)
		buf_printf(&out, "%s%.*s", i > 0 ? " " : "",
			STR_ARG(found[i]->id));
	ck_assert_str_eq(out.ptr != NULL ? out.ptr : "", ids);
	buf_release(&out);
}

static const struct {
	const char *lang, *query, *ids;
} queries[] = {
	{"en", "model", "model model-card large-language-model"},
	{"en", "MODEL", "model model-card large-language-model"},
	{"en", "  model ", "model model-card large-language-model"},
	{"en", "modelled", "model"},
	{"en", "power", "compute"},
	{"en", "thinking", "machine"},
	{"en", "un", "un"},
	{"en", "ódel", "large-language-model model-card model"},
	{"", "compute", "compute"},
	{"fr", "compute", ""},
	{"en", "nothing of the kind", ""},
	{"en", "", ""},
	{"en", "   ", ""},
};

START_TEST(gloss_lookup_query_gives_exact_then_beginning_then_containing)
{
	struct sample sample;

	sample_make(&sample, "en", english);
	check_found(
		&sample, queries[_i].lang, queries[_i].query, queries[_i].ids);
	sample_free(&sample);
}
END_TEST

START_TEST(gloss_lookup_more_than_max_gives_the_best)
{
	const struct gloss_concept *found[1] = {NULL};
	struct sample sample;

	sample_make(&sample, "en", english);
	ck_assert_uint_eq(gloss_lookup(&sample.gloss, sample.fold, STR("en"),
				  STR("model"), found, 1),
		1);
	ck_assert(str_eq(found[0]->id, STR("model")));
	ck_assert_uint_eq(gloss_lookup(&sample.gloss, sample.fold, STR("en"),
				  STR("model"), found, 0),
		0);
	sample_free(&sample);
}
END_TEST

START_TEST(gloss_lookup_arabic_spelling_is_forgiven)
{
	static const struct sample_term arabic[] = {
		{"risks", "إدارة المخاطر", NULL, NULL},
		{NULL, NULL, NULL, NULL},
	};
	struct sample sample;

	sample_make(&sample, "ar", arabic);
	check_found(&sample, "ar", "اداره المخاطر", "risks");
	sample_free(&sample);
}
END_TEST

START_TEST(gloss_lookup_empty_glossary_finds_nothing)
{
	static const struct sample_term none[] = {{NULL, NULL, NULL, NULL}};
	struct sample sample;

	sample_make(&sample, "en", none);
	check_found(&sample, "en", "model", "");
	sample_free(&sample);
}
END_TEST

Suite *suite_gloss_lookup(void)
{
	Suite *suite = suite_create("gloss_lookup");
	TCase *tcase = tcase_create("lookup");

	tcase_add_loop_test(tcase,
		gloss_lookup_query_gives_exact_then_beginning_then_containing,
		0, (int)ARRAY_LEN(queries));
	tcase_add_test(tcase, gloss_lookup_more_than_max_gives_the_best);
	tcase_add_test(tcase, gloss_lookup_arabic_spelling_is_forgiven);
	tcase_add_test(tcase, gloss_lookup_empty_glossary_finds_nothing);
	suite_add_tcase(suite, tcase);
	return suite;
}
