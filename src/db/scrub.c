/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "db/handle.h"

bool db_settle(struct db *db, struct err *err)
{
	int64_t is_out = 0;

	/* Only who is alone can leave WAL, which writes and removes it. */
	if (sqlite3_exec(db->handle, "PRAGMA journal_mode = DELETE", NULL, NULL,
		    NULL) == SQLITE_OK &&
		db_ask_int(db,
			"SELECT journal_mode = 'delete'"
			" FROM pragma_journal_mode",
			&is_out, NULL) &&
		is_out)
		return true;
	return err_set(err, ERR_STATE, _("'%s' is in use by another program"),
		db->path);
}

bool db_scrub(struct db *db, struct err *err)
{
	/* The copy that it is built from must not lie in a file either. */
	return db_exec(db, "PRAGMA temp_store = MEMORY; VACUUM", err);
}
