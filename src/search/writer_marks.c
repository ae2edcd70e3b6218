/* SPDX-License-Identifier: MIT */
/*
 * Marks as documents keep them, only to be taken out again: numbers of concepts
 * for their names, "r12" for a reference; what is neither stays as it is.
 */
#include "search/writer_impl.h"

#include <inttypes.h>

#define TERM_BEGIN "\2t:"
#define REF_BEGIN  "\2r:"

static int64_t *concept_number(struct writer *w, struct str name)
{
	return map_get(&w->concepts, name);
}

static void remember(struct writer *w, int64_t number, struct str name)
{
	int64_t *slot = ARENA_NEW(&w->arena, int64_t);

	*slot = number;
	map_put(&w->concepts, arena_str(&w->arena, name), slot);
}

bool marks_load(struct writer *w, struct err *err)
{
	struct db_stmt *rows =
		db_query(w->index->db, err, "SELECT id, name FROM concept", "");
	bool failed = rows == NULL;

	while (!failed && db_step(rows, &failed, err))
		remember(w, db_int(rows, 0), db_text(rows, 1));
	if (rows)
		db_done(rows);
	return !failed;
}

bool marks_add_concept(
	struct writer *w, struct str name, int64_t *number, struct err *err)
{
	const int64_t *known = concept_number(w, name);

	*number = known ? *known : (int64_t)w->concepts.len + 1;
	if (known)
		return true;
	remember(w, *number, name);
	return db_run(w->index->db, err,
		"INSERT INTO concept(id, name) VALUES(?1, ?2)", "is", *number,
		&name);
}

void marks_shorten(struct writer *w, struct str marks, struct buf *out)
{
	struct str mark;

	while (str_split(&marks, ' ', &mark)) {
		const struct str rest = str_sub(mark, 3, mark.len);
		const int64_t *number = NULL;

		if (str_starts(mark, STR(TERM_BEGIN)))
			number = concept_number(w, rest);
		if (out->len > 0)
			buf_byte(out, ' ');
		if (number)
			buf_printf(out, "%" PRId64, *number);
		else if (str_starts(mark, STR(REF_BEGIN)))
			buf_printf(out, "r%.*s", STR_ARG(rest));
		else
			buf_str(out, mark);
	}
}

static bool put_name(
	struct writer *w, int number, struct buf *out, struct err *err)
{
	struct db_stmt *row = db_query(w->index->db, err,
		"SELECT name FROM concept WHERE id = ?1", "i", (int64_t)number);
	const bool ok = row && db_step(row, NULL, err);

	if (ok) {
		buf_cstr(out, TERM_BEGIN);
		buf_str(out, db_text(row, 0));
	}
	if (row)
		db_done(row);
	return ok;
}

bool marks_lengthen(
	struct writer *w, struct str marks, struct buf *out, struct err *err)
{
	struct str mark;
	bool ok = true;

	while (ok && str_split(&marks, ' ', &mark)) {
		int number;

		if (out->len > 0)
			buf_byte(out, ' ');
		if (str_to_int(mark, &number)) {
			ok = put_name(w, number, out, err);
		} else if (str_starts(mark, STR("r"))) {
			buf_cstr(out, REF_BEGIN);
			buf_str(out, str_sub(mark, 1, mark.len));
		} else {
			buf_str(out, mark);
		}
	}
	return ok;
}
