/* SPDX-License-Identifier: MIT */
#include "xml/version.h"

#include <libxml/parser.h>

/* libxml2 says "20914", and what it was built from after that. */
void xml_version(struct buf *out)
{
	int n = 0;
	size_t digits = 0;

	while (xmlParserVersion[digits] >= '0' &&
		xmlParserVersion[digits] <= '9')
		digits++;
	if (str_to_int((struct str){xmlParserVersion, digits}, &n))
		buf_printf(out, "libxml2 %d.%d.%d", n / 10000, n / 100 % 100,
			n % 100);
	else
		buf_printf(out, "libxml2 %s", xmlParserVersion);
}
