/* SPDX-License-Identifier: MIT */
/* Languages as search knows them, queries by hand, ranges made visible. */
#ifndef KOINE_TESTS_SEARCH_FIXTURE_H
#define KOINE_TESTS_SEARCH_FIXTURE_H

#include "base/fs.h"
#include "base/macros.h"
#include "search/query.h"

#include <check.h>
#include <string.h>

static struct arena arena;
static struct han *han;
static struct index_lang langs[6];
static size_t lang_count;

static inline void open_langs(void)
{
	struct buf table = {0};
	struct err err = {0};

	ck_assert_msg(han_make(STR(""), &table, &err), "%s", err.message);
	han = han_from(buf_view(&table));
	buf_release(&table);
}

static inline void close_langs(void)
{
	for (size_t i = 0; i < lang_count; i++)
		analyser_free(langs[i].analyser);
	lang_count = 0;
	han_free(han);
	han = NULL;
	arena_free(&arena);
}

/* A language, made when first asked for. */
static inline const struct index_lang *lang_of(const char *tag)
{
	struct index_lang *lang;
	struct err err = {0};

	for (size_t i = 0; i < lang_count; i++)
		if (str_eq(langs[i].tag, str_of(tag)))
			return &langs[i];
	ck_assert_uint_lt(lang_count, ARRAY_LEN(langs));
	lang = &langs[lang_count++];
	lang->tag = str_of(tag);
	lang->locale = locale_load(KOINE_SRCDIR "/locales", tag, &arena, &err);
	ck_assert_msg(lang->locale != NULL, "%s", err.message);
	lang->analyser = analyser_new(lang->locale, han);
	return lang;
}

/* An index in memory of a few texts, as index.c makes it. */
static inline struct search_index *make_index(
	const char *const *tags, const char *const (*texts)[2])
{
	struct search_index *index = xcalloc(1, sizeof(*index));
	struct buf terms = {0};
	struct err err = {0};

	index->db = db_open_memory(INDEX_ID, &err);
	ck_assert_msg(index->db != NULL, "%s", err.message);
	ck_assert(db_exec(index->db,
		"CREATE TABLE doc(id INTEGER PRIMARY KEY, text TEXT);"
		"CREATE TABLE form(form TEXT, lang INTEGER)",
		&err));
	for (int i = 0; tags[i]; i++, index->lang_count++) {
		index->langs[i] = *lang_of(tags[i]);
		ck_assert(db_exec(index->db,
			arena_printf(&arena,
				"CREATE VIRTUAL TABLE words_%d USING fts5"
				"(words, marks, content='', tokenize='koine');"
				"CREATE VIRTUAL TABLE vocab_%d USING fts5vocab"
				"(words_%d, row)",
				i, i, i)
				.ptr,
			&err));
	}
	for (int64_t id = 1; (*texts)[0]; texts++, id++) {
		const struct str text = str_of((*texts)[1]);
		int lang = 0;

		while (!str_eq(index->langs[lang].tag, str_of((*texts)[0])))
			lang++;
		buf_clear(&terms);
		analyser_put(index->langs[lang].analyser, text, &terms);
		ck_assert(db_run(index->db, &err,
			"INSERT INTO doc(id, text) VALUES(?, ?)", "is", id,
			&text));
		ck_assert_msg(
			db_run(index->db, &err,
				arena_printf(&arena,
					"INSERT INTO words_%d(rowid,"
					" words, marks)"
					" VALUES(?, ?, '\2r:1')",
					lang)
					.ptr,
				"is", id, &(struct str){terms.ptr, terms.len}),
			"%s", err.message);
	}
	buf_release(&terms);
	return index;
}

/* The analysers are the fixture's. */
static inline void free_index(struct search_index *index)
{
	for (int i = 0; i < index->lang_count; i++)
		vocabulary_free(index->langs[i].vocabulary);
	db_close(index->db);
	free(index);
}

/* A query of one atom. */
static inline struct query query_of(enum atom_kind kind, const char *text)
{
	struct query query = {.atom_count = 1};

	query.atoms[0] = (struct atom){.kind = kind, .text = str_of(text)};
	return query;
}

/* The text with each range in brackets. */
static inline const char *mark(
	struct str text, const struct search_range *ranges, size_t count)
{
	struct buf out = {0};
	size_t done = 0;
	struct str copy;

	for (size_t i = 0; i < count; i++) {
		ck_assert_uint_ge(ranges[i].start, done);
		ck_assert_uint_gt(ranges[i].end, ranges[i].start);
		ck_assert_uint_le(ranges[i].end, text.len);
		buf_str(&out, str_sub(text, done, ranges[i].start));
		buf_byte(&out, '[');
		buf_str(&out, str_sub(text, ranges[i].start, ranges[i].end));
		buf_byte(&out, ']');
		done = ranges[i].end;
	}
	buf_str(&out, str_sub(text, done, text.len));
	copy = arena_str(&arena, buf_view(&out));
	buf_release(&out);
	return copy.ptr;
}

#endif
