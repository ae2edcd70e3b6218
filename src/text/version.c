/* SPDX-License-Identifier: MIT */
#include "text/version.h"

#include <unicode/uchar.h>
#include <unicode/uversion.h>

void text_version(struct buf *out)
{
	UVersionInfo icu, unicode;
	char text[U_MAX_VERSION_STRING_LENGTH];

	u_getVersion(icu);
	u_versionToString(icu, text);
	buf_printf(out, "ICU %s", text);
	u_getUnicodeVersion(unicode);
	u_versionToString(unicode, text);
	buf_printf(out, " (Unicode %s)", text);
}
