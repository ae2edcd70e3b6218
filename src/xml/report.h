/* SPDX-License-Identifier: MIT */
/* Makes libxml2's complaints into one sentence of koine's form. */
#ifndef KOINE_XML_REPORT_H
#define KOINE_XML_REPORT_H

#include "base/err.h"

#include <libxml/xmlreader.h>

/* 2.12 made the argument of error functions const. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *report_arg;
#else
typedef xmlErrorPtr report_arg;
#endif

/* Where the errors of one document go: the first one is told. */
struct report {
	const char *name;        /* the file, for messages */
	xmlTextReaderPtr reader; /* NULL for a schema */
	struct err *err;
	bool is_told;
};

/*
 * "FILE:LINE: text" with the first letter small, no line break and no full
 * stop, if nothing was told before.
 */
void report_tell(struct report *report, int line, const char *text);
/* A structured error function; `data` is a struct report. */
void report_on_error(void *data, report_arg error);
/* The line of a node, or of the parser (`reader` may be NULL); at least 1. */
int report_line_of(const xmlNode *node, xmlTextReaderPtr reader);

#endif
