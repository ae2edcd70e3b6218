/* SPDX-License-Identifier: MIT */
/* What this program is and which libraries it found at run time. */
#include "cmd/help.h"

#include "base/mo.h"
#include "db/version.h"
#include "md/version.h"
#include "text/version.h"
#include "tui/screen.h"
#include "xml/version.h"
#include "json/version.h"

#ifndef KOINE_VERSION
#define KOINE_VERSION "0"
#endif

void help_libraries(int indent, struct buf *out)
{
	static void (*const versions[])(struct buf *) = {text_version,
		db_version, xml_version, md_version, json_version,
		screen_curses_version};

	for (size_t i = 0; i < ARRAY_LEN(versions); i++) {
		buf_fill(out, ' ', (size_t)indent);
		versions[i](out);
		buf_byte(out, '\n');
	}
}

void help_version(struct run *run)
{
	buf_cstr(&run->out, "koine " KOINE_VERSION "\n");
	help_libraries(0, &run->out);
	buf_printf(&run->out, "%s\n",
		_("MIT licence: free to use, change and give on; there is no "
		  "warranty"));
}
