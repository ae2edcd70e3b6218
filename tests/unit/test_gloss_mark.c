/* SPDX-License-Identifier: MIT */
#include "gloss_sample.h"
#include "md/md.h"

Suite *suite_gloss_mark(void);

#define END                            \
	{                              \
		NULL, NULL, NULL, NULL \
	}

static const struct sample_term english[] = {
	{"frontier-model", "frontier model", "frontier AI model", NULL},
	{"model", "model", NULL, NULL},
	{"governance", "governance", NULL, NULL},
	{"policy", "policy", NULL, NULL},
	{"compute", "compute", NULL, NULL},
	{"security", "security", NULL, NULL},
	{"un", "UN", "UNO|UN’s", "a"},
	{"un", "United Nations", NULL, NULL},
	{"who", "WHO", NULL, "a"},
	{"ai", "artificial intelligence", NULL, "n"},
	{"ai", "thinking machine", NULL, "d"},
	{"open-source", "open-source", "open source", NULL},
	{"sand", "sandbox", NULL, NULL},
	END,
};

static const struct sample_term chinese[] = {
	{"model", "模型", NULL, NULL},
	{"frontier-model", "前沿模型", NULL, NULL},
	{"ai", "AI", NULL, "a"},
	{"watermark", "水印", "数字水印", NULL},
	END,
};

static const struct sample_term french[] = {
	{"model", "modèle de fondation", NULL, NULL},
	{"regional", "accord régional", NULL, NULL},
	{"ai", "IA", NULL, "a"},
	{"assessment", "évaluation", NULL, NULL},
	{"system", "système d’IA", NULL, NULL},
	{"inclusive", "inclusivité", NULL, NULL},
	{"inclusive", "inclusif", NULL, NULL},
	END,
};

static const struct sample_term spanish[] = {
	{"regulation", "regulación", NULL, NULL},
	{"network", "red neuronal", NULL, NULL},
	{"voice", "voz clonada", NULL, NULL},
	END,
};

static const struct sample_term russian[] = {
	{"risk", "риск", NULL, NULL},
	{"system", "система", NULL, NULL},
	{"llm", "большая языковая модель", NULL, NULL},
	{"people", "человек", "люди|людей", NULL},
	{"ai", "ИИ", NULL, "a"},
	{"report", "учёт", NULL, NULL},
	END,
};

static const struct sample_term arabic[] = {
	{"ai", "الذكاء الاصطناعي", "ذكاء اصطناعي", NULL},
	{"risk", "خطر", "مخاطر|المخاطر", NULL},
	{"computing", "حوسبة", NULL, NULL},
	END,
};

static const struct {
	const char *lang;
	const struct sample_term *rows;
} glossaries[] = {
	{"en", english},
	{"zh", chinese},
	{"fr", french},
	{"es", spanish},
	{"ru", russian},
	{"ar", arabic},
};

static const struct sample_term *rows_of(const char *lang)
{
	for (size_t i = 0; i < ARRAY_LEN(glossaries); i++)
		if (strcmp(glossaries[i].lang, lang) == 0)
			return glossaries[i].rows;
	return NULL;
}

/* The marked terms of all leaves as "[id text]". */
static void list_marks(const struct doc_node *top, struct buf *out)
{
	const struct doc_node *leaf = doc_first_leaf(top);

	buf_cstr(out, "");
	for (; leaf != NULL; leaf = doc_next_leaf(leaf, top))
		for (size_t i = 0; i < leaf->span_count; i++) {
			const struct doc_span *span = &leaf->spans[i];
			struct str text =
				str_sub(leaf->text, span->start, span->end);

			if (span->kind == DOC_SPAN_TERM && span->is_marked)
				buf_printf(out, "[%.*s %.*s]",
					STR_ARG(span->target), STR_ARG(text));
		}
}

/* What is marked in `text`, taken as one block. */
static void check_marks(
	const char *lang, const char *text, const char *expected)
{
	struct sample sample;
	struct doc doc = {0};
	struct buf marks = {0};

	sample_make(&sample, lang, rows_of(lang));
	md_parse(str_of(text), &doc);
	gloss_mark(sample.marker, doc.root, &doc.arena);
	list_marks(doc.root, &marks);
	ck_assert_str_eq(marks.ptr != NULL ? marks.ptr : "", expected);
	buf_release(&marks);
	doc_release(&doc);
	sample_free(&sample);
}

struct marking {
	const char *lang, *text, *marks;
};

/* clang-format off */
static const struct marking words[] = {
	{ "en", "A model.", "[model model]" },
	{ "en", "Model: (model)", "[model Model]" },
	{ "en", "remodel modeller model2 x_model", "[model model]" },
	{ "en", "the model's aim", "[model model]" },
	{ "en", "model-based", "[model model]" },
	{ "en", "sandbox", "[sand sandbox]" },
	{ "en", "", "" },
	{ "en", "open\nsource", "[open-source open source]" },
	{ "en", "open  \nsource", "[open-source open\nsource]" },
	{ "en", "open\xC2\xA0source", "[open-source open\xC2\xA0source]" },
	{ "en", "open\xE2\x80\x91source", "[open-source open\xE2\x80\x91source]" },
	{ "en", "mo\xC2\xAD" "del", "[model mo\xC2\xAD" "del]" },
	{ "zh", "这个模型很大", "[model 模型]" },
	{ "zh", "前沿模型和模型", "[frontier-model 前沿模型][model 模型]" },
	{ "zh", "数字水印", "[watermark 数字水印]" },
	{ "zh", "用AI做", "[ai AI]" },
	{ "zh", "OpenAI的", "" },
	{ "zh", "模\n型", "[model 模型]" },
	{ "ar", "هذا خطر.", "[risk خطر]" },
	{ "ar", "أخطر", "" },
	{ "ar", "خطرها", "" },
	{ "ar", "وخطر", "[risk خطر]" },
	{ "ar", "بمخاطر", "[risk مخاطر]" },
	{ "ar", "والمخاطر", "[risk المخاطر]" },
	{ "ar", "للمخاطر", "[risk لمخاطر]" },
	{ "ar", "الخطر", "" },
	{ "ar", "خَطَر", "[risk خَطَر]" },
	{ "ar", "الحوسبه حوسبه", "[computing حوسبه]" },
	{ "ar", "بالذكاء الاصطناعي", "[ai الذكاء الاصطناعي]" },
	{ "ar", "وبالذكاء الاصطناعي", "[ai الذكاء الاصطناعي]" },
	{ "ar", "فبمخاطر", "[risk مخاطر]" },
	{ "ar", "وفبمخاطر", "" },
	{ "ru", "ИИ-системы", "[ai ИИ][system системы]" },
	{ "fr", "l’évaluation", "[assessment évaluation]" },
	{ "fr", "un système d'IA", "[system système d'IA]" },
};

static const struct marking longest[] = {
	{ "en", "a frontier model", "[frontier-model frontier model]" },
	{ "en", "model of a frontier model", "[model model][frontier-model frontier model]" },
	{ "en", "frontier model, frontier model", "[frontier-model frontier model]" },
	{ "en", "frontier model, frontier model, model", "[frontier-model frontier model][model model]" },
	{ "en", "frontier AI models", "[model models]" },
	{ "en", "frontier AI model", "[frontier-model frontier AI model]" },
	{ "en", "United Nations and UN", "[un United Nations]" },
};

static const struct marking endings[] = {
	{ "en", "models", "[model models]" },
	{ "en", "Frontier models", "[frontier-model Frontier models]" },
	{ "en", "policies", "[policy policies]" },
	{ "en", "government", "" },
	{ "en", "governing", "" },
	{ "en", "computer computers computing computation", "" },
	{ "en", "secure", "" },
	{ "en", "sandboxes", "[sand sandboxes]" },
	{ "en", "WHOs", "" },
	{ "fr", "des modèles de fondation", "[model modèles de fondation]" },
	{ "fr", "les accords régionaux", "[regional accords régionaux]" },
	{ "fr", "ÉVALUATIONS", "[assessment ÉVALUATIONS]" },
	{ "fr", "évaluer, évaluateur", "" },
	{ "fr", "systèmes d’IA", "[system systèmes d’IA]" },
	{ "fr", "des formes inclusives", "[inclusive inclusives]" },
	{ "fr", "les inclusivités", "[inclusive inclusivités]" },
	{ "es", "las regulaciones", "[regulation regulaciones]" },
	{ "es", "regulador", "" },
	{ "es", "voces clonadas, voz clonada", "[voice voz clonada]" },
	{ "es", "redes neuronales, red neuronal", "[network red neuronal]" },
	{ "ru", "рисками", "[risk рисками]" },
	{ "ru", "рискованный", "" },
	{ "ru", "больших языковых моделей", "[llm больших языковых моделей]" },
	{ "ru", "Людей", "[people Людей]" },
	{ "ru", "учет", "[report учет]" },
	{ "ru", "систематика", "" },
	{ "zh", "模型s", "[model 模型]" },
};

static const struct marking acronyms[] = {
	{ "en", "who said so, the WHO", "[who WHO]" },
	{ "en", "Un un", "" },
	{ "en", "UNO", "[un UNO]" },
	{ "en", "UN’s", "[un UN’s]" },
	{ "fr", "j'ai l'IA", "[ai IA]" },
	{ "fr", "ia", "" },
	{ "ru", "ии", "" },
};

static const struct marking unmarked[] = {
	{ "en", "artificial intelligence", "" },
	{ "en", "thinking machine", "" },
	{ "en", "# model\n\npolicy", "[policy policy]" },
	{ "en", "```\nmodel\n```\n", "" },
	{ "en", "<div>\nmodel\n</div>\n", "" },
	{ "en", "`model` model", "[model model]" },
	{ "en", "[model](http://x) model", "[model model]" },
	{ "en", "[model](sec:2.1) model", "[model model]" },
	{ "en", "[model](ref:1) model", "[model model]" },
	{ "en", "[model](note:E1) model", "[model model]" },
	{ "en", "<b title=model> model", "[model model]" },
	{ "en", "frontier [model](sec:2.1)", "" },
	{ "en", "[frontier](sec:2.1) model", "[model model]" },
	{ "en", "[an old thing](term:model) and a model", "" },
	{ "en", "a model and [an old thing](term:model)", "" },
	{ "en", "- a model\n- [x](term:model)\n", "" },
	{ "en", "[x](term:no-such-id) model", "[model model]" },
	{ "en", "[policy](term:model) policy model", "[policy policy]" },
	{ "en", "*the frontier* model", "[model model]" },
	{ "en", "frontier *model x*", "[model model]" },
	{ "en", "*frontier* model", "[frontier-model frontier model]" },
	{ "en", "**frontier model**", "[frontier-model frontier model]" },
	{ "en", "***frontier* model** x", "[frontier-model frontier model]" },
};

static const struct marking blocks[] = {
	{ "en", "- model\n- policy, model\n  - compute\n", "[model model][policy policy][compute compute]" },
	{ "en", "> model\n", "[model model]" },
	{ "en", "![A model](fig:1)", "[model model]" },
	{ "en", "![A model](x.png) model", "[model model]" },
};
/* clang-format on */

#define MARK_TEST(name, table)                                                \
	START_TEST(name)                                                      \
	{                                                                     \
		check_marks(table[_i].lang, table[_i].text, table[_i].marks); \
	}                                                                     \
	END_TEST

MARK_TEST(gloss_mark_word_is_matched_whole, words)
MARK_TEST(gloss_mark_longest_and_first_occurrence_win, longest)
MARK_TEST(gloss_mark_regular_ending_is_accepted, endings)
MARK_TEST(gloss_mark_acronym_matches_with_its_case, acronyms)
MARK_TEST(gloss_mark_links_code_and_headings_stay_free, unmarked)
MARK_TEST(gloss_mark_every_leaf_of_a_block_is_marked, blocks)

static void parse_and_mark(
	struct sample *sample, const char *text, struct doc *doc)
{
	md_parse(str_of(text), doc);
	gloss_mark(sample->marker, doc->root, &doc->arena);
}

START_TEST(gloss_mark_twice_adds_nothing)
{
	for (size_t i = 0; i < ARRAY_LEN(unmarked); i++) {
		struct sample sample;
		struct doc doc = {0};
		struct buf once = {0}, twice = {0};

		sample_make(
			&sample, unmarked[i].lang, rows_of(unmarked[i].lang));
		parse_and_mark(&sample, unmarked[i].text, &doc);
		doc_dump(doc.root, &once);
		gloss_mark(sample.marker, doc.root, &doc.arena);
		doc_dump(doc.root, &twice);
		ck_assert(str_eq(buf_view(&once), buf_view(&twice)));
		buf_release(&once);
		buf_release(&twice);
		doc_release(&doc);
		sample_free(&sample);
	}
}
END_TEST

START_TEST(gloss_mark_next_block_is_marked_anew)
{
	struct sample sample;
	struct doc doc = {0};
	struct buf marks = {0};

	sample_make(&sample, "en", english);
	md_parse(STR("model\n\nmodel\n"), &doc);
	gloss_mark(sample.marker, doc.root->first, &doc.arena);
	gloss_mark(sample.marker, doc.root->last, &doc.arena);
	list_marks(doc.root, &marks);
	ck_assert_str_eq(marks.ptr, "[model model][model model]");
	buf_release(&marks);
	doc_release(&doc);
	sample_free(&sample);
}
END_TEST

START_TEST(gloss_mark_text_and_hash_stay)
{
	struct sample sample;
	struct doc doc = {0};
	uint64_t before;

	sample_make(&sample, "en", english);
	md_parse(STR("A *frontier* model, a policy.\n"), &doc);
	before = doc_hash(doc.root);
	gloss_mark(sample.marker, doc.root, &doc.arena);
	ck_assert_uint_eq(doc_hash(doc.root), before);
	doc_release(&doc);
	sample_free(&sample);
}
END_TEST

static const struct {
	const char *text, *dump;
} orders[] = {
	{"**model** x", "(strong 0 5) (term 0 5 \"model\" marked))\n"},
	{"**model x** y", "(strong 0 7) (term 0 5 \"model\" marked))\n"},
	{"*frontier* model",
		"(term 0 14 \"frontier-model\" marked) (emph 0 8))\n"},
	{"`a` model **b** policy `c`",
		"(code 0 1) (term 2 7 \"model\" marked) (strong 8 9) "
		"(term 10 16 \"policy\" marked) (code 17 18))\n"},
};

START_TEST(gloss_mark_spans_stay_sorted_outer_first)
{
	struct sample sample;
	struct doc doc = {0};
	struct buf dump = {0};

	sample_make(&sample, "en", english);
	parse_and_mark(&sample, orders[_i].text, &doc);
	doc_dump(doc.root->first, &dump);
	ck_assert_msg(str_ends(buf_view(&dump), str_of(orders[_i].dump)), "%s",
		dump.ptr);
	buf_release(&dump);
	doc_release(&doc);
	sample_free(&sample);
}
END_TEST

START_TEST(gloss_marker_new_language_without_terms_marks_nothing)
{
	struct sample sample;
	struct gloss_marker *marker;
	struct doc doc = {0};

	sample_make(&sample, "en", english);
	marker = gloss_marker_new(&sample.gloss, STR("fr"), sample.fold);
	md_parse(STR("model"), &doc);
	gloss_mark(marker, doc.root, &doc.arena);
	ck_assert_uint_eq(doc.root->first->span_count, 0);
	gloss_marker_free(marker);
	gloss_marker_free(NULL);
	doc_release(&doc);
	sample_free(&sample);
}
END_TEST

/* Texts that would take minutes if marking looked back or twice. */
START_TEST(gloss_mark_hostile_text_is_marked_in_one_pass)
{
	static const char *const units[] = {"frontier ", "[](x)frontier ",
		"*model ", "[model](x)", "frontier\n", "\xC2\xAD", "(((("};
	struct sample sample;
	struct doc doc = {0};
	struct buf text = {0};

	sample_make(&sample, "en", english);
	for (int i = 0; i < 100000; i++)
		buf_cstr(&text, units[_i]);
	buf_cstr(&text, " policy");
	parse_and_mark(&sample, text.ptr, &doc);
	buf_clear(&text);
	list_marks(doc.root, &text);
	ck_assert(str_ends(buf_view(&text), STR("[policy policy]")));
	buf_release(&text);
	doc_release(&doc);
	sample_free(&sample);
}
END_TEST

Suite *suite_gloss_mark(void)
{
	Suite *suite = suite_create("gloss_mark");
	TCase *tcase = tcase_create("mark");

	tcase_add_loop_test(tcase, gloss_mark_word_is_matched_whole, 0,
		(int)ARRAY_LEN(words));
	tcase_add_loop_test(tcase, gloss_mark_longest_and_first_occurrence_win,
		0, (int)ARRAY_LEN(longest));
	tcase_add_loop_test(tcase, gloss_mark_regular_ending_is_accepted, 0,
		(int)ARRAY_LEN(endings));
	tcase_add_loop_test(tcase, gloss_mark_acronym_matches_with_its_case, 0,
		(int)ARRAY_LEN(acronyms));
	tcase_add_loop_test(tcase, gloss_mark_links_code_and_headings_stay_free,
		0, (int)ARRAY_LEN(unmarked));
	tcase_add_loop_test(tcase, gloss_mark_every_leaf_of_a_block_is_marked,
		0, (int)ARRAY_LEN(blocks));
	tcase_add_test(tcase, gloss_mark_twice_adds_nothing);
	tcase_add_test(tcase, gloss_mark_next_block_is_marked_anew);
	tcase_add_test(tcase, gloss_mark_text_and_hash_stay);
	tcase_add_loop_test(tcase, gloss_mark_spans_stay_sorted_outer_first, 0,
		(int)ARRAY_LEN(orders));
	tcase_add_test(
		tcase, gloss_marker_new_language_without_terms_marks_nothing);
	tcase_add_loop_test(
		tcase, gloss_mark_hostile_text_is_marked_in_one_pass, 0, 7);
	suite_add_tcase(suite, tcase);
	return suite;
}
