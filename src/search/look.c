/* SPDX-License-Identifier: MIT */
/* What the glossary and the vocabulary know of the words of a query. */
#include "search/look.h"

#include <inttypes.h>

bool lines_add(struct buf *lines, struct str line)
{
	struct str rest = buf_view(lines);
	struct str one;

	while (str_split(&rest, '\n', &one)) {
		if (str_eq(one, line))
			return false;
	}
	buf_str(lines, line);
	buf_byte(lines, '\n');
	return true;
}

bool lines_ask(
	struct db_stmt *rows, size_t max, struct buf *lines, struct err *err)
{
	bool failed = false;
	size_t count = 0;

	if (!rows)
		return false;
	while (count < max && db_step(rows, &failed, err))
		count += lines_add(lines, db_text(rows, 0));
	db_done(rows);
	return !failed;
}

struct str lines_keep(struct buf *lines, struct arena *arena)
{
	const struct str kept = arena_str(arena, buf_view(lines));

	buf_release(lines);
	return kept;
}

/* ---- the glossary ---- */

/* Forms of the terms that `form` is, or is a form of. */
static bool ask_forms(struct run *run, const struct run_lang *lang,
	struct str form, struct str *forms, struct err *err)
{
	static const char sql[] =
		"SELECT b.form FROM form a JOIN form b ON b.concept = a.concept"
		" AND b.lang = a.lang AND b.term = a.term"
		" WHERE a.form = ?1 AND a.lang = ?2 AND b.form <> ?1";
	struct buf lines = {0};
	const bool ok = form.len == 0 ||
	                lines_ask(db_query(run->index->db, err, sql, "si",
					  &form, (int64_t)lang->lang),
				LOOK_FORMS, &lines, err);

	*forms = lines_keep(&lines, &run->scratch);
	return ok;
}

static void add_concept(struct run *run, struct str concept)
{
	for (size_t i = 0; i < run->concept_count; i++) {
		if (str_eq(run->concepts[i], concept))
			return;
	}
	if (run->concept_count == RUN_CONCEPTS)
		return;
	run->concepts[run->concept_count] = arena_str(run->arena, concept);
	run->about[run->concept_count++] =
		arena_printf(&run->scratch, "t:%.*s", STR_ARG(concept));
}

/* Concepts that the whole query names in this language. */
bool look_concepts(struct run *run, int lang, struct err *err)
{
	static const char sql[] =
		"SELECT concept FROM form WHERE form = ?1 AND lang = ?2";
	struct str form;
	struct db_stmt *rows;
	bool failed = false;

	if (run->whole.len == 0)
		return true;
	form = plan_fold(
		run->index->langs[lang].analyser, run->whole, &run->scratch);
	rows = db_query(run->index->db, err, sql, "si", &form, (int64_t)lang);
	if (!rows)
		return false;
	while (db_step(rows, &failed, err))
		add_concept(run, db_text(rows, 0));
	db_done(rows);
	return !failed;
}

bool look_forms_of(struct run *run, int lang, enum look_which which, size_t max,
	struct str *forms, struct err *err)
{
	static const char sql[] =
		"SELECT form FROM form WHERE concept = ?1 AND lang = ?2"
		" AND is_marked <= ?3 ORDER BY is_term DESC, term";
	struct buf lines = {0};
	bool ok = true;

	for (size_t i = 0; ok && i < run->concept_count; i++)
		ok = lines_ask(db_query(run->index->db, err, sql, "sii",
				       &run->concepts[i], (int64_t)lang,
				       (int64_t)(which == LOOK_ALL)),
			max, &lines, err);
	*forms = lines_keep(&lines, &run->scratch);
	return ok;
}

/* The text of a query that could be a term: words in a row. */
void look_whole(struct run *run)
{
	const struct query *query = &run->query;
	struct buf whole = {0};
	bool is_plain = true;

	for (size_t i = 0; i < query->atom_count; i++) {
		const struct atom *atom = &query->atoms[i];

		if (atom->is_not)
			continue;
		/* Who quotes wants these words, not what they mean. */
		is_plain = is_plain && !atom->is_or && atom->kind == ATOM_WORDS;
		if (whole.len > 0)
			buf_byte(&whole, ' ');
		buf_str(&whole, atom->text);
	}
	if (is_plain)
		run->whole = arena_str(&run->scratch, buf_view(&whole));
	buf_release(&whole);
}

/* ---- parts of words ---- */

static struct plan_words ask_words(struct run *run, const struct run_lang *lang,
	struct str part, enum vocabulary_where where)
{
	const struct vocabulary_words words = vocabulary_find(
		run->index, lang->lang, part, where, LOOK_PARTS, &run->scratch);

	return (struct plan_words){words.list, words.count};
}

static void look_part(struct run *run, struct run_lang *lang, size_t atom)
{
	struct plan_atom *out = &lang->plan.atoms[atom];
	struct analysed analysed = {0};
	size_t count;

	analyser_take(lang->plan.lang->analyser, run->query.atoms[atom].text,
		&analysed);
	count = analysed.tokens.len;
	if (count == 1)
		out->first = ask_words(run, lang, analysed_token(&analysed, 0),
			VOCABULARY_ANYWHERE);
	if (count > 1) {
		out->first = ask_words(run, lang, analysed_token(&analysed, 0),
			VOCABULARY_END);
		out->last = ask_words(run, lang,
			analysed_token(&analysed, count - 1), VOCABULARY_START);
	}
	out->is_wide =
		out->first.count > PLAN_WORDS &&
		(count == 1 || (count == 2 && out->last.count > PLAN_WORDS));
	analysed_release(&analysed);
}

bool look_words(struct run *run, struct run_lang *lang, struct err *err)
{
	const struct query *query = &run->query;
	struct analyser *analyser = lang->plan.lang->analyser;
	bool ok = true;

	for (size_t i = 0; ok && i < query->atom_count; i++) {
		const struct atom *atom = &query->atoms[i];

		if (atom->kind == ATOM_PART)
			look_part(run, lang, i);
		if (atom->kind == ATOM_WORDS)
			ok = ask_forms(run, lang,
				plan_fold(analyser, atom->text, &run->scratch),
				&lang->plan.atoms[i].more.forms, err);
	}
	if (ok && query->atom_count > 1 && run->whole.len > 0)
		ok = ask_forms(run, lang,
			plan_fold(analyser, run->whole, &run->scratch),
			&lang->plan.forms, err);
	return ok;
}

/* ---- places ---- */

static bool ask_place(struct run *run, struct str id, struct run_place *place,
	struct err *err)
{
	static const char sql[] =
		"SELECT a.ord, CASE WHEN a.kind <> 0 THEN a.ord + 1"
		" ELSE ifnull((SELECT min(b.ord) FROM doc b WHERE b.kind = 0"
		" AND b.ord > a.ord), 9000000000000000000) END"
		" FROM doc a WHERE a.place = ?1 AND a.kind < 2 LIMIT 1";
	struct db_stmt *row = db_query(run->index->db, err, sql, "s", &id);
	bool failed = false;

	if (!row)
		return false;
	if (db_step(row, &failed, err))
		*place = (struct run_place){db_int(row, 0), db_int(row, 1)};
	db_done(row);
	return !failed;
}

bool look_places(struct run *run, struct err *err)
{
	const struct work *work = run->search->source.work;
	bool ok = true;

	for (size_t i = 0; ok && i < run->query.places.len; i++) {
		const struct str id = run->query.places.ptr[i];
		struct run_place place = {0, 0};

		if (work) {
			const int index = corpus_find(work, id);

			if (index >= 0)
				place = (struct run_place){
					index, corpus_end(work, index)};
		} else {
			ok = ask_place(run, id, &place, err);
		}
		vec_push(&run->places, place);
	}
	return ok;
}
