/* SPDX-License-Identifier: MIT */
#include "md/version.h"

#include <cmark.h>

void md_version(struct buf *out)
{
	buf_printf(out, "cmark %s", cmark_version_string());
}
