/* SPDX-License-Identifier: MIT */
#include "search/query.h"
#include "search/writer_impl.h"

/* ---- glossary ---- */

/* The tokens of a term, joined by spaces: what is asked for looks the same. */
static void put_tokens(struct writer *w, int lang, struct str text)
{
	buf_clear(&w->terms);
	analyser_take(w->index->langs[lang].analyser, text, &w->analysed);
	for (size_t i = 0; i < w->analysed.tokens.len; i++) {
		if (i > 0)
			buf_byte(&w->terms, ' ');
		buf_str(&w->terms, analysed_token(&w->analysed, i));
	}
}

/* Which of the terms of a concept in a language. */
struct term_of {
	int64_t concept;
	int lang;
	size_t term;
};

static bool add_form(struct writer *w, const struct term_of *of,
	const struct gloss_term *term, struct str text, struct err *err)
{
	struct str form;

	put_tokens(w, of->lang, text);
	form = buf_view(&w->terms);
	return form.len == 0 ||
	       db_run(w->index->db, err,
		       "INSERT OR IGNORE INTO spelling(form, lang, concept,"
		       " term, is_term, is_marked)"
		       " VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
		       "siiiii", &form, (int64_t)of->lang, of->concept,
		       (int64_t)of->term, (int64_t)(text.ptr == term->text.ptr),
		       (int64_t)term->is_marked);
}

static bool add_concept(struct writer *w, const struct gloss_concept *concept,
	int lang, struct err *err)
{
	const struct gloss_lang *in =
		gloss_in(concept, w->index->langs[lang].tag);
	struct term_of of = {.lang = lang};
	bool ok = true;

	if (!in)
		return true;
	if (!marks_add_concept(w, concept->id, &of.concept, err))
		return false;
	/* Terms first: what is both is a term. */
	for (of.term = 0; ok && of.term < in->term_count; of.term++)
		ok = add_form(w, &of, &in->terms[of.term],
			in->terms[of.term].text, err);
	for (of.term = 0; ok && of.term < in->term_count; of.term++) {
		const struct gloss_term *term = &in->terms[of.term];

		for (size_t k = 0; ok && k < term->form_count; k++)
			ok = add_form(w, &of, term, term->forms[k], err);
	}
	return ok;
}

bool writer_forms(struct writer *w, const struct gloss *gloss, struct err *err)
{
	bool ok = db_exec(w->index->db, "DELETE FROM spelling", err);

	for (size_t i = 0; ok && i < gloss->count; i++)
		for (int lang = 0; ok && lang < w->index->lang_count; lang++)
			ok = add_concept(w, &gloss->concepts[i], lang, err);
	return ok;
}

/* ---- keys: sorted first, so that their pages are full ---- */

static bool add_key(
	struct writer *w, int lang, struct str word, struct err *err)
{
	struct str key;

	/* Stems and marks are no words. */
	if (word.len == 0 || word.ptr[0] == TERM_STEM ||
		word.ptr[0] == TERM_MARK)
		return true;
	buf_clear(&w->terms);
	if (!analyser_word_key(w->index->langs[lang].analyser, word, &w->terms))
		return true;
	key = buf_view(&w->terms);
	return db_run(w->index->db, err,
		"INSERT INTO temp.new_key(key, word) VALUES(?1, ?2)", "ss",
		&key, &word);
}

static bool drop_keys(struct writer *w, int lang, struct err *err)
{
	return db_run(w->index->db, err, "DELETE FROM key WHERE lang = ?1", "i",
		(int64_t)lang);
}

static bool add_keys(struct writer *w, int lang, struct err *err)
{
	const char *sql =
		arena_printf(&w->arena, "SELECT term FROM vocab_%d", lang).ptr;
	struct db_stmt *rows = db_query(w->index->db, err, sql, "");
	bool failed = false;
	bool ok = rows != NULL;

	while (ok && db_step(rows, &failed, err))
		ok = add_key(w, lang, db_text(rows, 0), err);
	if (rows)
		db_done(rows);
	return ok && !failed &&
	       db_run(w->index->db, err,
		       "INSERT OR IGNORE INTO key(lang, key, word)"
		       " SELECT ?1, key, word FROM temp.new_key"
		       " ORDER BY key, word",
		       "i", (int64_t)lang) &&
	       db_exec(w->index->db, "DELETE FROM temp.new_key", err);
}

/* ---- vocabulary ---- */

static bool put_vocabulary(struct writer *w, int lang, struct err *err)
{
	struct str terms;

	buf_clear(&w->terms);
	if (!vocabulary_make(w->index->db, lang, &w->terms, err))
		return false;
	terms = buf_view(&w->terms);
	return db_run(w->index->db, err,
		"INSERT OR REPLACE INTO vocabulary(lang, terms) VALUES(?1, ?2)",
		"is", (int64_t)lang, &terms);
}

/* ---- the end ---- */

bool writer_meta(struct writer *w, struct str meta, struct err *err)
{
	bool ok = db_exec(w->index->db, "DELETE FROM meta", err);
	struct str line;
	struct str key;

	while (ok && str_split(&meta, '\n', &line))
		if (line.len > 0 && str_split(&line, '\t', &key))
			ok = db_run(w->index->db, err,
				"INSERT INTO meta(key, value) VALUES(?1, ?2)",
				"ss", &key, &line);
	return ok;
}

/* One segment for each table: the same documents give the same bytes. */
static bool optimize(struct writer *w, int lang, struct err *err)
{
	struct buf sql = {0};
	bool ok;

	buf_printf(&sql, "INSERT INTO words_%d(words_%d) VALUES('optimize');",
		lang, lang);
	if (w->sql[lang].add_sounds)
		buf_printf(&sql,
			"INSERT INTO sounds_%d(sounds_%d) VALUES('optimize')",
			lang, lang);
	ok = db_exec(w->index->db, sql.ptr, err);
	buf_release(&sql);
	return ok;
}

bool writer_finish(struct writer *w, struct err *err)
{
	bool ok = db_exec(
		w->index->db, "CREATE TABLE temp.new_key(key, word)", err);

	for (int i = 0; ok && i < w->index->lang_count; i++)
		ok = !w->is_changed[i] ||
		     (optimize(w, i, err) && drop_keys(w, i, err) &&
			     add_keys(w, i, err) && put_vocabulary(w, i, err));
	return ok && db_exec(w->index->db, "COMMIT", err);
}
