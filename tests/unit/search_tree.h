/* SPDX-License-Identifier: MIT */
/* A small work, and lone files, for the tests of search/. */
#ifndef KOINE_TESTS_SEARCH_TREE_H
#define KOINE_TESTS_SEARCH_TREE_H

#include "corpus_tree.h"
#include "gloss_sample.h"
#include "quiz_tree.h"
#include "search/index.h"
#include "search/search.h"

#include <unistd.h>

enum { LANG_ZH, LANG_EN, LANG_FR };

#define SEARCH_EN_FULL                                            \
	"# 2 Safety\n\nThe risk of a deepfake leads.\n\n"         \
	"## 2.1 Speed\n\nRisks run [1](ref:1) fast.\n\n- alpha\n" \
	"- beta\n\n![The caption](fig:1)\n\n## 2.2 Breadth\n\n"
#define SEARCH_EN_PLAIN                                     \
	"# 2 Safety\n\nThe risk leads.\n\n## 2.1 Speed\n\n" \
	"Risks run fast.\n\n- alpha\n- beta\n\n## 2.2 Breadth\n\n"
#define SEARCH_ZH_FULL                                                   \
	"# 2 \u5b89\u5168\n\n\u4eba\u5de5\u667a\u80fd\u3002\n\n## 2.1 "  \
	"\u901f\u5ea6\n\n\u98ce\u9669\u5f88\u5feb\u3002\n\n- \u7532\n- " \
	"\u4e59\n\n## 2.2 \u5e7f\u5ea6\n\n"
#define SEARCH_EN_NOTES                                                 \
	"# editor Notes\n\n## G1\n\nplace: 2.1.1\n\nThe note says so\n" \
	"[2](ref:2).\n\nTwice.\n"
#define SEARCH_EN_QUIZ "# 2\n\n## 2.1\n\n" GOOD("q1") GOOD("q3")

struct search_tree {
	struct tree tree;
	struct work *work;
	struct index_source source;
	struct err err;
	const char *index; /* a file's name, nothing there yet */
};

static inline void search_tree_gloss(struct search_tree *t, const char *word)
{
	const struct sample_term rows[] = {
		{"deepfake", "deepfake", "deepfakes", NULL},
		{"deepfake", word, NULL, NULL},
		{NULL, NULL, NULL, NULL},
	};
	struct buf xml = {0};

	sample_put(rows, "en", &xml);
	tree_put(&t->tree, "glossary.tbx", xml.ptr);
	buf_release(&xml);
}

static inline void search_tree_open(struct search_tree *t)
{
	corpus_close(t->work);
	t->work = tree_open(&t->tree);
	t->source =
		(struct index_source){.paths = &t->tree.paths, .work = t->work};
}

static inline void search_tree_init(struct search_tree *t)
{
	*t = (struct search_tree){0};
	tree_init_full(&t->tree);
	ck_assert_int_eq(
		symlink(KOINE_SRCDIR "/locales",
			path_join(&t->tree.arena, t->tree.dir, "locales")),
		0);
	tree_put(&t->tree, "en/full/02-safety.md", SEARCH_EN_FULL);
	tree_put(&t->tree, "en/plain/02-safety.md", SEARCH_EN_PLAIN);
	tree_put(&t->tree, "zh/full/02-safety.md", SEARCH_ZH_FULL);
	tree_put(&t->tree, "en/editor.md", SEARCH_EN_NOTES);
	tree_put(&t->tree, "en/quiz/02-safety.md", SEARCH_EN_QUIZ);
	search_tree_gloss(t, "faked film");
	t->tree.paths.cache = path_join(&t->tree.arena, t->tree.dir, "cache");
	t->index = path_join(&t->tree.arena, t->tree.dir, "search.koi");
	search_tree_open(t);
}

static inline void search_tree_free(struct search_tree *t)
{
	corpus_close(t->work);
	tree_free(&t->tree);
}

static inline struct search_index *search_tree_memory(struct search_tree *t)
{
	struct search_index *index = index_build_memory(&t->source, &t->err);

	ck_assert_msg(index != NULL, "%s", t->err.message);
	return index;
}

/* The one integer that SQL text gives. */
static inline int64_t index_ask(struct search_index *index, const char *sql)
{
	struct err err = {0};
	struct db_stmt *stmt = db_query(index->db, &err, sql, "");
	int64_t value;

	ck_assert_msg(
		stmt && db_step(stmt, NULL, &err), "%s: %s", sql, err.message);
	value = db_int(stmt, 0);
	db_done(stmt);
	return value;
}

/* The rows of SQL text, fields in brackets, a line for each. */
static inline void index_rows(struct search_index *index, const char *sql,
	int fields, struct buf *out)
{
	struct err err = {0};
	struct db_stmt *stmt = db_query(index->db, &err, sql, "");
	bool failed = stmt == NULL;

	while (!failed && db_step(stmt, &failed, &err)) {
		for (int i = 0; i < fields; i++)
			buf_printf(out, "[%.*s]", STR_ARG(db_text(stmt, i)));
		buf_byte(out, '\n');
	}
	ck_assert_msg(!failed, "%s: %s", sql, err.message);
	db_done(stmt);
}

/* All that an index says, without the numbers of its rows. */
static inline void index_dump(struct search_index *index, struct buf *out)
{
	struct arena arena = {0};

	index_rows(index,
		"SELECT kind, lang, tier, ord, place, section, doc.hash, text,"
		" marks, file FROM doc JOIN source ON source.id = source"
		" ORDER BY kind, lang, tier, ord",
		10, out);
	index_rows(index, "SELECT file, size, hash FROM source ORDER BY file",
		3, out);
	index_rows(index, "SELECT key, value FROM meta ORDER BY key", 2, out);
	index_rows(index, "SELECT * FROM key", 3, out);
	index_rows(index, "SELECT * FROM form", 4, out);
	for (int i = 0; i < index->lang_count; i++) {
		ck_assert(db_exec(index->db,
			arena_printf(&arena,
				"CREATE VIRTUAL TABLE temp.all_%d USING"
				" fts5vocab(main, words_%d, instance)",
				i, i)
				.ptr,
			NULL));
		index_rows(index,
			arena_printf(&arena,
				"SELECT term, kind, tier, place, col, offset"
				" FROM all_%d AS v JOIN doc ON doc.id = v.doc"
				" ORDER BY 1, 2, 3, 4, 5, 6",
				i)
				.ptr,
			6, out);
	}
	arena_free(&arena);
}

/* The same of a file; it must fit. */
static inline void index_dump_file(
	struct search_tree *t, const char *path, struct buf *out)
{
	struct search_index *index = index_open_path(&t->source, path);

	ck_assert_ptr_nonnull(index);
	index_dump(index, out);
	index_close(index);
}

/* Number of entries of a folder, or 0. */
static inline int count_files(const char *folder)
{
	struct buf name = {0};
	int count = 0;
	FILE *list;

	buf_printf(&name, "ls -A '%s' 2>/dev/null", folder);
	list = popen(name.ptr, "r");
	for (int c; (c = fgetc(list)) != EOF;)
		count += c == '\n';
	pclose(list);
	buf_release(&name);
	return count;
}

#endif
