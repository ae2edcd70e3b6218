/* SPDX-License-Identifier: MIT */
#include "db/handle.h"

#include <string.h>

/*
 * The tokenizer "koine" of FTS5: somebody else has cut the text into terms,
 * with single spaces between. Without state, so that there is nothing to make
 * but a pointer that is not NULL.
 */

static char the_only_one;

static int create(
	void *context, const char **args, int count, Fts5Tokenizer **out)
{
	(void)context;
	(void)args;
	(void)count;
	*out = (Fts5Tokenizer *)&the_only_one;
	return SQLITE_OK;
}

static void delete (Fts5Tokenizer *tokenizer)
{
	(void)tokenizer;
}

static int tokenize(Fts5Tokenizer *tokenizer, void *context, int flags,
	const char *text, int len,
	int (*take)(void *, int, const char *, int, int, int))
{
	const bool is_document = (flags & FTS5_TOKENIZE_DOCUMENT) != 0;
	int code = SQLITE_OK;
	int end;

	(void)tokenizer;
	for (int at = 0; at < len && code == SQLITE_OK; at = end + 1) {
		const char *space = memchr(text + at, ' ', (size_t)(len - at));

		end = space ? (int)(space - text) : len;
		if (end > at)
			code = take(context,
				is_document && text[at] == DB_TERM_BESIDE
					? FTS5_TOKEN_COLOCATED
					: 0,
				text + at, end - at, at, end);
	}
	return code;
}

/* NULL if this SQLite has no FTS5. */
static fts5_api *find_api(sqlite3 *handle)
{
	sqlite3_stmt *stmt = NULL;
	fts5_api *api = NULL;

	if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &stmt, NULL) ==
		SQLITE_OK) {
		sqlite3_bind_pointer(
			stmt, 1, (void *)&api, "fts5_api_ptr", NULL);
		sqlite3_step(stmt);
	}
	sqlite3_finalize(stmt);
	return api;
}

bool terms_register(struct db *db, struct err *err)
{
	fts5_tokenizer tokenizer = {create, delete, tokenize};
	fts5_api *api = find_api(db->handle);
	int code = SQLITE_ERROR;

	if (api)
		code = api->xCreateTokenizer(
			api, "koine", NULL, &tokenizer, NULL);
	return code == SQLITE_OK || db_fail(db, code, err);
}
