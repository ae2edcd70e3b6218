/* SPDX-License-Identifier: MIT */
/* The tokenizer of full text, as FTS5 sees it. */
#include "db/db.h"

#include "base/macros.h"

#include <check.h>

Suite *suite_db_terms(void);

#define ID 0x74657374

static struct db *db;
static struct err err;

static void setup(void)
{
	err = (struct err){0};
	db = db_open_memory(ID, &err);
	ck_assert_msg(db != NULL, "%s", err.message);
	ck_assert(db_exec(db,
		"CREATE VIRTUAL TABLE t USING fts5(words, marks, content='',"
		" tokenize='koine')",
		&err));
	ck_assert(db_exec(db,
		"INSERT INTO t(rowid, words, marks) VALUES"
		" (1, 'risks \1risk of ai', char(2) || 't:x'),"
		" (2, '  of   risks ', ''),"
		" (3, '\u98ce \u9669', ''),"
		" (4, '\1first second', '')",
		&err));
}

static void teardown(void)
{
	db_close(db);
}

/* Ids of the rows that match, as digits. */
static int match(const char *query)
{
	const struct str text = str_of(query);
	struct db_stmt *stmt = db_query(db, &err,
		"SELECT rowid FROM t WHERE t MATCH ?1 ORDER BY rowid", "s",
		&text);
	int found = 0;
	bool failed = stmt == NULL;

	while (!failed && db_step(stmt, &failed, &err))
		found = found * 10 + (int)db_int(stmt, 0);
	ck_assert_msg(!failed, "%s: %s", query, err.message);
	db_done(stmt);
	return found;
}

START_TEST(terms_are_cut_at_spaces_and_matched_as_they_are)
{
	static const struct {
		const char *query;
		int rows;
	} rows[] = {
		{"\"risks\"", 12},
		{"\"Risks\"", 0},
		{"\"risk\"", 0},
		{"\"of\" AND \"ai\"", 1},
		{"\"\u98ce \u9669\"", 3},
		{"\"\u9669 \u98ce\"", 0},
		{"\"ris\" *", 12},
		{"marks : \"\2t:x\"", 1},
		{"words : \"\2t:x\"", 0},
		{"\"\"", 0},
		{"\"  of  \"", 12},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_msg(match(rows[i].query) == rows[i].rows, "%s",
			rows[i].query);
}
END_TEST

START_TEST(terms_beside_stand_where_the_one_before_stands)
{
	ck_assert_int_eq(match("\"\1risk\""), 1);
	ck_assert_int_eq(match("\"risks of\""), 1);
	ck_assert_int_eq(match("\"\1risk of\""), 1);
	/* In a query it is a term like any other. */
	ck_assert_int_eq(match("\"risks \1risk of\""), 0);
	ck_assert_int_eq(match("\"\1first second\""), 4);
}
END_TEST

START_TEST(terms_deleted_leave_nothing)
{
	ck_assert(db_exec(db,
		"INSERT INTO t(t, rowid, words, marks) VALUES('delete', 1,"
		" 'risks \1risk of ai', char(2) || 't:x')",
		&err));
	ck_assert_int_eq(match("\"risks\""), 2);
	ck_assert_int_eq(match("\"\1risk\""), 0);
	ck_assert_int_eq(match("\"\2t:x\""), 0);
}
END_TEST

START_TEST(terms_with_nul_and_long_ones_are_terms)
{
	struct buf long_one = {0};
	struct str text;

	buf_fill(&long_one, 'x', 100000);
	buf_cstr(&long_one, " end");
	text = buf_view(&long_one);
	ck_assert(db_run(db, &err,
		"INSERT INTO t(rowid, words, marks) VALUES(5, ?1, '')", "s",
		&text));
	ck_assert_int_eq(match("\"end\""), 5);
	buf_release(&long_one);
}
END_TEST

Suite *suite_db_terms(void)
{
	Suite *suite = suite_create("db/terms");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_test(tests, terms_are_cut_at_spaces_and_matched_as_they_are);
	tcase_add_test(tests, terms_beside_stand_where_the_one_before_stands);
	tcase_add_test(tests, terms_deleted_leave_nothing);
	tcase_add_test(tests, terms_with_nul_and_long_ones_are_terms);
	suite_add_tcase(suite, tests);
	return suite;
}
