/* SPDX-License-Identifier: MIT */
/* A work of one section in six languages, each block of it in its own words,
 * for the tests of what searching finds. */
#ifndef KOINE_TESTS_SEARCH_WORK_H
#define KOINE_TESTS_SEARCH_WORK_H

#include "corpus_tree.h"
#include "gloss_sample.h"
#include "search/impl.h"
#include "text/han.h"

#include <unistd.h>

enum { ZH, EN, FR, ES, RU, AR, LANGS };

static const char *const work_langs[LANGS] = {
	"zh", "en", "fr", "es", "ru", "ar"};

/* Each paragraph is a block, 2.1.1, 2.1.2, … */
static const char *const work_full[LANGS] = {
	"人工智能的风险。\n\n国家安全与全球治理。\n\n银行。\n\n"
	"AI 的安全。\n\n深度伪造很快。\n\n无\n\n无\n\n无\n",
	"Risks run fast [1](ref:1).\n\nA risk of co-operation.\n\n"
	"The government governed; governments cooperate.\n\n"
	"A deepfake, said the risk manager.\n\nFull\u00ADwidth and caf\u00E9, "
	"10.5 per cent.\n\nasterisk\n\nSame words.\n\nWords \"a, b\" here.\n",
	"L\u2019intelligence au c\u0153ur.\n\nLes syst\u00E8mes gouvernent.\n\n"
	"Un hypertrucage.\n\nS\u00FBret\u00E9\n\nUn\n\nUn\n\nUn\n\nUn\n",
	"El a\u00F1o pasado.\n\nLos ni\u00F1os gobiernan.\n\nGobernanza.\n\n"
	"Una mano.\n\nUn\n\nUn\n\nUn\n\nUn\n",
	"Безопасность и риск.\n\nРисками управляют.\n\nВсё хорошо.\n\n"
	"Дипфейк.\n\nНет\n\nНет\n\nНет\n\nНет\n",
	"المخاطر كثيرة.\n\nإدارة الأخطار.\n\nالحوكمةُ والمسؤوليّة.\n\n"
	"على مستوى ١٢.\n\nلا\n\nلا\n\nلا\n\nلا\n",
};

#define WORK_PLAIN                                                     \
	"Fast dangers.\n\nAnother.\n\nAnother.\n\nAnother.\n\nAnother" \
	".\n\nAnother.\n\nSame words.\n\nAnother.\n"

#define WORK_TERM(lang, rest) \
	"<langSec xml:lang='" lang "'>" SAMPLE_DEFS rest "</langSec>"
#define WORK_ONE(text, more) "<termSec><term>" text "</term>" more "</termSec>"
#define WORK_FORMS(forms)    "<note>koine:forms=" forms "</note>"

#define WORK_GLOSSARY                                                                  \
	SAMPLE_HEAD                                                                    \
	"<conceptEntry id='deepfake'>" WORK_TERM(                                      \
		"zh", WORK_ONE("深度伪造", "")) WORK_TERM("en",                        \
		WORK_ONE("deepfake", "")                                               \
			WORK_ONE("faked film", "")) WORK_TERM("fr",                    \
		WORK_ONE("hypertrucage", "")) WORK_TERM("es",                          \
		WORK_ONE("ultrafalso", "")) WORK_TERM("ru",                            \
		WORK_ONE("дипфейк", "")) WORK_TERM("ar",                               \
		WORK_ONE("تزييف",                                                      \
			"")) "</conceptEntry><conceptEntry id='risk'>" WORK_TERM("ar", \
		WORK_ONE("خطر",                                                        \
			WORK_FORMS(                                                    \
				"الأخطار|المخاطر"))) "</conceptEntry>" SAMPLE_TAIL

struct search_work {
	struct tree tree;
	struct work *work;
	struct search *search;
	struct arena arena; /* of the answer */
	struct search_opts opts;
	struct search_answer answer;
	struct buf line;
};

static inline void work_put_spine(struct tree *tree)
{
	struct buf xml = {0};

	buf_cstr(&xml, "<work id='w' edition='1' source='zh'>"
		       "<title xml:lang='en'>The Work</title>");
	for (int i = 0; i < LANGS; i++)
		buf_printf(&xml, "<language tag='%s'/>", work_langs[i]);
	buf_cstr(&xml, "<tier id='plain'/><tier id='student'/>"
		       "<tier id='full'/><part id='2' file='02-a'>");
	for (int i = 0; i < LANGS; i++)
		buf_printf(
			&xml, "<title xml:lang='%s'>P</title>", work_langs[i]);
	buf_cstr(&xml, "<section id='2.1'>");
	for (int i = 0; i < LANGS; i++)
		buf_printf(
			&xml, "<title xml:lang='%s'>S</title>", work_langs[i]);
	for (int i = 1; i <= 8; i++)
		buf_printf(&xml, "<block id='2.1.%d' kind='para'%s/>", i,
			i == 1 ? " refs='1'" : "");
	buf_cstr(&xml, "</section></part></work>");
	tree_put(tree, "work.xml", xml.ptr);
	buf_release(&xml);
}

static inline void work_put_han(struct tree *tree)
{
	struct buf table = {0};
	struct err err = {0};

	ck_assert_msg(
		han_make(STR("行>hang"), &table, &err), "%s", err.message);
	ck_assert(fs_write(path_join(&tree->arena, tree->dir, "han.koi"),
		buf_view(&table), false, NULL));
	buf_release(&table);
}

static inline void work_init(struct search_work *w)
{
	struct search_source source;
	struct buf text = {0};

	*w = (struct search_work){0};
	tree_init(&w->tree);
	ck_assert_int_eq(
		symlink(KOINE_SRCDIR "/locales",
			path_join(&w->tree.arena, w->tree.dir, "locales")),
		0);
	work_put_spine(&w->tree);
	work_put_han(&w->tree);
	for (int i = 0; i < LANGS; i++) {
		buf_clear(&text);
		buf_printf(&text, "# 2 P\n\n## 2.1 S\n\n%s", work_full[i]);
		tree_put(&w->tree,
			arena_printf(&w->tree.arena, "%s/full/02-a.md",
				work_langs[i])
				.ptr,
			text.ptr);
	}
	tree_put(&w->tree, "en/plain/02-a.md",
		"# 2 P\n\n## 2.1 S\n\n" WORK_PLAIN);
	tree_put(&w->tree, "glossary.tbx", WORK_GLOSSARY);
	tree_put(&w->tree, "references.xml",
		"<references><ref id='1' kind='law' section='2.1'>"
		"<title xml:lang='en'>An act</title></ref></references>");
	w->work = tree_open(&w->tree);
	source = (struct search_source){
		.paths = &w->tree.paths, .work = w->work};
	w->search = search_open(&source, true);
	w->opts = (struct search_opts){.lang = EN, .tier = TIER_FULL};
	buf_release(&text);
}

static inline void work_free(struct search_work *w)
{
	search_close(w->search);
	corpus_close(w->work);
	tree_free(&w->tree);
	arena_free(&w->arena);
	buf_release(&w->line);
}

static inline void work_ask(struct search_work *w, struct str query)
{
	struct err err = {0};

	arena_clear(&w->arena);
	ck_assert_msg(search_run(w->search, query, &w->opts, &w->arena,
			      &w->answer, &err),
		"%s", err.message);
}

/* The hits of one language, "exact 2.1.1, stem 2.1.2"; only those of kind
 * BLOCK. */
static inline const char *work_find(
	struct search_work *w, int lang, const char *query)
{
	work_ask(w, str_of(query));
	buf_clear(&w->line);
	buf_cstr(&w->line, "");
	for (size_t i = 0; i < w->answer.count; i++) {
		const struct search_hit *hit = &w->answer.hits[i];

		if (hit->lang == lang && hit->kind == SEARCH_BLOCK)
			buf_printf(&w->line, "%s%s %.*s",
				w->line.len > 0 ? ", " : "",
				search_why_name(hit->why), STR_ARG(hit->place));
	}
	return w->line.ptr ? w->line.ptr : "";
}

#endif
