/* SPDX-License-Identifier: MIT */
#include "search/writer.h"

#include "corpus/pack.h"
#include "search/writer_impl.h"

static const char tables[] =
	"CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL)"
	" WITHOUT ROWID;"
	"CREATE TABLE lang(id INTEGER PRIMARY KEY, tag TEXT NOT NULL);"
	"CREATE TABLE source(id INTEGER PRIMARY KEY, file TEXT NOT NULL,"
	" size INTEGER NOT NULL, hash INTEGER NOT NULL);"
	"CREATE TABLE doc(id INTEGER PRIMARY KEY, source INTEGER NOT NULL,"
	" kind INTEGER NOT NULL, place TEXT NOT NULL, section TEXT NOT NULL,"
	" lang INTEGER NOT NULL, tier INTEGER NOT NULL, ord INTEGER NOT NULL,"
	" hash INTEGER NOT NULL, text TEXT NOT NULL, marks TEXT NOT NULL);"
	"CREATE INDEX doc_place ON doc(place);"
	"CREATE TABLE key(lang INTEGER NOT NULL, key TEXT NOT NULL,"
	" word TEXT NOT NULL, PRIMARY KEY(lang, key, word)) WITHOUT ROWID;"
	"CREATE TABLE concept(id INTEGER PRIMARY KEY,"
	" name TEXT NOT NULL UNIQUE);"
	"CREATE TABLE spelling(form TEXT NOT NULL, lang INTEGER NOT NULL,"
	" concept INTEGER NOT NULL, term INTEGER NOT NULL,"
	" is_term INTEGER NOT NULL, is_marked INTEGER NOT NULL,"
	" PRIMARY KEY(form, lang, concept)) WITHOUT ROWID;"
	"CREATE INDEX spelling_of ON spelling(concept, lang, term);"
	"CREATE VIEW form AS SELECT s.form, s.lang, c.name AS concept, s.term,"
	" s.is_term, s.is_marked FROM spelling AS s"
	" JOIN concept AS c ON c.id = s.concept;"
	"CREATE TABLE vocabulary(lang INTEGER PRIMARY KEY,"
	" terms TEXT NOT NULL);";

/*
 * The full text of a language. Segments are merged once, at the end, and the
 * pages of FTS5 fill those of the file.
 */
static void put_tables(int lang, bool has_sounds, struct buf *sql)
{
	buf_printf(sql,
		"CREATE VIRTUAL TABLE words_%d USING fts5(words, marks,"
		" content='', tokenize='koine');"
		"CREATE VIRTUAL TABLE vocab_%d USING fts5vocab(words_%d, row);"
		"INSERT INTO words_%d(words_%d, rank) VALUES('automerge', 0);"
		"INSERT INTO words_%d(words_%d, rank)"
		" VALUES('hashsize', " WRITER_HASH ");",
		lang, lang, lang, lang, lang, lang, lang);
	if (has_sounds)
		buf_printf(sql,
			"CREATE VIRTUAL TABLE sounds_%d USING fts5(words,"
			" content='', tokenize='koine');",
			lang);
}

static bool make_tables(struct writer *w, struct err *err)
{
	const struct search_index *index = w->index;
	struct buf sql = {0};
	bool ok;

	buf_cstr(&sql, tables);
	for (int i = 0; i < index->lang_count; i++)
		put_tables(i, analyser_has_syllables(index->langs[i].analyser),
			&sql);
	ok = db_exec(index->db, sql.ptr, err);
	for (int64_t i = 0; ok && i < index->lang_count; i++)
		ok = db_run(index->db, err,
			"INSERT INTO lang(id, tag) VALUES(?1, ?2)", "is", i,
			&index->langs[i].tag);
	buf_release(&sql);
	return ok;
}

/* Statements are kept by their text's address: each is made once. */
static void make_sql(struct writer *w, int lang)
{
	struct arena *arena = &w->arena;
	struct writer_sql *sql = &w->sql[lang];

	sql->add = arena_printf(arena,
		"INSERT INTO words_%d(rowid, words, marks)"
		" VALUES(?1, ?2, ?3)",
		lang)
	                   .ptr;
	sql->drop = arena_printf(arena,
		"INSERT INTO words_%d(words_%d, rowid, words, marks)"
		" VALUES('delete', ?1, ?2, ?3)",
		lang, lang)
	                    .ptr;
	if (!analyser_has_syllables(w->index->langs[lang].analyser))
		return;
	sql->add_sounds = arena_printf(arena,
		"INSERT INTO sounds_%d(rowid, words) VALUES(?1, ?2)", lang)
	                          .ptr;
	sql->drop_sounds = arena_printf(arena,
		"INSERT INTO sounds_%d(sounds_%d, rowid, words)"
		" VALUES('delete', ?1, ?2)",
		lang, lang)
	                           .ptr;
}

static bool find_next(struct writer *w, struct err *err)
{
	struct db_stmt *stmt = db_query(w->index->db, err,
		"SELECT (SELECT ifnull(max(id), 0) + 1 FROM doc),"
		" (SELECT ifnull(max(id), 0) + 1 FROM source)",
		"");
	const bool ok = stmt && db_step(stmt, NULL, err);

	if (ok) {
		w->next_doc = db_int(stmt, 0);
		w->next_source = db_int(stmt, 1);
	}
	if (stmt)
		db_done(stmt);
	return ok;
}

struct writer *writer_new(
	struct search_index *index, bool is_empty, struct err *err)
{
	struct writer *w = xcalloc(1, sizeof(*w));

	w->index = index;
	for (int i = 0; i < index->lang_count; i++)
		make_sql(w, i);
	if (db_exec(index->db, "BEGIN", err) &&
		(!is_empty || make_tables(w, err)) && find_next(w, err) &&
		marks_load(w, err))
		return w;
	writer_free(w);
	return NULL;
}

void writer_free(struct writer *w)
{
	if (!w)
		return;
	buf_release(&w->terms);
	buf_release(&w->sounds);
	buf_release(&w->marks);
	map_release(&w->concepts);
	analysed_release(&w->analysed);
	arena_free(&w->arena);
	free(w);
}

bool writer_source(struct writer *w, struct source *file, struct err *err)
{
	file->id = w->next_source++;
	return db_run(w->index->db, err,
		"INSERT INTO source(id, file, size, hash)"
		" VALUES(?1, ?2, ?3, ?4)",
		"isii", file->id, &file->file, (int64_t)file->size,
		(int64_t)file->hash);
}

/* The terms of a text, into w->terms and w->sounds. */
static void analyse(struct writer *w, int lang, struct str text)
{
	struct analyser *analyser = w->index->langs[lang].analyser;

	w->is_changed[lang] = true;
	buf_clear(&w->terms);
	analyser_put(analyser, text, &w->terms);
	buf_clear(&w->sounds);
	if (w->sql[lang].add_sounds)
		analyser_put_syllables(analyser, text, &w->sounds);
}

static bool add_terms(struct writer *w, int64_t id, const struct index_doc *doc,
	struct err *err)
{
	const struct writer_sql *sql = &w->sql[doc->lang];
	const struct str terms = buf_view(&w->terms);
	const struct str sounds = buf_view(&w->sounds);

	return db_run(w->index->db, err, sql->add, "iss", id, &terms,
		       &doc->marks) &&
	       (!sql->add_sounds || db_run(w->index->db, err, sql->add_sounds,
					    "is", id, &sounds));
}

bool writer_add(struct writer *w, int64_t source, const struct index_doc *doc,
	struct err *err)
{
	const int64_t id = w->next_doc++;
	struct str marks;

	analyse(w, doc->lang, doc->text);
	buf_clear(&w->marks);
	marks_shorten(w, doc->marks, &w->marks);
	marks = buf_view(&w->marks);
	return db_run(w->index->db, err,
		       "INSERT INTO doc(id, source, kind, place, section, lang,"
		       " tier, ord, hash, text, marks) VALUES(?1, ?2, ?3, ?4,"
		       " ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
		       "iiissiiiiss", id, source, (int64_t)doc->kind,
		       &doc->place, &doc->section, (int64_t)doc->lang,
		       (int64_t)doc->tier, doc->ord,
		       (int64_t)pack_sum(doc->text), &doc->text, &marks) &&
	       add_terms(w, id, doc, err);
}

static bool drop_terms(struct writer *w, struct db_stmt *row, struct err *err)
{
	const int64_t id = db_int(row, 0);
	const int64_t lang = db_int(row, 1);
	const struct writer_sql *sql;
	struct str terms;
	struct str sounds;
	struct str marks;

	/* What an index says is not to be trusted: it is made anew. */
	if (lang < 0 || lang >= w->index->lang_count)
		return false;
	sql = &w->sql[lang];
	analyse(w, (int)lang, db_text(row, 2));
	buf_clear(&w->marks);
	if (!marks_lengthen(w, db_text(row, 3), &w->marks, err))
		return false;
	marks = buf_view(&w->marks);
	terms = buf_view(&w->terms);
	sounds = buf_view(&w->sounds);
	return db_run(w->index->db, err, sql->drop, "iss", id, &terms,
		       &marks) &&
	       (!sql->drop_sounds || db_run(w->index->db, err, sql->drop_sounds,
					     "is", id, &sounds));
}

bool writer_drop(struct writer *w, int64_t source, struct err *err)
{
	struct db *db = w->index->db;
	struct db_stmt *rows = db_query(db, err,
		"SELECT id, lang, text, marks FROM doc WHERE source = ?1", "i",
		source);
	bool failed = false;
	bool ok = rows != NULL;

	while (ok && db_step(rows, &failed, err))
		ok = drop_terms(w, rows, err);
	if (rows)
		db_done(rows);
	return ok && !failed &&
	       db_run(db, err, "DELETE FROM doc WHERE source = ?1", "i",
		       source) &&
	       db_run(db, err, "DELETE FROM source WHERE id = ?1", "i", source);
}
