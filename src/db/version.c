/* SPDX-License-Identifier: MIT */
#include "db/version.h"

#include <sqlite3.h>

void db_version(struct buf *out)
{
	buf_printf(out, "SQLite %s", sqlite3_libversion());
}
